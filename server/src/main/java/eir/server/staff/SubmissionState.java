package eir.server.staff;

import eir.archive.index.Presentation.Progress;
import eir.archive.index.Presentations;
import eir.archive.index.Submission;
import eir.archive.index.SubmissionVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a submission stands, as lists say it. */
public enum SubmissionState {
  ERASED,
  REPLACED,
  PREPARING,
  /** All is made, but at least one series cannot be shown. */
  PROBLEM,
  READY;

  /** The states of these submissions. */
  static Map<SubmissionVersion, SubmissionState> of(
      List<Submission> submissions, Presentations presentations) {
    Map<SubmissionVersion, Progress> progress =
        presentations.progress(submissions.stream().map(Submission::id).toList());
    Map<SubmissionVersion, SubmissionState> states = new HashMap<>();
    for (Submission each : submissions) {
      states.put(each.id(), of(each, progress.getOrDefault(each.id(), new Progress(0, 0, 0))));
    }
    return states;
  }

  /** The state of one. */
  static SubmissionState of(Submission submission, Presentations presentations) {
    return of(List.of(submission), presentations).getOrDefault(submission.id(), PREPARING);
  }

  private static SubmissionState of(Submission submission, Progress progress) {
    if (submission.erasedAt().isPresent()) {
      return ERASED;
    }
    if (submission.newerVersion().isPresent()) {
      return REPLACED;
    }
    if (progress.made() < progress.series()) {
      return PREPARING;
    }
    return progress.unshown() > 0 ? PROBLEM : READY;
  }
}
