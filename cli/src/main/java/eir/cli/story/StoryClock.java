package eir.cli.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a demonstration: in the past while its story is told, then the computer's. It runs
 * on between two steps and never turns back, so the journal stays in order. Safe for many threads.
 */
public final class StoryClock extends Clock {
  private final Clock real;
  private volatile Duration behind = Duration.ZERO;

  /** Shows what {@code real} shows until it is turned. */
  public StoryClock(Clock real) {
    this.real = real;
  }

  /** Turns to the beginning of a story. */
  void beginAt(Instant past) {
    behind = Duration.between(past, real.instant());
  }

  /** Turns on to {@code later}, unless it is later already. */
  void turnTo(Instant later) {
    if (later.isAfter(instant())) {
      behind = Duration.between(later, real.instant());
    }
  }

  /** From now on as the computer's. */
  void arrive() {
    behind = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    Duration lag = behind;
    return real.instant().minus(lag);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
  }
}
