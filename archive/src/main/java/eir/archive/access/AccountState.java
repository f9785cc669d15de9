package eir.archive.access;

/** Whether a person can sign in. */
public enum AccountState {
  /** Signs in. */
  ACTIVE,
  /** Kept out by an administrator, with a reason. */
  LOCKED,
  /** Has a mail with a one-time link and has not chosen a password yet. */
  INVITED
}
