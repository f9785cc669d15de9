package eir.server.demo;

import eir.archive.access.SignIn;
import eir.server.http.Access.Anyone;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.server.staff.AccountPages;
import java.util.Locale;

/** Sign-in by a click and the made-up disc. Mounted only on loopback, only in the demonstration. */
public final class Demo {
  private final DemoHooks hooks;
  private final AccountPages accounts;

  /** With what {@code hooks} offer. */
  public Demo(DemoHooks hooks, AccountPages accounts) {
    this.hooks = hooks;
    this.accounts = accounts;
  }

  /**
   * {@code POST /demo/sign-in?as=ana}: a login, or a role in lower case for the first who holds it.
   */
  public Answer signIn(Exchange exchange, Anyone caller) {
    if (hooks.telling().isPresent()) {
      return Answer.see("/");
    }
    String as = exchange.query("as").orElse("");
    String login =
        hooks.people().stream()
            .filter(person -> person.role().name().toLowerCase(Locale.ROOT).equals(as))
            .map(DemoPerson::login)
            .findFirst()
            .orElse(as);
    return switch (hooks.signIn(login)) {
      case SignIn.SignedIn(var session, var token) -> accounts.signedIn(exchange, session, token);
      case SignIn.Refused() -> Answer.problem(Problem.NOT_READY);
    };
  }

  /** {@code GET /demo/cd.zip}. */
  public Answer disc(Exchange exchange, Anyone caller) {
    long length = hooks.discBytes();
    return length == 0
        ? Answer.problem(Problem.NOT_FOUND)
        : Answer.streamed(200, "application/zip", length, hooks::writeDisc)
            .with("Content-Disposition", "attachment; filename=\"CD.zip\"");
  }
}
