package eir.trial;

import java.time.Instant;

/** One event of a case as the journal keeps it: when, by whom in which role, and what. */
public record Entry(Instant at, Actor by, CaseEvent event) {}
