package eir.server.log;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's story as JSON lines: time, level, event, facts. Shared by threads.
 *
 * <p>INFO is one line an act, WARN needs someone tomorrow, ERROR needs someone now.
 */
public final class EventLog {
  /** How soon somebody should look. */
  public enum Level {
    INFO,
    WARN,
    ERROR
  }

  private final PrintStream out;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock(); // guards out: a line stays whole

  /** Writes to {@code out}, which stays the caller's. */
  public EventLog(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** One line an act. */
  public void info(Event event, Fact... facts) {
    write(Level.INFO, event, facts);
  }

  /** Somebody should look tomorrow. */
  public void warn(Event event, Fact... facts) {
    write(Level.WARN, event, facts);
  }

  /** Somebody should look now. */
  public void error(Event event, Fact... facts) {
    write(Level.ERROR, event, facts);
  }

  private void write(Level level, Event event, Fact... facts) {
    StringBuilder line = new StringBuilder(160);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    line.append("{\"at\":\"").append(now).append("\",\"level\":\"").append(level);
    line.append("\",\"event\":\"").append(event.name().toLowerCase(Locale.ROOT)).append('"');
    for (Fact fact : facts) {
      line.append(",\"").append(fact.name()).append("\":");
      switch (fact) {
        case Fact.Count(_, long value) -> line.append(value);
        case Fact.Took(_, var value) -> line.append(value.toMillis());
        case Fact.Word(_, var value) -> line.append('"').append(value.name()).append('"');
        case Fact.Failure(_, var value) -> line.append('"').append(value.getName()).append('"');
        case Fact.Given(_, var value) -> line.append('"').append(value).append('"');
      }
    }
    line.append("}\n");
    lock.lock();
    try {
      out.print(line);
      out.flush();
    } finally {
      lock.unlock();
    }
  }
}
