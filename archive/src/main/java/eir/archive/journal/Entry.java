package eir.archive.journal;

import java.time.Instant;

/**
 * An act as it stands in the journal.
 *
 * @param seq from 1 without gaps
 * @param act without reason and with blank texts in its details if they were redacted
 * @param isRedacted whether its words were removed
 */
public record Entry(long seq, Instant at, Act act, boolean isRedacted) {}
