package eir.server.preparation;

import eir.archive.Archive;
import eir.archive.casework.Effects;
import eir.archive.casework.Findings;
import eir.archive.index.Inventory;
import eir.archive.job.Job;
import eir.imaging.series.StudySurvey;
import eir.server.casework.SurveyedSubmission;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.charter.Charter;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.Submission;
import eir.trial.quality.SubmissionFacts;
import eir.trial.reading.ReadContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs Q01 to Q18 on each submission that was handed in and keeps what they found: quality control
 * and the rules of the reading form ask for it. A submission whose files cannot be surveyed stays
 * without findings, so that nobody can pass it unseen (guard G05).
 */
final class SubmissionChecks {
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final String NOT_CHECKED = "NOT_CHECKED";

  private final Archive archive;
  private final EventLog log;

  SubmissionChecks(Archive archive, EventLog log) {
    this.archive = archive;
    this.log = log;
  }

  /**
   * Checks the submission that has waited for longest.
   *
   * @return false if there was none
   */
  boolean workOnce() {
    Optional<Job> job = archive.jobs().take(Set.of(Effects.CHECK_SUBMISSION), LEASE);
    job.ifPresent(this::work);
    return job.isPresent();
  }

  private void work(Job job) {
    long started = System.nanoTime();
    String[] subject = job.subject().split("/", -1);
    CaseCode code = new CaseCode(subject[0]);
    int number = Integer.parseInt(subject[1]);
    try {
      archive
          .cases()
          .file(code)
          .filter(file -> !file.erased())
          .ifPresent(file -> check(file, number));
      archive.jobs().done(job);
      log.info(
          Event.SUBMISSION_CHECKED,
          new Fact.Count("attempt", job.attempt()),
          new Fact.Took("millis", Duration.ofNanos(System.nanoTime() - started)));
    } catch (RuntimeException e) {
      // A bug met by one submission must not stop the others.
      log.error(
          Event.CHECK_FAILED,
          new Fact.Count("attempt", job.attempt()),
          new Fact.Failure("failure", e.getClass()));
      archive.jobs().failed(job, NOT_CHECKED);
    }
  }

  private void check(CaseFile file, int number) {
    Submission submission = file.submissions().get(number - 1);
    Charter charter = archive.cases().charterOf(file).orElseThrow();
    List<Inventory.Instance> instances =
        archive
            .submissions()
            .ofUpload(submission.upload().text())
            .map(found -> archive.submissions().inventory(found.id()).instances())
            .orElse(List.of());
    try (SeriesSources files = new SeriesSources(archive.objects(), instances)) {
      CaseFile.Opening opened = file.opened();
      SubmissionFacts facts =
          SurveyedSubmission.facts(
              StudySurvey.of(files.sources()),
              file.code().text(),
              number > 1
                  ? Optional.of(file.submissions().getFirst().pseudonym())
                  : Optional.empty(),
              new SubmissionFacts.Declared(opened.ageYears(), opened.sex()),
              submission.imagingAgeDays());
      archive
          .cases()
          .keepFindings(
              file.code(),
              number,
              new Findings(CheckedSubmission.of(facts, charter), context(facts)));
    }
  }

  private static ReadContext context(SubmissionFacts facts) {
    return new ReadContext(
        facts.series().stream()
            .map(series ->
                new ReadContext.Series(
                    series.uid(),
                    series.sequence(),
                    series.plane(),
                    series.region(),
                    stepMm(series)))
            .toList());
  }

  // The mean step is what the craniocaudal extent needs: n slices times it.
  private static double stepMm(SubmissionFacts.Series series) {
    double[] depths =
        series.slices().stream()
            .flatMapToDouble(slice -> slice.depthMm().stream())
            .distinct()
            .sorted()
            .toArray();
    return depths.length < 2 ? 0 : (depths[depths.length - 1] - depths[0]) / (depths.length - 1);
  }
}
