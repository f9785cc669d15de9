package eir.trial;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.RUI;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.SlotRead.Abandoned;
import eir.trial.SlotRead.Assigned;
import eir.trial.SlotRead.Declined;
import eir.trial.SlotRead.Draft;
import eir.trial.SlotRead.Life;
import eir.trial.SlotRead.Signed;
import eir.trial.SlotRead.Superseded;
import eir.trial.decision.CloseReason;
import eir.trial.decision.DecisionOutcome;
import eir.trial.reading.SignableForms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a read (docs/domain.md §2.3). */
class ReadLifeTest {

  @Test
  void theFirstLookBeginsTheDraftAndLaterOnesAppendNothing() {
    Story story = Story.reading();
    assertThat(life(story, Slot.R1)).isEqualTo(new Assigned());
    Instant opened = later(story);

    open(story, Slot.R1);
    later(story);

    assertThat(life(story, Slot.R1)).isEqualTo(new Draft(opened));
    assertThat(allowed(ReadLife.open(story.file, story.holder(Slot.R1), Slot.R1, story.trial)))
        .isEmpty();
    assertThat(allowed(ReadLife.save(story.file, story.holder(Slot.R1), Slot.R1, story.trial)))
        .isEmpty();
  }

  @Test
  void lookingAndDecliningLeaveTheVersionOfTheCaseAlone() {
    Story story = Story.reading();
    long version = story.file.versions().ofCase();

    open(story, Slot.R1);
    decline(story, Slot.R2);

    assertThat(story.file.versions().ofCase()).isEqualTo(version);
    assertThat(story.file.versions().ofSlot(Slot.R2)).isEqualTo(2);
  }

  @Test
  void aSignatureKeepsWhenTheReaderFirstLooked() {
    Story story = Story.reading();
    Instant opened = later(story);
    open(story, Slot.R1);
    Instant signed = later(story);

    story.signs(Slot.R1, SignableForms.characteristic());

    assertThat(life(story, Slot.R1))
        .isInstanceOfSatisfying(
            Signed.class,
            read -> {
              assertThat(read.openedAt()).isEqualTo(opened);
              assertThat(read.signedAt()).isEqualTo(signed);
            });
  }

  @Test
  void aReaderWithAConflictOfInterestGivesTheSlotBackAndTheCoordinatorFillsIt() {
    Story story = Story.reading();
    UserId declined = story.holder(Slot.R1).user();
    Instant at = later(story);
    decline(story, Slot.R1);

    assertThat(life(story, Slot.R1)).isEqualTo(new Declined(at, Say.REASON));
    assertThat(story.file.reader(Slot.R1)).isEmpty();
    assertThat(Assignment.reader(Slot.R1, story.file, story.charter, story.trial.people))
        .isPresent()
        .get()
        .isNotEqualTo(declined);
    assertThat(Lifecycle.isVisible(story.file, Actor.of(declined, Role.READER))).isFalse();
  }

  @Test
  void aReasonIsAskedOfWhoDeclines() {
    Story story = Story.reading();

    assertThat(
            ReadLife.decline(story.file, story.holder(Slot.R1), Slot.R1, "no time", story.trial)
                .refusal())
        .contains(Refusal.REASON_REQUIRED);
  }

  @Test
  void aDraftIsAbandonedWhenAnotherReaderTakesOver() {
    Story story = Story.reading();
    Instant opened = later(story);
    open(story, Slot.R1);
    UserId next =
        List.of("lena", "davi", "noa").stream()
            .map(UserId::new)
            .filter(user -> !story.file.hasRead(user, List.of(Slot.R1, Slot.R2)))
            .findFirst()
            .orElseThrow();
    Instant at = later(story);

    story.does(ANA, new CaseCommand.AssignReader(Slot.R1, next));

    assertThat(story.file.readsIn(Slot.R1))
        .extracting(SlotRead::life)
        .containsExactly(new Abandoned(Optional.of(opened), at), new Assigned());
    assertThat(story.file.readsIn(Slot.R1)).extracting(SlotRead::version).containsExactly(1, 2);
  }

  @Test
  void newImagesSupersedeWhatIsSignedAndMoveWhatIsOpen() {
    Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
    Actor second = story.holder(Slot.R2);
    open(story, Slot.R2);
    Life draft = life(story, Slot.R2);

    story.does(second, Say.readerAsks()).does(RUI, Say.submit());

    assertThat(life(story, Slot.R1)).isInstanceOf(Superseded.class);
    assertThat(story.file.reader(Slot.R1)).isEmpty();
    assertThat(life(story, Slot.R2)).isEqualTo(draft);
    assertThat(story.file.holder(Slot.R2).orElseThrow().submission()).isEqualTo(2);
    assertThat(story.last.events()).last().isEqualTo(new CaseEvent.ReadSuperseded(Slot.R1, 1));
  }

  @Test
  void anAnswerWithoutNewImagesLeavesSignedReads() {
    Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
    Life signed = life(story, Slot.R1);
    story.does(story.holder(Slot.R2), Say.readerAsks());

    story.does(RUI, Say.answer(story.file)).does(CAIO, Say.pass());

    assertThat(story.file.state().name()).isEqualTo(StateName.READING);
    assertThat(life(story, Slot.R1)).isEqualTo(signed);
  }

