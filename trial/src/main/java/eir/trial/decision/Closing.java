package eir.trial.decision;

import eir.trial.CaseCode;
import java.time.Instant;
import java.util.Optional;

/** One end of a case; there may be several, each but the last followed by a reopening. */
public record Closing(CloseReason reason, Optional<CaseCode> duplicateOf, Instant at) {}
