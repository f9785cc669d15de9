package eir.trial.charter;

/** Who passes quality control. */
public enum QcMode {
  /** Always a person. */
  REQUIRED,
  /** The system, where no automatic check found anything. */
  AUTO_IF_CLEAN
}
