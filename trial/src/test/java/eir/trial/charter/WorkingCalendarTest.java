package eir.trial.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
  // Friday 2 January 2026, 16:00 in São Paulo, which is UTC-3.
  private static final Instant FRIDAY_AT_16 = Instant.parse("2026-01-02T19:00:00Z");
  private final WorkingCalendar calendar = Charters.dipg().calendar();

  @Test
  void theWeekendDoesNotCount() {
    Instant mondayAt9 = Instant.parse("2026-01-05T12:00:00Z");

    assertThat(calendar.workingTime(FRIDAY_AT_16, mondayAt9)).isEqualTo(Duration.ofHours(3));
    assertThat(calendar.deadline(FRIDAY_AT_16, Duration.ofHours(3))).isEqualTo(mondayAt9);
  }

  @Test
  void aHolidayDoesNotCount() {
    WorkingCalendar withHoliday =
        new WorkingCalendar(
            calendar.days(),
            calendar.from(),
            calendar.to(),
            calendar.zone(),
            Set.of(LocalDate.parse("2026-01-05")));

    assertThat(withHoliday.deadline(FRIDAY_AT_16, Duration.ofHours(3)))
        .isEqualTo(Instant.parse("2026-01-06T12:00:00Z"));
  }

  @Test
  void theNightDoesNotCount() {
    assertThat(calendar.workingTime(FRIDAY_AT_16, FRIDAY_AT_16.plus(Duration.ofHours(10))))
        .isEqualTo(Duration.ofHours(2));
    assertThat(calendar.deadline(FRIDAY_AT_16, Duration.ofHours(2)))
        .isEqualTo(FRIDAY_AT_16.plus(Duration.ofHours(2)));
  }

  @Test
  void timeDoesNotRunBackwards() {
    assertThat(calendar.workingTime(FRIDAY_AT_16, FRIDAY_AT_16.minusSeconds(1)))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void anHourThatSummerTimeSkipsIsNotWorked() {
    // Lisbon, Sunday 29 March 2026: 01:00 becomes 02:00.
    WorkingCalendar night =
        new WorkingCalendar(
            Set.of(DayOfWeek.SUNDAY),
            LocalTime.of(0, 0),
            LocalTime.of(4, 0),
            ZoneId.of("Europe/Lisbon"),
            Set.of());

    assertThat(
            night.workingTime(
                Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z")))
        .isEqualTo(Duration.ofHours(3));
  }

  @Test
  void aCalendarThatNeverWorksIsRefused() {
    assertThatThrownBy(() ->
            new WorkingCalendar(
                Set.of(), LocalTime.MIN, LocalTime.NOON, ZoneId.of("UTC"), Set.of()))
        .hasMessageContaining("needs a working day");
  }
}
