package eir.server.casework;

import eir.server.words.Words;
import java.text.NumberFormat;
import java.time.Duration;

/**
 * How much of its time a case has used where it is, in the charter's working hours.
 *
 * @param target of the charter for this step
 */
public record ClockShare(Duration worked, Duration target) {
  private static final int SOON_PERCENT = 75;

  /** Whether the target is passed. */
  public boolean isOver() {
    return worked.compareTo(target) > 0;
  }

  /** The used share, 0 to 100. */
  public int percent() {
    return (int) Math.min(100, worked.toMinutes() * 100 / Math.max(1, target.toMinutes()));
  }

  /** The class of the bar's filled part. */
  public String style() {
    if (isOver()) {
      return "clock-over";
    }
    return percent() >= SOON_PERCENT ? "clock-soon" : "clock-part";
  }

  /** The used hours with one decimal: {@code 39.5 h}. */
  public String workedHours(Words words) {
    NumberFormat hours = NumberFormat.getNumberInstance(words.language().locale());
    hours.setMaximumFractionDigits(1);
    return words.text("clock.hours", hours.format(worked.toMinutes() / 60.0));
  }

  /** The target: {@code 24 h}. */
  public String targetHours(Words words) {
    return words.text("clock.hours", words.number(target.toHours()));
  }
}