  @Test
  void anUnlockedReadKeepsItsOldVersionAndGoesOnAsADraftOfTheSameReader() {
    Story story = Story.deciding();
    UserId reader = story.file.reader(Slot.R1).orElseThrow();
    Instant at = later(story);

    story.does(ANA, Say.unlock(Slot.R1));

    List<SlotRead> versions = story.file.readsIn(Slot.R1);
    assertThat(versions.getFirst().life()).isInstanceOf(Superseded.class);
    assertThat(versions.getLast()).isEqualTo(new SlotRead(2, 1, reader, at, new Draft(at)));
    assertThat(story.file.verdict()).isEmpty();
    assertThat(story.file.state().name()).isEqualTo(StateName.READING);
  }

  @Test
  void anUnlockedReadLetsTheAdjudicatorGo() {
    Story story = Story.adjudicating();

    story.does(ANA, Say.unlock(Slot.R2));

    assertThat(life(story, Slot.ADJ)).isInstanceOf(Abandoned.class);
    assertThat(story.file.reader(Slot.ADJ)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"CLOSE", "WITHDRAW"})
  void theEndOfACaseAbandonsOpenReadsAndKeepsSignedOnes(Act end) {
    Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
    Instant at = later(story);

    story.does(ANA, end == Act.CLOSE ? Say.close(CloseReason.DIED) : Say.withdraw());

    assertThat(life(story, Slot.R1)).isInstanceOf(Signed.class);
    assertThat(life(story, Slot.R2)).isEqualTo(new Abandoned(Optional.empty(), at));
  }

  @Test
  void aRejectionByQualityControlAbandonsOpenReads() {
    Story story = Story.reading().does(ANA, Say.returnToQc()).does(CAIO, Say.ask());
    story.does(RUI, Say.nothing(story.file));
    Instant at = later(story);

    story.does(CAIO, Say.reject());

    assertThat(life(story, Slot.R1)).isEqualTo(new Abandoned(Optional.empty(), at));
    assertThat(story.file.verdict()).contains(Verdict.notEvaluableByQc());
  }

  @Test
  void whatIsRefusedIsRefusedInTheOrderOfTheActs() {
    Story story = Story.reading();
    Actor holder = story.holder(Slot.R1);
    Actor stranger = Actor.of(new UserId("zoe"), Role.READER);

    assertThat(refusal(story, stranger, Slot.ADJ)).isEqualTo(Refusal.NOT_VISIBLE);
    assertThat(refusal(story, holder, Slot.ADJ)).isEqualTo(Refusal.WRONG_STATE);
    assertThat(refusal(story, ANA, Slot.R1)).isEqualTo(Refusal.WRONG_ROLE);
    assertThat(refusal(story, holder, Slot.R2)).isEqualTo(Refusal.NOT_YOURS);
    story.signs(Slot.R1, SignableForms.characteristic());
    assertThat(refusal(story, holder, Slot.R1)).as("signed").isEqualTo(Refusal.NOT_YOURS);
  }

  @Test
  void nobodyOpensAReadWhileTheCaseIsElsewhere() {
    Story story = Story.reading();
    Actor holder = story.holder(Slot.R1);
    story.does(ANA, Say.returnToQc());

    assertThat(refusal(story, holder, Slot.R1)).isEqualTo(Refusal.WRONG_STATE);
    assertThat(((Ruling.Refused) ReadLife.save(story.file, holder, Slot.R1, story.trial)).who())
        .isEqualTo(Set.of(Role.QC));
  }

  @Test
  void theAdjudicatorsDraftLivesLikeAReaders() {
    Story story = Story.adjudicating();
    Instant opened = later(story);
    open(story, Slot.ADJ);
    story.does(story.holder(Slot.ADJ), Say.adjudicate(Slot.R1));

    assertThat(life(story, Slot.ADJ))
        .isInstanceOfSatisfying(
            Signed.class, read -> assertThat(read.openedAt()).isEqualTo(opened));
    assertThat(story.file.verdict().orElseThrow().outcome()).isEqualTo(DecisionOutcome.ELIGIBLE);
  }

  private static Instant later(Story story) {
    story.trial.now = story.trial.now.plus(Duration.ofMinutes(7));
    return story.trial.now;
  }

  private static Life life(Story story, Slot slot) {
    return story.file.readsIn(slot).getLast().life();
  }

  private static void open(Story story, Slot slot) {
    story.add((Ruling.Allowed) ReadLife.open(story.file, story.holder(slot), slot, story.trial));
  }

  private static void decline(Story story, Slot slot) {
    story.add(
        (Ruling.Allowed)
            ReadLife.decline(story.file, story.holder(slot), slot, Say.REASON, story.trial));
  }

  private static List<Entry> allowed(Ruling ruling) {
    return ((Ruling.Allowed) ruling).entries();
  }

  private static Refusal refusal(Story story, Actor actor, Slot slot) {
    return ReadLife.open(story.file, actor, slot, story.trial).refusal().orElseThrow();
  }
}
