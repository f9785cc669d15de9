package eir.trial.audit;

/**
 * A place of the chain that somebody outside holds: mailed daily and printed on exports, so that a
 * tail that was cut off or rewritten shows.
 */
public record Checkpoint(long seq, Hash hash) {}
