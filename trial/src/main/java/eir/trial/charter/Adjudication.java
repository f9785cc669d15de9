package eir.trial.charter;

/** Who settles reads that differ. */
public enum Adjudication {
  /** Nobody: there is one read. */
  NONE,
  THIRD_READER,
  /** Three reads; the adjudicator is called only without a strict majority. */
  MAJORITY
}
