package eir.trial;

import eir.trial.charter.Category;
import eir.trial.decision.DecisionOutcome;

/**
 * The answer of central review, as far as the life of a case depends on it. The merged form is not
 * kept: it follows from the signed reads at any time.
 *
 * @param imagingEligible whether the images meet the charter's criteria (docs/domain.md §5.2);
 *     presets the physician's outcome
 */
public record Verdict(Category category, boolean imagingEligible, Source source) {

  /** Quality control found the images not evaluable and asked no read. */
  public static Verdict notEvaluableByQc() {
    return new Verdict(Category.NOT_EVALUABLE, false, Source.QC);
  }

  /** Whether the images could not be judged. */
  public boolean isNotEvaluable() {
    return category == Category.NOT_EVALUABLE;
  }

  /** The outcome that the rule presets; another needs the physician's reason. */
  public DecisionOutcome outcome() {
    if (isNotEvaluable()) {
      return DecisionOutcome.NOT_EVALUABLE;
    }
    return imagingEligible ? DecisionOutcome.ELIGIBLE : DecisionOutcome.NOT_ELIGIBLE;
  }

  /** Where the answer comes from. */
  public enum Source {
    QC,
    READS,
    ADJUDICATION
  }
}
