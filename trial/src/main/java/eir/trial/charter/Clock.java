package eir.trial.charter;

/**
 * A clock of the case: time in a state, C0 from opening to referral or closing (docs/domain.md
 * §2.6).
 */
public enum Clock {
  C0,
  C1,
  C2,
  C3,
  C4,
  C5,
  C6,
  C7,
  C8,
  C9
}
