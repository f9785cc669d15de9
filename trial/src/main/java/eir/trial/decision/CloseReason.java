package eir.trial.decision;

/** Why a case ended (docs/domain.md §2.2). */
public enum CloseReason {
  /** Acknowledged NOT_ELIGIBLE. */
  SCREEN_FAILURE,
  /** Acknowledged NOT_EVALUABLE. */
  NOT_EVALUABLE,
  /** The family declined. */
  CONSENT_DECLINED,
  /** After referral only. */
  COMPLETED,
  DIED,
  LOST,
  SITE_REQUEST,
  /** The same child has another case. */
  DUPLICATE,
  ENTERED_IN_ERROR
}
