package eir.trial.clock;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.RUI;
import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Say;
import eir.trial.StateName;
import eir.trial.Stay;
import eir.trial.Story;
import eir.trial.charter.Clock;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ReopenTarget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clocks are a pure function of the journal (docs/domain.md §2.6). */
class ClocksTest {
  // The charter works from Monday to Friday, 8 to 18 in São Paulo, which is UTC-3.
  private static final Instant MONDAY_AT_9 = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant FRIDAY_AT_17 = Instant.parse("2026-03-06T20:00:00Z");

  @Test
  void aClockRunsByTheWallAndInWorkingHours() {
    Story story = at(MONDAY_AT_9, new Story()).does(RUI, Say.open()).does(RUI, Say.submit());
    Instant tuesdayAt10 = MONDAY_AT_9.plus(Duration.ofHours(25));

    assertThat(elapsed(story, Clock.C1, tuesdayAt10))
        .isEqualTo(new Elapsed(Duration.ofHours(25), Duration.ofHours(11), true));
  }

  @Test
  void aWeekendCountsByTheWallOnly() {
    Story story = at(FRIDAY_AT_17, new Story()).does(RUI, Say.open()).does(RUI, Say.submit());
    Instant mondayAt9 = FRIDAY_AT_17.plus(Duration.ofHours(64));

    assertThat(elapsed(story, Clock.C1, mondayAt9))
        .isEqualTo(new Elapsed(Duration.ofHours(64), Duration.ofHours(2), true));
  }

  @Test
  void staysInTheSameStateAddUpAndAClosedClockStops() {
    Story story = at(MONDAY_AT_9, new Story()).does(RUI, Say.open()).does(RUI, Say.submit());
    later(story, 1).does(CAIO, Say.ask());
    later(story, 2).does(RUI, Say.answer(story.file));
    later(story, 3).does(CAIO, Say.pass());

    Instant inTwoHours = story.trial.now.plus(Duration.ofHours(2));
    assertThat(elapsed(story, Clock.C1, inTwoHours)).isEqualTo(hours(4, false));
    assertThat(elapsed(story, Clock.C2, inTwoHours)).isEqualTo(hours(2, false));
    assertThat(elapsed(story, Clock.C3, inTwoHours)).isEqualTo(hours(2, true));
    assertThat(elapsed(story, Clock.C4, inTwoHours)).isEqualTo(Elapsed.NONE);
  }

  @Test
  void theWholeClockRunsFromTheOpeningToTheEndAndAgainAfterAReopening() {
    Story story = at(MONDAY_AT_9, new Story()).does(RUI, Say.open());
    later(story, 2).does(ANA, Say.close(CloseReason.LOST));
    assertThat(elapsed(story, Clock.C0, later(story, 3).trial.now)).isEqualTo(hours(2, false));

    story.does(ANA, Say.reopen(ReopenTarget.CANDIDATE));

    assertThat(elapsed(story, Clock.C0, later(story, 1).trial.now)).isEqualTo(hours(3, true));
  }

  @Test
  void theWholeClockStopsWhenAUnitAccepts() {
    Story story = Story.consented().does(ANA, Say.refer());
    later(story, 5).does(ANA, new CaseCommand.AcceptReferral());

    Instant aYearOn = story.trial.now.plus(Duration.ofDays(365));
    assertThat(elapsed(story, Clock.C0, aYearOn)).isEqualTo(hours(5, false));
  }

  @Test
  void aQuarantineThatMovesNothingLeavesTheClockAlone() {
    Story story = Story.deciding();
    later(story, 1).does(CAIO, Say.quarantine());

    assertThat(story.file.stays()).last().extracting(Stay::state).isEqualTo(StateName.DECIDING);
    assertThat(elapsed(story, Clock.C5, later(story, 1).trial.now)).isEqualTo(hours(2, true));
  }

  @Test
  void theJournalAloneTellsTheClocks() {
    Story story = Story.referred();
    CaseFile folded = CaseFile.fold(story.file.code(), story.journal);
    Instant now = story.trial.now.plus(Duration.ofDays(40));

    for (Clock clock : Clock.values()) {
      assertThat(Clocks.elapsed(clock, folded, story.charter.calendar(), now))
          .isEqualTo(elapsed(story, clock, now));
    }
  }

  @Test
  void theDeadlineIsTheTargetInWorkingHours() {
    Story story = at(FRIDAY_AT_17, new Story()).does(RUI, Say.open()).does(RUI, Say.submit());

    assertThat(Clocks.deadline(story.file, story.charter))
        .as("eight hours: one on Friday, seven on Monday")
        .contains(Instant.parse("2026-03-09T18:00:00Z"));
    assertThat(
            Clocks.percentOfTarget(
                story.file, story.charter, Instant.parse("2026-03-09T18:00:00Z")))
        .contains(100);
  }

  @ParameterizedTest
  @EnumSource(StateName.class)
  void exactlyTheStatesOfTheTableHaveADeadline(StateName state) {
    Story story = Story.in(state);

    assertThat(Clocks.deadline(story.file, story.charter).isPresent())
        .isEqualTo(state.clock().isPresent());
    assertThat(Clocks.percentOfTarget(story.file, story.charter, story.trial.now).isPresent())
        .isEqualTo(state.clock().isPresent());
  }

  private static Elapsed elapsed(Story story, Clock clock, Instant now) {
    return Clocks.elapsed(clock, story.file, story.charter.calendar(), now);
  }

  private static Elapsed hours(int hours, boolean running) {
    return new Elapsed(Duration.ofHours(hours), Duration.ofHours(hours), running);
  }

  private static Story at(Instant now, Story story) {
    story.trial.now = now;
    return story;
  }

  private static Story later(Story story, int hours) {
    return at(story.trial.now.plus(Duration.ofHours(hours)), story);
  }
}
