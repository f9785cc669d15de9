package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.AURORA;
import static eir.trial.SmallTrial.NOVA;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;
import static eir.trial.guard.GuardCase.refusesBehind;

import eir.trial.CaseCommand;
import eir.trial.CaseCommand.AcceptReferral;
import eir.trial.CaseCommand.DeclineReferral;
import eir.trial.CaseCommand.SendCommunication;
import eir.trial.Circumstances.RenderedLetter;
import eir.trial.Refusal;
import eir.trial.Say;
import eir.trial.Story;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.Language;
import eir.trial.decision.AckChannel;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Examples of the guards from the decision to the referral: G18, G20 to G24. */
final class DecisionGuardCases {
  private static final Map<String, ChecklistAnswer> CHECKLIST =
      Map.of(
          "ageInRange", ChecklistAnswer.YES,
          "noPriorTherapy", ChecklistAnswer.YES,
          "performanceOk", ChecklistAnswer.UNKNOWN,
          "nf1Known", ChecklistAnswer.NO);
  private static final LocalDate DECIDED_ON = LocalDate.parse("2026-03-02");

  static final List<GuardCase> ALL =
      List.of(
          holds(
              Guard.G18,
              "the outcome is the conclusion's",
              () -> deciding(Story.deciding(), DecisionOutcome.ELIGIBLE, "")),
          holds(
              Guard.G18,
              "another outcome has its reason",
              () -> deciding(Story.deciding(), DecisionOutcome.NOT_ELIGIBLE, Say.REASON)),
          refuses(
              Guard.G18,
              "another outcome has no reason",
              () -> deciding(Story.deciding(), DecisionOutcome.NOT_ELIGIBLE, "")),
          refuses(
              Guard.G18,
              "the reason of another outcome identifies",
              () ->
                  deciding(
                      Story.deciding(), DecisionOutcome.NOT_ELIGIBLE, "see record 4711 of 2019")),
          refuses(
              Guard.G18,
              "images that could not be judged make nobody eligible, whatever the reason",
              () -> deciding(QueryGuardCases.notEvaluable(), DecisionOutcome.ELIGIBLE, Say.REASON)),
          refuses(
              Guard.G18,
              "an item of the checklist has no answer",
              () ->
                  ask(
                      Story.deciding(),
                      OLGA,
                      new CaseCommand.SignDecision(
                          DecisionOutcome.ELIGIBLE,
                          "",
                          Map.of("ageInRange", ChecklistAnswer.YES),
                          Say.signed(SignatureMeaning.APPROVAL)))),
          holds(
              Guard.G20,
              "the letter is rendered",
              () -> ask(Story.decided(), OLGA, new SendCommunication())),
          refuses(Guard.G20, "the letter is not rendered", () -> sending(Optional.empty())),
          refuses(
              Guard.G20, "the letter tells an older decision", () -> sending(letter(0, Set.of()))),
          refuses(
              Guard.G20, "the letter has a gap", () -> sending(letter(1, Set.of("trialContact")))),
          refuses(
              Guard.G20,
              "nobody at the site is active",
              () -> {
                Story story = Story.decided();
                story.trial.people.removeIf(
                    person -> person.site().filter(AURORA::equals).isPresent());
                return ask(story, ANA, new SendCommunication());
              }),
          holds(
              Guard.G21,
              "the site confirms on its page",
              () -> ask(Story.communicated(), RUI, Say.acknowledge())),
          holds(
              Guard.G21,
              "the coordinator notes a telephone call",
              () -> confirming(AckChannel.PHONE, Say.REASON)),
          refuses(
              Guard.G21,
              "the coordinator confirms on the site's page",
              () -> confirming(AckChannel.PAGE, Say.REASON)),
          refuses(Guard.G21, "the call was about nothing", () -> confirming(AckChannel.PHONE, "")),
          refuses(
              Guard.G21,
              "the site notes a call with itself",
              () ->
                  ask(
                      Story.communicated(),
                      RUI,
                      new CaseCommand.Acknowledge(AckChannel.PHONE, Say.REASON))),
          holds(
              Guard.G22,
              "the family agrees on the day of the decision",
              () -> consenting(0, "2.0", DECIDED_ON)),
          holds(
              Guard.G22,
              "the family declines some days later",
              () -> {
                Story story = later(Story.awaitingConsent(), 9);
                return ask(
                    story,
                    ANA,
                    new CaseCommand.RecordConsent(
                        ConsentOutcome.DECLINED, "2.0", DECIDED_ON.plusDays(9)));
              }),
          refuses(
              Guard.G22,
              "the charter does not know the consent's version",
              () -> consenting(0, "1.0", DECIDED_ON)),
          refuses(
              Guard.G22,
              "the family agreed before the decision",
              () -> consenting(3, "2.0", DECIDED_ON.minusDays(1))),
          refuses(
              Guard.G22,
              "the family will agree tomorrow",
              () -> consenting(3, "2.0", DECIDED_ON.plusDays(4))),
          refusesBehind(
              Refusal.WRONG_STATE,
              Guard.G22,
              "the child may not take part",
              () ->
                  ask(
                      Story.deciding()
                          .does(OLGA, Say.decide(DecisionOutcome.NOT_ELIGIBLE))
                          .does(ANA, new SendCommunication()),
                      RUI,
                      Say.consent(ConsentOutcome.GIVEN))),
          holds(Guard.G23, "the family agreed", () -> ask(Story.consented(), OLGA, Say.refer())),
          holds(
              Guard.G23,
              "another unit said no",
              () -> ask(referring().does(ANA, new DeclineReferral(Say.REASON)), ANA, Say.refer())),
          refuses(
              Guard.G23,
              "the unit is not active",
              () -> {
                Story story = Story.consented();
                story.trial.inactive.add(NOVA);
                return ask(story, ANA, Say.refer());
              }),
          refuses(Guard.G23, "a unit is being asked", () -> ask(referring(), ANA, Say.refer())),
          refusesBehind(
              Refusal.WRONG_STATE,
              Guard.G23,
              "the family has not answered",
              () -> ask(Story.awaitingConsent(), ANA, Say.refer())),
          refusesBehind(
              Refusal.WRONG_STATE,
              Guard.G23,
              "a unit has accepted",
              () -> ask(Story.referred(), ANA, Say.refer())),
          holds(
              Guard.G24,
              "a unit is being asked",
              () -> ask(referring(), ANA, new AcceptReferral())),
          refuses(
              Guard.G24,
              "a unit accepts that nobody asked",
              () -> ask(Story.consented(), ANA, new AcceptReferral())),
          refuses(
              Guard.G24,
              "a unit says no that nobody asked",
              () -> ask(Story.consented(), ANA, new DeclineReferral(Say.REASON))),
          refuses(
              Guard.G24,
              "a unit accepts after it said no",
              () ->
                  ask(
                      referring().does(ANA, new DeclineReferral(Say.REASON)),
                      ANA,
                      new AcceptReferral())));

