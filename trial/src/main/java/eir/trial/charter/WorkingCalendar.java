package eir.trial.charter;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When the trial works: clocks count these hours (docs/domain.md §2.6).
 *
 * @param days working days of the week, at least one
 * @param from start of a working day
 * @param to end of a working day, after {@code from}, exclusive
 * @param zone whose wall clock this is; a day with a change of summer time counts its real length
 * @param holidays days on which nobody works
 */
public record WorkingCalendar(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Set<LocalDate> holidays) {
  // Ten years of holidays without one working day would be a calendar that never ends.
  private static final int MOST_DAYS_AHEAD = 3660;

  public WorkingCalendar {
    if (days.isEmpty() || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A calendar needs a working day, and hours that end after they begin");
    }
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
  }

  /** Working time from {@code start} inclusive to {@code end} exclusive; zero if not later. */
  public Duration workingTime(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    if (!end.isAfter(start)) {
      return sum;
    }
    LocalDate last = end.atZone(zone).toLocalDate();
    for (LocalDate day = start.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        Instant opens = later(start, at(day, from));
        Instant closes = end.isBefore(at(day, to)) ? end : at(day, to);
        if (opens.isBefore(closes)) {
          sum = sum.plus(Duration.between(opens, closes));
        }
      }
    }
    return sum;
  }

  /** The instant at which {@code workingTime} has passed since {@code start}. */
  public Instant deadline(Instant start, Duration workingTime) {
    Duration left = workingTime;
    LocalDate day = start.atZone(zone).toLocalDate();
    LocalDate end = day.plusDays(MOST_DAYS_AHEAD);
    while (day.isBefore(end)) {
      if (isWorkingDay(day)) {
        Instant opens = later(start, at(day, from));
        Duration open = Duration.between(opens, at(day, to));
        if (open.isPositive() && open.compareTo(left) >= 0) {
          return opens.plus(left);
        }
        left = open.isPositive() ? left.minus(open) : left;
      }
      day = day.plusDays(1);
    }
    throw new IllegalArgumentException(
        "The calendar has not enough working days in ten years; remove some of its holidays");
  }

  /** Whether people work on {@code day}. */
  public boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
