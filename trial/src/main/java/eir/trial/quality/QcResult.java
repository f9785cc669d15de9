package eir.trial.quality;

import eir.trial.charter.Language;
import eir.trial.charter.Level;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one automatic check.
 *
 * @param level how much a failure weighs under this charter
 * @param seriesUids series that it fails on; empty for the submission as a whole
 * @param missing names of required series that are not there
 */
public record QcResult(
    QcCheck check, Outcome outcome, Level level, List<String> seriesUids, List<String> missing) {

  public QcResult {
    seriesUids = List.copyOf(seriesUids);
    missing = List.copyOf(missing);
  }

  /** How a check ended. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** A fact that only people can give is not there. */
    NOT_CHECKED
  }

  static QcResult passed(QcCheck check) {
    return new QcResult(check, Outcome.PASSED, check.levelIfNot(), List.of(), List.of());
  }

  static QcResult notChecked(QcCheck check) {
    return new QcResult(check, Outcome.NOT_CHECKED, check.levelIfNot(), List.of(), List.of());
  }

  /** Passed unless there are series to name. */
  static QcResult of(QcCheck check, List<String> seriesUids) {
    return seriesUids.isEmpty()
        ? passed(check)
        : new QcResult(
            check,
            Outcome.FAILED,
            check.levelIfNot(),
            seriesUids.stream().distinct().toList(),
            List.of());
  }

  static QcResult of(QcCheck check, boolean passes) {
    return passes
        ? passed(check)
        : new QcResult(check, Outcome.FAILED, check.levelIfNot(), List.of(), List.of());
  }

  /** What the case is told of it. */
  public Optional<QcFinding> finding() {
    return outcome == Outcome.FAILED ? Optional.of(new QcFinding(check, level)) : Optional.empty();
  }

  /** The words with which the site is asked about it in one click. */
  public String queryText(Language language) {
    return QcTexts.query(check, language);
  }
}
