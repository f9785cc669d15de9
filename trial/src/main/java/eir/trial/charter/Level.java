package eir.trial.charter;

/** How much a failed check of quality control weighs (docs/domain.md §4.1). */
public enum Level {
  /** Recorded. */
  INFO,
  /** Recorded. */
  MINOR,
  /** Needs a deviation with a reason, or a query. */
  MAJOR,
  /** Stops the submission. */
  CRITICAL
}
