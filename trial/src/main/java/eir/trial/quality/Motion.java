package eir.trial.quality;

/** Grades of motion that the controller chooses from (H1), from 0 to 3. */
public enum Motion {
  NONE,
  SLIGHT,
  DISTURBING,
  UNREADABLE;

  /**
   * The answer to H1.
   *
   * @param requirement whether the charter asks for the series
   */
  public QcAnswer answer(Requirement requirement) {
    boolean fails = this == UNREADABLE && requirement == Requirement.REQUIRED;
    return new QcAnswer(QcCheck.H1, fails ? QcAnswer.Seen.FAILED : QcAnswer.Seen.PASSED);
  }

  /** Whether a charter asks for a series. */
  public enum Requirement {
    REQUIRED,
    NOT_REQUIRED
  }
}
