package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.IRIS;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.SmallTrial.SERIES;

import eir.trial.Act;
import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.Circumstances.ErasureRequest;
import eir.trial.Lifecycle;
import eir.trial.Say;
import eir.trial.Signing;
import eir.trial.Slot;
import eir.trial.Story;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.CharterKey;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.CloseReason;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.ReopenTarget;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.QcFinding;
import eir.trial.reading.SignableForms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Examples of G14 and G16 in every act that has them: the signature and the reason. */
final class TextAndSignatureGuardCases {
  private static final String IDENTIFIES = "the family lives at zqxj@example.org";

  static final List<GuardCase> ALL =
      Stream.of(signatures(), reasons(), Stream.of(automatic())).flatMap(all -> all).toList();

  private TextAndSignatureGuardCases() {}

  private static Stream<GuardCase> signatures() {
    return acts(Guard.G14)
        .flatMap(act ->
            Stream.of(
                GuardCase.holds(
                    Guard.G14,
                    act + " is signed under its meaning",
                    () -> signed(act, new Signing.Fresh(act.signature().orElseThrow()))),
                GuardCase.refuses(
                    Guard.G14, act + " is not signed", () -> signed(act, new Signing.Unsigned())),
                GuardCase.refuses(
                    Guard.G14,
                    act + " is signed under another meaning",
                    () -> signed(act, new Signing.Fresh(otherThan(act))))));
  }

  private static GuardCase automatic() {
    return GuardCase.holds(
        Guard.G14,
        "Eir itself signs nothing",
        () -> {
          Story story = Story.inQc();
          story.charter = Story.charter(2, json -> json.put("qcMode", "AUTO_IF_CLEAN"));
          story.trial.findings = Optional.of(List.<QcFinding>of());
          return new Question(
              story,
              Actor.SYSTEM,
              new CaseCommand.QcPass(List.of(), List.of(), new Signing.Unsigned()));
        });
  }

  private static Stream<GuardCase> reasons() {
    return acts(Guard.G16)
        .flatMap(act ->
            Stream.of(
                GuardCase.holds(
                    Guard.G16, act + " for ten characters", () -> because(act, "ten chars.")),
                GuardCase.holds(
                    Guard.G16, act + " for 2000 characters", () -> because(act, "x".repeat(2000))),
                GuardCase.refuses(Guard.G16, act + " for nothing", () -> because(act, "")),
                GuardCase.refuses(
                    Guard.G16, act + " for too few words", () -> because(act, "too few.         ")),
                GuardCase.refuses(
                    Guard.G16, act + " for too many words", () -> because(act, "x".repeat(2001))),
                GuardCase.refuses(
                    Guard.G16, act + " in identifying words", () -> because(act, IDENTIFIES))));
  }

  private static Stream<Act> acts(Guard guard) {
    return Arrays.stream(Act.values()).filter(act -> Lifecycle.guards(act).contains(guard));
  }

  private static SignatureMeaning otherThan(Act act) {
    return Arrays.stream(SignatureMeaning.values())
        .filter(meaning -> !act.signature().equals(Optional.of(meaning)))
        .findFirst()
        .orElseThrow();
  }

  private static Question signed(Act act, Signing signing) {
    Question question = legal(act, Say.REASON);
    CaseCommand command =
        switch (question.command()) {
          case CaseCommand.QcPass(var answers, var deviations, var classes, _) ->
              new CaseCommand.QcPass(answers, deviations, classes, signing);
          case CaseCommand.QcReject(var reason, _) -> new CaseCommand.QcReject(reason, signing);
          case CaseCommand.SignRead(var slot, var form, _) ->
              new CaseCommand.SignRead(slot, form, signing);
          case CaseCommand.SignAdjudication(var settlement, _) ->
              new CaseCommand.SignAdjudication(settlement, signing);
          case CaseCommand.SignDecision(var outcome, var reason, var checklist, _) ->
              new CaseCommand.SignDecision(outcome, reason, checklist, signing);
          case CaseCommand.AmendDecision(var reason, _) ->
              new CaseCommand.AmendDecision(reason, signing);
          case CaseCommand.Unblind(var unblindClass, var reason, _) ->
              new CaseCommand.Unblind(unblindClass, reason, signing);
          case CaseCommand.ReleaseQuarantine(var images, var reason, _) ->
              new CaseCommand.ReleaseQuarantine(images, reason, signing);
          default -> throw new AssertionError(act + " is not signed under G14");
        };
    return new Question(question.story(), question.actor(), command);
  }

  private static Question because(Act act, String reason) {
    return legal(act, reason);
  }

  /** A case in which {@code act} is done if its texts and its signature are right. */
  private static Question legal(Act act, String reason) {
    return switch (act) {
      case QC_PASS -> new Question(Story.inQc(), CAIO, Say.pass());
      case QC_REJECT -> {
        Story story = Story.queried();
        yield new Question(story.does(RUI, Say.nothing(story.file)), CAIO, Say.reject());
      }
      case SIGN_READ -> {
        Story story = Story.reading();
        yield new Question(
            story, story.holder(Slot.R1), Say.read(Slot.R1, SignableForms.characteristic()));
      }
      case SIGN_ADJUDICATION -> {
        Story story = Story.adjudicating();
        yield new Question(story, story.holder(Slot.ADJ), Say.adjudicate(Slot.R2));
      }
      case SIGN_DECISION ->
          new Question(Story.deciding(), OLGA, Say.decide(DecisionOutcome.ELIGIBLE));
      case RETURN_TO_QC -> new Question(Story.reading(), ANA, new CaseCommand.ReturnToQc(reason));
      case UNLOCK_READ ->
          new Question(Story.deciding(), ANA, new CaseCommand.UnlockRead(Slot.R1, reason));
      case AMEND_DECISION ->
          new Question(
              Story.referred(),
              OLGA,
              new CaseCommand.AmendDecision(reason, Say.signed(SignatureMeaning.APPROVAL)));
      case DECLINE_REFERRAL ->
          new Question(
              Story.consented().does(ANA, Say.refer()),
              ANA,
              new CaseCommand.DeclineReferral(reason));
      case CLOSE ->
          new Question(
              Story.opened(),
              ANA,
              new CaseCommand.Close(CloseReason.LOST, Optional.empty(), reason));
      case REOPEN ->
          new Question(Story.closed(), ANA, new CaseCommand.Reopen(ReopenTarget.DECIDING, reason));
      case WITHDRAW ->
          new Question(
              Story.opened(),
              RUI,
              new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_ERASE, reason));
      case ERASE_IMAGES -> {
        Story story = Story.withdrawn();
        story.trial.erasureRequest = Optional.of(new ErasureRequest(ANA.user(), false));
        yield new Question(story, IRIS, new CaseCommand.EraseImages(reason));
      }
      case UNBLIND ->
          new Question(
              Story.reading(),
              OLGA,
              new CaseCommand.Unblind(
                  UnblindClass.SAFETY, reason, Say.signed(SignatureMeaning.RESPONSIBILITY)));
      case RELEASE_QUARANTINE ->
          new Question(
              Story.deciding().does(CAIO, Say.quarantine()),
              CAIO,
              new CaseCommand.ReleaseQuarantine(
                  Set.of(SERIES), reason, Say.signed(SignatureMeaning.REVIEW)));
      case MIGRATE_CHARTER ->
          new Question(
              Story.opened(),
              ANA,
              new CaseCommand.MigrateCharter(new CharterKey("DIPG", 2), reason));
      default -> throw new AssertionError(act + " has neither G14 nor G16");
    };
  }
}
