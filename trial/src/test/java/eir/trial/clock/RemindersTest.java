package eir.trial.clock;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.AURORA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.RUI;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.Actor;
import eir.trial.CaseCommand.Remind;
import eir.trial.CaseEvent;
import eir.trial.Message;
import eir.trial.ReadLife;
import eir.trial.Refusal;
import eir.trial.Role;
import eir.trial.Ruling;
import eir.trial.Say;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.Story;
import eir.trial.charter.Clock;
import eir.trial.reading.SignableForms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When Eir reminds, of what, and whom. */
class RemindersTest {
  private static final Message.EveryoneIn COORDINATORS = new Message.EveryoneIn(Role.COORDINATOR);

  @ParameterizedTest(name = "{0} per cent of the target")
  @CsvSource({"49,", "50,50", "99,50", "100,100", "199,100", "200,200", "900,200"})
  void theHighestStepThatWasCrossedIsDue(int percent, Integer step) {
    Story story = inQcFor(percent);

    assertThat(Reminders.dueStep(story.file, story.charter, story.trial.now))
        .isEqualTo(Optional.ofNullable(step));
  }

  @Test
  void theNextReminderIsDueFromItsTimeOnAndNotBefore() {
    Story story = inQcFor(0);
    int reminded = 0;

    for (Optional<Instant> next = next(story); next.isPresent(); next = next(story)) {
      story.trial.now = next.get().minusMillis(1);
      assertThat(Reminders.dueStep(story.file, story.charter, story.trial.now)).isEmpty();
      story.trial.now = next.get();
      story.does(Actor.SYSTEM, new Remind());
      reminded++;
    }

    assertThat(reminded).isEqualTo(story.charter.reminderPercent().size());
    assertThat(next(Story.closed())).isEmpty();
  }

  private static Optional<Instant> next(Story story) {
    return Reminders.nextAt(story.file, story.charter);
  }

  @Test
  void aStepIsSentOnceAndAPassedOneNotAfterIt() {
    Story story = inQcFor(100).does(Actor.SYSTEM, new Remind());

    assertThat(story.last.events())
        .containsExactly(new CaseEvent.Reminded(StateName.IN_QC, Optional.of(Clock.C1), 100));
    assertThat(story.ask(Actor.SYSTEM, new Remind()).refusal()).contains(Refusal.TOO_SOON);
    story.trial.now = inQcFor(200).trial.now;
    assertThat(Reminders.dueStep(story.file, story.charter, story.trial.now)).contains(200);
  }

  @Test
  void aNewStayBeginsAnew() {
    Story story = inQcFor(200).does(Actor.SYSTEM, new Remind()).does(CAIO, Say.ask());
    story.does(RUI, Say.answer(story.file));

    assertThat(story.file.reminders()).isEmpty();
    assertThat(Reminders.dueStep(story.file, story.charter, story.trial.now)).isEmpty();
  }

  @Test
  void aReminderOfTheCoordinatorTakesNoStepAway() {
    Story story = inQcFor(50).does(ANA, new Remind());

    assertThat(Reminders.dueStep(story.file, story.charter, story.trial.now)).contains(50);
  }

  @ParameterizedTest
  @EnumSource(
      value = StateName.class,
      names = {"CANDIDATE", "CLOSED", "WITHDRAWN", "REFERRED"})
  void whereNoClockRunsNothingIsEverDue(StateName state) {
    Story story = Story.in(state);

    assertThat(
            Reminders.dueStep(
                story.file, story.charter, story.trial.now.plus(Duration.ofDays(3650))))
        .isEmpty();
  }

  @Test
  void theOneWhoseTurnItIsIsRemindedAndAtTheLastStepTheCoordinatorToo() {
    Message controller = new Message("reminder", new Message.Person(CAIO.user()));

    assertThat(inQcFor(100).does(Actor.SYSTEM, new Remind()).last.messages())
        .containsExactly(controller);
    assertThat(inQcFor(200).does(Actor.SYSTEM, new Remind()).last.messages())
        .containsExactly(controller, new Message("reminder", COORDINATORS));
  }

  @Test
  void onlyReadersWhoOweAReadAreReminded() {
    Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());

    assertThat(reminded(story)).containsExactly(new Message.Person(story.holder(Slot.R2).user()));
  }

  @Test
  void anEmptySlotIsTheCoordinatorsTurn() {
    Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
    story.add(
        (Ruling.Allowed)
            ReadLife.decline(story.file, story.holder(Slot.R2), Slot.R2, Say.REASON, story.trial));

    assertThat(reminded(story)).containsExactly(COORDINATORS);
  }

  @Test
  void theSiteIsRemindedByItsOwnUsers() {
    assertThat(reminded(Story.queried())).containsExactly(new Message.UsersOf(AURORA));
    assertThat(reminded(Story.communicated())).containsExactly(new Message.UsersOf(AURORA));
  }

  @Test
  void everyPhysicianIsRemindedOfADecision() {
    assertThat(reminded(Story.deciding())).containsExactly(new Message.EveryoneIn(Role.PHYSICIAN));
  }

  @ParameterizedTest
  @EnumSource(
      value = StateName.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "REFERRED", "CLOSED", "WITHDRAWN"})
  void aReminderNeverMovesACase(StateName state) {
    Story story = Story.in(state);

    assertThat(story.does(ANA, new Remind()).file.state().name()).isEqualTo(state);
  }

  private static List<Message.Recipient> reminded(Story story) {
    return story.does(ANA, new Remind()).last.messages().stream().map(Message::to).toList();
  }

  /** A case whose present stay in quality control has used so much of its eight working hours. */
  private static Story inQcFor(int percent) {
    Story story = Story.inQc();
    Instant since = story.file.since().orElseThrow();
    Duration worked = Duration.ofHours(8).multipliedBy(percent).dividedBy(100);
    story.trial.now = story.charter.calendar().deadline(since, worked);
    return story;
  }
}
