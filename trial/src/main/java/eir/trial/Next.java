package eir.trial;

import eir.trial.charter.Trigger;
import java.util.Set;

/** Where the reads signed so far lead: the answer of {@code afterRead} (docs/domain.md §2.2). */
public sealed interface Next {
  /** A read is still owed. */
  record StillReading() implements Next {}

  /** The reads differ in {@code triggers}. */
  record ToAdjudication(Set<Trigger> triggers) implements Next {
    public ToAdjudication {
      triggers = Set.copyOf(triggers);
    }
  }

  /** Central review has its answer. */
  record ToDecision(Verdict verdict) implements Next {}
}
