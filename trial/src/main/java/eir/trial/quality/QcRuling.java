package eir.trial.quality;

import eir.trial.UserId;
import java.time.Instant;
import java.util.List;

/** What quality control found and did, once. */
public record QcRuling(
    QcOutcome outcome, List<QcAnswer> answers, List<Deviation> deviations, UserId by, Instant at) {
  public QcRuling {
    answers = List.copyOf(answers);
    deviations = List.copyOf(deviations);
  }
}
