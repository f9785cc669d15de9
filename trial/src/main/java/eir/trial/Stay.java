package eir.trial;

import java.time.Instant;
import java.util.Optional;

/**
 * One stay in a state.
 *
 * @param to when the case left it; empty while it is there
 */
public record Stay(StateName state, Instant from, Optional<Instant> to) {}
