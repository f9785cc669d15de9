package eir.archive.journal;

import java.time.Instant;

/** An act and when it was done. */
public record Dated(Act act, Instant at) {}
