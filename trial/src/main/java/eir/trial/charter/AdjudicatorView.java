package eir.trial.charter;

/** How the adjudicator meets the reads. */
public enum AdjudicatorView {
  /** Both reads side by side as A and B. */
  CHOOSE_A_B,
  /** Reads first without seeing the others. */
  OWN_READ_FIRST
}
