package eir.archive.access;

import java.util.Locale;
import java.util.Optional;

/** Signatures: both components of the identity, at each signing (21 CFR 11.200). */
public final class Signing {
  private final Accounts accounts;

  public Signing(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Checks login and password of whoever is signed in. A wrong one counts as a failed sign-in.
   *
   * @return empty if either is wrong or the account rests after too many wrong ones
   */
  public Optional<FreshSignature> verify(Session session, String login, Password password) {
    boolean isTheirs = login.strip().toLowerCase(Locale.ROOT).equals(session.account().login());
    // A wrong login is tried against their own account, so that guesses are counted somewhere.
    boolean isRight = accounts.tries(session.account().login(), password) && isTheirs;
    return isRight
        ? Optional.of(new FreshSignature(session.who(), session.account().name()))
        : Optional.empty();
  }
}
