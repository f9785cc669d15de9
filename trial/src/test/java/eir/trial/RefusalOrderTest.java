package eir.trial;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.NARA;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.RUI;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.charter.SharingBasis;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.Manifest;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.Suspect;
import eir.trial.reading.ReadForm;
import eir.trial.reading.SignableForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * When several things are wrong, the first of docs/domain.md §2.1 is said: each test mends one
 * thing after the other.
 */
class RefusalOrderTest {
  private static final Signing UNSIGNED = new Signing.Unsigned();
  private static final String BORN = "born on 2019-03-12 as they say";

  @Test
  void whatIsNotVisibleIsSaidBeforeStalenessStateRoleAndGuard() {
    Story story = Story.withdrawn();
    story.trial.expectedVersion = OptionalLong.of(99);
    CaseCommand wrong = new CaseCommand.ReturnToQc("");

    assertThat(refusal(story, NARA, wrong)).isEqualTo(Refusal.NOT_VISIBLE);
    assertThat(refusal(story, RUI, wrong)).isEqualTo(Refusal.CONFLICT);
    story.trial.expectedVersion = OptionalLong.of(story.file.versions().ofCase());
    assertThat(refusal(story, RUI, wrong)).isEqualTo(Refusal.WRONG_STATE);
    Story reading = Story.reading();
    assertThat(refusal(reading, RUI, wrong)).isEqualTo(Refusal.WRONG_ROLE);
    assertThat(refusal(reading, ANA, wrong)).isEqualTo(Refusal.REASON_REQUIRED);
    assertThat(reading.ask(ANA, Say.returnToQc())).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aRefusalSaysWhoseTurnItIsOrWhoCanDoIt() {
    Story stale = Story.reading();
    stale.trial.expectedVersion = OptionalLong.of(0);

    assertThat(who(Story.reading(), NARA, Say.withdraw())).isEmpty();
    assertThat(who(stale, ANA, Say.returnToQc())).containsExactly(Role.READER);
    assertThat(who(Story.queried(), CAIO, Say.pass())).containsExactly(Role.SITE);
    assertThat(who(Story.reading(), RUI, Say.returnToQc()))
        .containsExactlyInAnyOrder(Role.COORDINATOR, Role.QC);
    assertThat(who(Story.reading(), ANA, Say.unlock(Slot.R1)))
        .as("the guard's own, where it names somebody")
        .containsExactlyInAnyOrder(Role.PHYSICIAN, Role.COORDINATOR);
    assertThat(who(Story.reading(), ANA, new CaseCommand.ReturnToQc("")))
        .as("else whoever may do the act")
        .containsExactlyInAnyOrder(Role.COORDINATOR, Role.QC);
  }

  @Test
  void aRefusalShowsWhereATextIdentifiesAndNeverTheText() {
    Ruling ruling = Story.reading().ask(ANA, new CaseCommand.ReturnToQc(BORN));

    assertThat(ruling)
        .isEqualTo(
            new Ruling.Refused(
                Refusal.REASON_REQUIRED,
                Set.of(Role.COORDINATOR, Role.QC),
                List.of(new Suspect(Suspect.Kind.DATE, 8, 18))));
  }

  @Test
  void anOpeningIsRefusedForSiteThenAgeThenText() {
    Story story = new Story();
    story.trial.inactive.add(SmallTrial.AURORA);

    assertThat(refusal(story, RUI, opening(40, BORN))).isEqualTo(Refusal.SITE_OR_CHARTER_INACTIVE);
    story.trial.inactive.clear();
    assertThat(refusal(story, RUI, opening(40, BORN))).isEqualTo(Refusal.AGE_OUT_OF_RANGE);
    assertThat(refusal(story, RUI, opening(7, BORN))).isEqualTo(Refusal.TEXT_IDENTIFIES);
    assertThat(story.ask(RUI, opening(7, "DIPG"))).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aSubmissionIsRefusedForItsImagesThenItsChildThenItsNumberThenTheAttestation() {
    Story story = Story.queried();
    story.charter = Story.charter(2, json -> json.put("maxSubmissions", 1));
    Optional<Manifest> whole = story.trial.manifest;
    story.trial.manifest = Optional.empty();
    CaseCommand unattested = attesting(false, UNSIGNED);

    assertThat(refusal(story, RUI, unattested)).isEqualTo(Refusal.SUBMISSION_INCOMPLETE);
    story.trial.manifest = Optional.of(manifest("7WF9LQCS2", true));
    assertThat(refusal(story, RUI, unattested)).isEqualTo(Refusal.OTHER_CHILD);
    story.trial.manifest = Optional.of(manifest("6VE8KPBR9", true));
    assertThat(refusal(story, RUI, unattested)).isEqualTo(Refusal.IMAGES_TAKEN);
    story.trial.manifest = whole;
    assertThat(refusal(story, RUI, unattested)).isEqualTo(Refusal.SUBMISSION_LIMIT);
    story.charter = Story.charter(2);
    assertThat(refusal(story, RUI, unattested)).isEqualTo(Refusal.ATTESTATION_MISSING);
    assertThat(refusal(story, RUI, attesting(true, UNSIGNED)))
        .isEqualTo(Refusal.ATTESTATION_MISSING);
    assertThat(story.ask(RUI, Say.submit())).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aPassIsRefusedForChecksThenPersonThenQuestionThenSignature() {
    Story story =
        Story.deciding()
            .does(CAIO, Say.quarantine())
            .does(ANA, Say.unlock(Slot.R1))
            .does(ANA, Say.returnToQc());
    Actor sender = Actor.of(RUI.user(), Role.QC);

    assertThat(refusal(story, sender, passing(List.of(), UNSIGNED)))
        .isEqualTo(Refusal.QC_INCOMPLETE);
    assertThat(refusal(story, sender, passing(Say.allSeen(), UNSIGNED)))
        .isEqualTo(Refusal.SEPARATION_OF_DUTIES);
    assertThat(refusal(story, CAIO, passing(Say.allSeen(), UNSIGNED)))
        .isEqualTo(Refusal.QUERY_OPEN);
    story.does(CAIO, Say.ask());
    story.does(RUI, Say.answer(story.file));
    assertThat(refusal(story, CAIO, passing(Say.allSeen(), UNSIGNED)))
        .isEqualTo(Refusal.SIGNATURE_REQUIRED);
    assertThat(story.ask(CAIO, Say.pass())).isInstanceOf(Ruling.Allowed.class);
  }

  @Test
  void aReadIsRefusedForItsReaderThenTheFormThenTheSignature() {
    Story story = Story.reading();
    Actor other = story.holder(Slot.R2);
    Actor own = story.holder(Slot.R1);

    assertThat(refusal(story, other, reading(ReadForm.empty()))).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(story, own, reading(ReadForm.empty()))).isEqualTo(Refusal.FORM_INVALID);
    assertThat(refusal(story, own, reading(SignableForms.characteristic())))
        .isEqualTo(Refusal.SIGNATURE_REQUIRED);
  }

  @Test
  void aDecisionIsRefusedForThePersonThenTheOutcomeThenTheSignature() {
    Story story = Story.deciding();
    Actor reader = Actor.of(story.file.reader(Slot.R1).orElseThrow(), Role.PHYSICIAN);
    CaseCommand unanswered =
        new CaseCommand.SignDecision(DecisionOutcome.ELIGIBLE, "", Map.of(), UNSIGNED);
    CaseCommand unsigned =
        new CaseCommand.SignDecision(
            DecisionOutcome.ELIGIBLE,
            "",
            Say.decide(DecisionOutcome.ELIGIBLE).checklist(),
            UNSIGNED);

    assertThat(refusal(story, reader, unanswered)).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(story, OLGA, unanswered)).isEqualTo(Refusal.DECISION_INVALID);
    assertThat(refusal(story, OLGA, unsigned)).isEqualTo(Refusal.SIGNATURE_REQUIRED);
  }

  @Test
  void anUnblindingIsRefusedForTheReasonThenTheSignatureThenTheRepetition() {
    Story story = Story.reading().does(OLGA, Say.unblind());

    assertThat(refusal(story, OLGA, unblinding("", UNSIGNED))).isEqualTo(Refusal.REASON_REQUIRED);
    assertThat(refusal(story, OLGA, unblinding(Say.REASON, UNSIGNED)))
        .isEqualTo(Refusal.SIGNATURE_REQUIRED);
    assertThat(refusal(story, OLGA, Say.unblind())).isEqualTo(Refusal.UNBLIND_INVALID);
  }

  private static Refusal refusal(Story story, Actor actor, CaseCommand command) {
    return story.ask(actor, command).refusal().orElseThrow();
  }

  private static Set<Role> who(Story story, Actor actor, CaseCommand command) {
    return ((Ruling.Refused) story.ask(actor, command)).who();
  }

  private static CaseCommand opening(int years, String diagnosis) {
    return new CaseCommand.OpenCase(SmallTrial.AURORA, years, Sex.FEMALE, diagnosis, "", "");
  }

  private static Manifest manifest(String pseudonym, boolean isTaken) {
    return new Manifest(120, 120, 0, 5, 5, pseudonym, isTaken, "ab".repeat(32));
  }

  private static CaseCommand attesting(boolean rightChild, Signing signing) {
    return new CaseCommand.Submit(
        SmallTrial.UPLOAD,
        new Attestation(rightChild, true, SharingBasis.CONSENT_IMAGING),
        signing);
  }

  private static CaseCommand passing(List<QcAnswer> answers, Signing signing) {
    return new CaseCommand.QcPass(answers, List.of(), signing);
  }

  private static CaseCommand reading(ReadForm form) {
    return new CaseCommand.SignRead(Slot.R1, form, UNSIGNED);
  }

  private static CaseCommand unblinding(String reason, Signing signing) {
    return new CaseCommand.Unblind(UnblindClass.EMERGENCY, reason, signing);
  }
}
