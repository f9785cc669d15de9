package eir.trial.decision;

/** Why blinding may be broken. */
public enum UnblindClass {
  EMERGENCY,
  SAFETY
}
