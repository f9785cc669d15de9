package eir.trial.decision;

import eir.trial.UserId;
import eir.trial.charter.ChecklistAnswer;
import java.time.Instant;
import java.util.Map;

/**
 * The trial physician's signed outcome. A new one never changes an old one.
 *
 * @param version from 1
 * @param overrideReason why it differs from the conclusion of the review; empty if it does not
 * @param effective whether it still holds
 */
public record Decision(
    int version,
    DecisionOutcome outcome,
    String overrideReason,
    Map<String, ChecklistAnswer> checklist,
    UserId signedBy,
    Instant signedAt,
    boolean effective) {
  public Decision {
    checklist = Map.copyOf(checklist);
  }

  /** The same decision, no longer in force. */
  public Decision superseded() {
    return new Decision(version, outcome, overrideReason, checklist, signedBy, signedAt, false);
  }
}
