package eir.trial.decision;

/** What the family answered. */
public enum ConsentOutcome {
  GIVEN,
  DECLINED
}
