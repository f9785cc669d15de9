package eir.archive.access;

/** Why a password is not taken (ASVS 5.0.0 §6.2). */
public enum PasswordProblem {
  /** Fewer than 12 characters. */
  TOO_SHORT,
  /** More than 128 characters. */
  TOO_LONG,
  /** Among those that attackers try first. */
  BREACHED,
  /** The login or the program's name, with little added. */
  LIKE_LOGIN
}
