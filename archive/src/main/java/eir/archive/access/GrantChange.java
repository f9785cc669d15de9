package eir.archive.access;

/** The answer to giving or taking a role. */
public enum GrantChange {
  DONE,
  /** They held it already, or did not hold it. */
  UNCHANGED,
  /** No such person. */
  UNKNOWN,
  /** {@code SITE} needs a site, and nobody but Eir is {@code SYSTEM}. */
  NOT_GRANTABLE,
  /** Their last role: lock the account instead. */
  LAST_ROLE
}
