package eir.trial.quality;

import eir.trial.charter.Charter;
import eir.trial.charter.SequenceClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the automatic checks found on a submission, with the facts of its series, by which those
 * that depend on what the series are can be run again.
 *
 * @param failed checks that did not pass, in the order of the table
 * @param series none if they were not kept; then a correction changes no finding
 */
public record CheckedSubmission(List<QcFinding> failed, List<SeriesFacts> series) {
  public CheckedSubmission {
    failed = List.copyOf(failed);
    series = List.copyOf(series);
  }

  /** Runs Q01 to Q18. */
  public static CheckedSubmission of(SubmissionFacts facts, Charter charter) {
    return new CheckedSubmission(
        AutomaticChecks.findings(AutomaticChecks.run(facts, charter)),
        facts.series().stream().map(SeriesFacts::of).toList());
  }

  /**
   * The same submission with the classes that a person gave to some of its series, by UID: Q04 to
   * Q13 are run again, the others stand.
   */
  public CheckedSubmission corrected(Map<String, SequenceClass> classes, Charter charter) {
    if (classes.isEmpty() || series.isEmpty()) {
      return this;
    }
    List<SeriesFacts> seen =
        series.stream()
            .map(one -> one.as(classes.getOrDefault(one.uid(), one.sequence())))
            .toList();
    List<QcFinding> again = AutomaticChecks.findings(SeriesChecks.run(seen, charter));
    return new CheckedSubmission(
        Stream.concat(
                failed.stream().filter(one -> !SeriesChecks.CHECKS.contains(one.check())),
                again.stream())
            .sorted(Comparator.comparing(QcFinding::check))
            .toList(),
        seen);
  }
}
