package eir.trial.decision;

/** Where a closed case may return to; never to a later state, so nothing is skipped. */
public enum ReopenTarget {
  /** No images yet. */
  CANDIDATE,
  /** New images are wanted. */
  QUERIED,
  /** New facts. */
  DECIDING
}
