package eir.trial.clock;

import eir.trial.CaseFile;
import eir.trial.StateName;
import eir.trial.Stay;
import eir.trial.charter.Charter;
import eir.trial.charter.Clock;
import eir.trial.charter.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The clocks of a case, as a pure function of its journal (docs/domain.md §2.6). */
public final class Clocks {
  private Clocks() {}

  /**
   * How long {@code clock} has run at {@code now}. C1 to C9 add up their states' stays; C0 runs
   * from opening to referral or end, and again after a reopening.
   */
  public static Elapsed elapsed(Clock clock, CaseFile file, WorkingCalendar calendar, Instant now) {
    return file.stays().stream()
        .filter(stay -> runs(clock, stay.state()))
        .map(stay -> length(stay, calendar, now))
        .reduce(Elapsed.NONE, Elapsed::plus);
  }

  /** When the present state is due by the charter's target; empty where no clock runs. */
  public static Optional<Instant> deadline(CaseFile file, Charter charter) {
    return target(file, charter)
        .flatMap(hours -> file.since().map(since -> charter.calendar().deadline(since, hours)));
  }

  /**
   * Working time of the present stay in per cent of the charter's target, rounded down; empty where
   * no clock runs.
   */
  public static Optional<Integer> percentOfTarget(CaseFile file, Charter charter, Instant now) {
    return target(file, charter)
        .flatMap(hours ->
            file.since()
                .map(since -> charter.calendar().workingTime(since, now))
                .map(worked -> (int) (worked.toSeconds() * 100 / hours.toSeconds())));
  }

  static Optional<Duration> target(CaseFile file, Charter charter) {
    return file.state()
        .name()
        .clock()
        .flatMap(clock -> Optional.ofNullable(charter.targetHours().get(clock)))
        .map(Duration::ofHours);
  }

  private static boolean runs(Clock clock, StateName state) {
    return clock == Clock.C0
        ? state.isLive() && state != StateName.REFERRED
        : state.clock().filter(own -> own == clock).isPresent();
  }

  private static Elapsed length(Stay stay, WorkingCalendar calendar, Instant now) {
    Instant to = stay.to().orElse(now);
    return new Elapsed(
        Duration.between(stay.from(), to),
        calendar.workingTime(stay.from(), to),
        stay.to().isEmpty());
  }
}
