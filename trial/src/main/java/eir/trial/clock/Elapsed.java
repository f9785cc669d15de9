package eir.trial.clock;

import java.time.Duration;

/**
 * How long a clock has run, both ways of counting (docs/domain.md §2.6).
 *
 * @param calendar by the wall clock
 * @param working in the working hours of the charter's calendar
 * @param running whether it runs still, so that statistics censor it
 */
public record Elapsed(Duration calendar, Duration working, boolean running) {
  static final Elapsed NONE = new Elapsed(Duration.ZERO, Duration.ZERO, false);

  Elapsed plus(Elapsed more) {
    return new Elapsed(
        calendar.plus(more.calendar), working.plus(more.working), running || more.running);
  }
}