  private DecisionGuardCases() {}

  private static Question deciding(Story story, DecisionOutcome outcome, String reason) {
    return ask(
        story,
        OLGA,
        new CaseCommand.SignDecision(
            outcome, reason, CHECKLIST, Say.signed(SignatureMeaning.APPROVAL)));
  }

  private static Question sending(Optional<RenderedLetter> letter) {
    Story story = Story.decided();
    story.trial.letter = letter;
    return ask(story, ANA, new SendCommunication());
  }

  private static Optional<RenderedLetter> letter(int decision, Set<String> unresolved) {
    return Optional.of(new RenderedLetter(decision, Language.PT_BR, "cd".repeat(32), unresolved));
  }

  private static Question confirming(AckChannel channel, String reason) {
    return ask(Story.communicated(), ANA, new CaseCommand.Acknowledge(channel, reason));
  }

  private static Question consenting(int daysLater, String version, LocalDate date) {
    return ask(
        later(Story.awaitingConsent(), daysLater),
        RUI,
        new CaseCommand.RecordConsent(ConsentOutcome.GIVEN, version, date));
  }

  private static Story later(Story story, int days) {
    story.trial.now = story.trial.now.plus(Duration.ofDays(days));
    return story;
  }

  private static Story referring() {
    return Story.consented().does(ANA, Say.refer());
  }
}
