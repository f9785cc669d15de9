package eir.archive.access;

/** The answer to a login and a password. */
public sealed interface SignIn {

  /** A new session; the token goes into the cookie and is not kept here. */
  record SignedIn(Session session, Token token) implements SignIn {}

  /** Unknown login, wrong password or locked account; nobody can tell which. */
  record Refused() implements SignIn {}
}
