package eir.trial.decision;

/** How the site confirmed that it read the letter. */
public enum AckChannel {
  /** One click by a user of the site. */
  PAGE,
  /** A telephone call, noted by the coordinator with a reason. */
  PHONE
}
