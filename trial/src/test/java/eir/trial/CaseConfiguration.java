package eir.trial;

import eir.trial.decision.CloseReason;
import eir.trial.quality.Query;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.Submission;
import java.util.List;

/**
 * What of a case decides which states can follow: without times, texts, names and history, and the
 * readers' slots sorted, as it makes no difference which of them holds which side. Submissions are
 * bounded by the charter (three in the small trial); decisions, letters, queries and versions of
 * reads are not counted, as no rule asks how many there were.
 */
final class CaseConfiguration {
  private CaseConfiguration() {}

  static String of(CaseFile file) {
    // Nothing leaves these two, so their past makes no difference.
    if (file.state() instanceof CaseState.Withdrawn) {
      return StateName.WITHDRAWN.name();
    }
    if (file.state() instanceof CaseState.Closed(CloseReason reason, _)
        && reason == CloseReason.ENTERED_IN_ERROR) {
      return "CLOSED for good";
    }
    List<String> slots = Slot.ofReaders(3).stream().map(slot -> slot(file, slot)).sorted().toList();
    return String.join(
        " ",
        file.state().name().name(),
        Integer.toString(file.submissionNumber()),
        file.submission()
            .flatMap(Submission::lastRuling)
            .map(ruling -> ruling.outcome().name())
            .orElse("-"),
        slots.toString(),
        slot(file, Slot.ADJ),
        file.verdict().map(Verdict::outcome).map(Enum::name).orElse("-"),
        file.decision().map(decision -> decision.outcome().name()).orElse("-"),
        file.referral().map(referral -> referral.status().name()).orElse("-"),
        lastAnswer(file),
        file.quarantined().isEmpty() ? "-" : "hidden",
        isIdentityAsked(file) ? "identity" : "-");
  }

  private static String slot(CaseFile file, Slot slot) {
    return file.holder(slot)
        .map(read ->
            read.isOpen()
                ? "open"
                : file.signedForm(slot).map(form -> form.word("E1")).orElse("chosen"))
        .orElse("-");
  }

  // Guard G09 asks for it.
  private static String lastAnswer(CaseFile file) {
    return file.queries().stream()
        .filter(query -> !query.isOpen())
        .reduce((_, last) -> last)
        .map(query ->
            query.status() instanceof Query.Answered(QueryAnswer.NotObtainable _, _) ? "no" : "yes")
        .orElse("-");
  }

  // The only question that can be open outside QUERIED.
  private static boolean isIdentityAsked(CaseFile file) {
    return file.openQueries().stream()
        .anyMatch(query -> query.category() == QueryCategory.IDENTITY);
  }
}
