package eir.trial.guard;

import eir.trial.CaseCommand;
import eir.trial.decision.Settlement;
import eir.trial.quality.Deviation;
import eir.trial.quality.IdentifierCheck;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.Suspect;
import java.util.List;
import java.util.stream.Stream;

/** The free texts of commands, and what they must be like. */
public final class Texts {
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST = 2000;

  private Texts() {}

  /** Whether {@code text} is a reason: 10 to 2000 characters that identify nobody. */
  public static boolean isReason(String text) {
    return text.strip().length() >= SHORTEST_REASON
        && text.length() <= LONGEST
        && IdentifierCheck.passes(text);
  }

  /** Whether {@code text} says something in up to 2000 characters. */
  static boolean isSaid(String text) {
    return !text.isBlank() && text.length() <= LONGEST;
  }

  /** What is suspect in the free texts of {@code command}, text after text. */
  public static List<Suspect> suspects(CaseCommand command) {
    return of(command).stream().flatMap(text -> IdentifierCheck.of(text).stream()).toList();
  }

  static List<String> of(CaseCommand command) {
    return switch (command) {
      case CaseCommand.OpenCase open ->
          List.of(open.localDiagnosis(), open.clinicalNote(), open.reason());
      case CaseCommand.QcPass pass -> pass.deviations().stream().map(Deviation::reason).toList();
      case CaseCommand.QcReject reject -> List.of(reject.reason());
      case CaseCommand.AnswerQuery answer ->
          answer.answers().stream()
              .flatMap(one ->
                  one instanceof QueryAnswer.Text(_, String text)
                      ? Stream.of(text)
                      : Stream.empty())
              .toList();
      case CaseCommand.SignAdjudication sign ->
          sign.settlement() instanceof Settlement.Chosen(_, String reason)
              ? List.of(reason)
              : List.of();
      case CaseCommand.SignDecision sign -> List.of(sign.overrideReason());
      case CaseCommand.Acknowledge acknowledge -> List.of(acknowledge.reason());
      case CaseCommand.Quarantine quarantine -> List.of(quarantine.text());
      case CaseCommand.Reasoned reasoned -> List.of(reasoned.reason());
      case CaseCommand.Asking asking -> List.of(asking.text());
      // These carry words of lists, dates and codes only; a read's texts are its form's affair.
      case CaseCommand.Submit _,
          CaseCommand.AssignReader _,
          CaseCommand.SignRead _,
          CaseCommand.SendCommunication _,
          CaseCommand.RecordConsent _,
          CaseCommand.SendReferral _,
          CaseCommand.AcceptReferral _,
          CaseCommand.Remind _ ->
          List.of();
    };
  }
}
