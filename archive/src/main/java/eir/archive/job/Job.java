package eir.archive.job;

import java.time.Instant;

/**
 * A piece of work in the hands of one worker until its lease ends.
 *
 * @param kind which work: {@code bundle-series}
 * @param subject on what: the id of a series
 * @param attempt 1 for the first time
 * @param leaseUntil then another worker may take it
 * @param lease what proves that it is still ours when it is done
 */
public record Job(
    long id, String kind, String subject, int attempt, Instant leaseUntil, String lease) {}
