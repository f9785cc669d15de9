package eir.trial.guard;

import eir.trial.CaseCommand.AnswerQuery;
import eir.trial.CaseCommand.Asking;
import eir.trial.CaseCommand.QcPass;
import eir.trial.CaseCommand.QcReject;
import eir.trial.charter.Level;
import eir.trial.charter.QcMode;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.Deviation;
import eir.trial.quality.IdentifierCheck;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.Query;
import eir.trial.quality.QueryAnswer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Guards of quality control and its questions. */
final class QualityGuards {
  private QualityGuards() {}

  // G05
  static boolean everyCheckIsAnswered(Asked asked) {
    Optional<CheckedSubmission> checked = asked.circumstances().checked();
    if (!(asked.command() instanceof QcPass pass) || checked.isEmpty()) {
      return false;
    }
    List<QcFinding> findings = checked.get().corrected(pass.classes(), asked.charter()).failed();
    if (asked.actor().isSystem()) {
      return asked.charter().qcMode() == QcMode.AUTO_IF_CLEAN && findings.isEmpty();
    }
    Map<QcCheck, QcAnswer.Seen> seen = new EnumMap<>(QcCheck.class);
    pass.answers().forEach(answer -> seen.put(answer.check(), answer.seen()));
    boolean allSeen =
        QcCheck.byEye().stream()
            .allMatch(check ->
                seen.get(check) == QcAnswer.Seen.PASSED || seen.get(check) == QcAnswer.Seen.FAILED);
    return allSeen
        && failed(findings, seen).entrySet().stream()
            .allMatch(entry ->
                switch (entry.getValue()) {
                  case CRITICAL -> false;
                  case MAJOR -> isAccepted(entry.getKey(), pass.deviations());
                  case MINOR, INFO -> true;
                });
  }

  private static Map<QcCheck, Level> failed(
      List<QcFinding> findings, Map<QcCheck, QcAnswer.Seen> seen) {
    Map<QcCheck, Level> failed = new EnumMap<>(QcCheck.class);
    findings.forEach(finding ->
        failed.merge(
            finding.check(),
            finding.level(),
            (one, other) -> one.compareTo(other) >= 0 ? one : other));
    seen.forEach((check, answer) -> {
      if (answer == QcAnswer.Seen.FAILED) {
        failed.put(check, check.levelIfNot());
      }
    });
    return failed;
  }

  private static boolean isAccepted(QcCheck check, List<Deviation> deviations) {
    return deviations.stream()
        .anyMatch(deviation -> deviation.check() == check && Texts.isReason(deviation.reason()));
  }

  // G06
  static boolean theControllerIsIndependent(Asked asked) {
    return asked.actor().isSystem()
        || Separation.mayControl(asked.actor().user(), asked.file(), asked.charter());
  }

  // G07
  static boolean noQueryIsOpen(Asked asked) {
    return asked.file().openQueries().isEmpty();
  }

  // G08
  static boolean theQueryIsNewAndHarmless(Asked asked) {
    return asked.command() instanceof Asking asking
        && Texts.isSaid(asking.text())
        && IdentifierCheck.passes(asking.text())
        && asked.file().openQueries().stream()
            .noneMatch(query ->
                query.category() == asking.category() && query.object().equals(asking.object()));
  }

  // G09
  static boolean nothingBetterCanBeHad(Asked asked) {
    return asked.command() instanceof QcReject reject
        && Texts.isReason(reject.reason())
        && (asked.file().submissionNumber() >= asked.charter().maxSubmissions()
            || lastAnswerIsNo(asked.file().queries()));
  }

  private static boolean lastAnswerIsNo(List<Query> queries) {
    return queries.stream()
        .filter(query -> !query.isOpen())
        .reduce((_, last) -> last)
        .filter(query -> query.status() instanceof Query.Answered(QueryAnswer.NotObtainable _, _))
        .isPresent();
  }

  // G10
  static boolean everyOpenQueryIsAnswered(Asked asked) {
    if (!(asked.command() instanceof AnswerQuery answer) || asked.file().submissions().isEmpty()) {
      return false;
    }
    Set<Integer> open = new HashSet<>();
    asked.file().openQueries().forEach(query -> open.add(query.number()));
    Set<Integer> answered = new HashSet<>();
    answer.answers().forEach(one -> answered.add(one.query()));
    return !open.isEmpty()
        && answered.equals(open)
        && answer.answers().size() == open.size()
        && answer.answers().stream()
            .allMatch(
                one -> !(one instanceof QueryAnswer.Text(_, String text)) || Texts.isSaid(text));
  }
}
