package eir.trial.decision;

/** What the trial physician signs. */
public enum DecisionOutcome {
  ELIGIBLE,
  NOT_ELIGIBLE,
  NOT_EVALUABLE
}
