package eir.trial.clock;

import eir.trial.CaseFile;
import eir.trial.charter.Charter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** When Eir reminds by itself: at the charter's steps of the target. It never moves a case. */
public final class Reminders {
  private Reminders() {}

  /**
   * The highest step of {@code charter.reminderPercent} that the present stay has crossed, unless
   * it or a higher one was sent in this stay. Steps that passed unnoticed are not sent after it.
   */
  public static Optional<Integer> dueStep(CaseFile file, Charter charter, Instant now) {
    int sent = lastSent(file);
    return Clocks.percentOfTarget(file, charter, now)
        .flatMap(percent ->
            charter.reminderPercent().stream()
                .filter(step -> step <= percent && step > sent)
                .max(Comparator.naturalOrder()));
  }

  /**
   * When {@link #dueStep} will answer next, if nothing happens to the case before: the time of the
   * lowest step above those that were sent. Empty where no clock runs, and after the last step.
   */
  public static Optional<Instant> nextAt(CaseFile file, Charter charter) {
    int sent = lastSent(file);
    return Clocks.target(file, charter)
        .flatMap(hours ->
            charter.reminderPercent().stream()
                .filter(step -> step > sent)
                .min(Comparator.naturalOrder())
                .map(step -> hours.multipliedBy(step).dividedBy(100)))
        .flatMap(worked -> file.since().map(since -> charter.calendar().deadline(since, worked)));
  }

  private static int lastSent(CaseFile file) {
    return file.reminders().stream().mapToInt(CaseFile.Reminder::percent).max().orElse(0);
  }

  /** Whether {@code percent} is the last step, of which the coordinator is told too. */
  public static boolean isLastStep(int percent, Charter charter) {
    return charter.reminderPercent().stream().max(Comparator.naturalOrder()).orElse(-1) == percent;
  }
}
