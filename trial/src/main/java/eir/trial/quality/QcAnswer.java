package eir.trial.quality;

/**
 * What quality control saw when it made one check by eye.
 *
 * @param check one of {@link QcCheck#byEye()}
 */
public record QcAnswer(QcCheck check, Seen seen) {
  public QcAnswer {
    if (!check.isByEye()) {
      throw new IllegalArgumentException(check + " is answered by Eir, not by eye");
    }
  }

  /** The outcomes of a check. */
  public enum Seen {
    PASSED,
    FAILED,
    /** Only when Eir passed the images by itself (charter qcMode=AUTO_IF_CLEAN). */
    NOT_DONE
  }
}
