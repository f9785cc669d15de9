package eir.server.staff;

import eir.archive.access.Account;
import eir.archive.access.AccountChange;
import eir.archive.access.Accounts;
import eir.archive.access.Password;
import eir.archive.access.PasswordProblem;
import eir.archive.access.Session;
import eir.archive.access.Sessions;
import eir.archive.access.SignIn;
import eir.archive.access.Token;
import eir.server.http.Access.Anyone;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.TokenBuckets;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.page.Pages;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Signing in and out, the first account, one's own password. */
public final class AccountPages {
  private static final int TRIES = 10;
  private static final int MOST_CALLERS = 10_000;

  private final StaffDoor door;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Pages pages;
  private final EventLog log;
  // By address, so that nobody can be locked out by another; by login, against many addresses.
  private final TokenBuckets byAddress = buckets(TRIES);
  private final TokenBuckets byLogin = buckets(TRIES * 2);

  /** Over the archive's accounts and sessions. */
  public AccountPages(
      StaffDoor door, Accounts accounts, Sessions sessions, Pages pages, EventLog log) {
    this.door = door;
    this.accounts = accounts;
    this.sessions = sessions;
    this.pages = pages;
    this.log = log;
  }

  /** {@code GET /staff/sign-in}. */
  public Answer signInPage(Exchange exchange, Anyone caller) {
    return door.session(exchange).isPresent()
        ? Answer.see("/staff")
        : signIn(exchange, 200, "", Optional.empty());
  }

  /** {@code POST /staff/sign-in}. */
  public Answer signIn(Exchange exchange, Anyone caller) {
    Form form = exchange.form();
    String login = form.field("login").toLowerCase(Locale.ROOT);
    if (!byAddress.take(exchange.client()) || !byLogin.take(login)) {
      return signIn(exchange, 429, login, Optional.of("signIn.tooMany"))
          .with("Retry-After", Long.toString(byAddress.secondsToNext()));
    }
    return switch (sessions.signIn(login, new Password(form.secret("password")))) {
      case SignIn.Refused() -> {
        log.info(Event.SIGN_IN_REFUSED, new Fact.Given("requestId", exchange.requestId()));
        yield signIn(exchange, 401, login, Optional.of("signIn.wrong"));
      }
      case SignIn.SignedIn(Session session, Token token) -> signedIn(exchange, session, token);
    };
  }

  /** The answer that carries a new session into the browser. */
  public Answer signedIn(Exchange exchange, Session session, Token token) {
    // A session that the browser brought along ends: nobody can have planted this one.
    StaffDoor.token(exchange).ifPresent(sessions::end);
    log.info(
        Event.SIGNED_IN,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("login", session.account().login().replace('@', '_')));
    return Answer.see("/staff").with("Set-Cookie", StaffDoor.cookie(token.reveal()));
  }

  /** {@code POST /staff/sign-out}. */
  public Answer signOut(Exchange exchange, Session session, Form form) {
    StaffDoor.token(exchange).ifPresent(sessions::end);
    return left(exchange);
  }

  /** {@code POST /staff/sign-out-everywhere}. */
  public Answer signOutEverywhere(Exchange exchange, Session session, Form form) {
    sessions.endAll(session.account().login(), session.who());
    return left(exchange);
  }

  /** {@code GET /staff/set-up}. */
  public Answer setUpPage(Exchange exchange, Anyone caller) {
    return accounts.isEmpty()
        ? setUp(exchange, 200, Form.empty(), new FormErrors())
        : Answer.see("/staff/sign-in");
  }

  /** {@code POST /staff/set-up}: the first account, by the one-time key. */
  public Answer setUp(Exchange exchange, Anyone caller) {
    Form form = exchange.form();
    if (!byAddress.take(exchange.client())) {
      return signIn(exchange, 429, "", Optional.of("signIn.tooMany"));
    }
    FormErrors errors = new FormErrors();
    String login = form.field("login").toLowerCase(Locale.ROOT);
    Optional<Token> key = Token.parse(form.field("token"));
    errors.require(key.isPresent(), "token", "setUp.ended");
    PeoplePages.checkNames(errors, login, form.field("name"));
    if (errors.isEmpty() && key.isPresent()) {
      Password password = new Password(form.secret("password"));
      switch (accounts.setUp(key.get(), login, form.field("name"), password)) {
        case AccountChange.Done(Account account) -> {
          log.info(
              Event.ACCOUNT_SET_UP,
              new Fact.Given("requestId", exchange.requestId()),
              new Fact.Count("roles", account.roles().size()));
          if (sessions.signIn(login, password) instanceof SignIn.SignedIn(var session, var token)) {
            return signedIn(exchange, session, token);
          }
          return Answer.see("/staff/sign-in");
        }
        case AccountChange.PasswordRefused(PasswordProblem why) ->
            errors.add("password", "form.password." + why.name());
        case AccountChange.LoginTaken() -> errors.add("login", "form.login.taken");
        case AccountChange.NotAllowed() -> errors.add("token", "setUp.ended");
      }
    }
    return setUp(exchange, 422, form, errors);
  }

  /** {@code GET /staff/account}. */
  public Answer accountPage(Exchange exchange, Session session) {
    return account(exchange, session, 200, new FormErrors(), false);
  }

  /** {@code POST /staff/account}: a new password; all other sessions end. */
  public Answer changePassword(Exchange exchange, Session session, Form form) {
    FormErrors errors = new FormErrors();
    String login = session.account().login();
    if (!byLogin.take(login)) {
      errors.add("old", "signIn.tooMany");
      return account(exchange, session, 429, errors, false);
    }
    switch (accounts.changePassword(
        session, new Password(form.secret("old")), new Password(form.secret("next")))) {
      case AccountChange.Done _ -> {}
      case AccountChange.PasswordRefused(PasswordProblem why) ->
          errors.add("next", "form.password." + why.name());
      case AccountChange.LoginTaken() -> errors.add("old", "account.password.wrong");
      case AccountChange.NotAllowed() -> errors.add("old", "account.password.wrong");
    }
    return account(exchange, session, errors.isEmpty() ? 200 : 422, errors, errors.isEmpty());
  }

  private Answer account(
      Exchange exchange, Session session, int status, FormErrors errors, boolean done) {
    return pages
        .page(exchange, session, "account", exchange.words().text("account.title"))
        .with("errors", errors)
        .with("done", done)
        .answer(status, "account.jte", exchange);
  }

  private Answer signIn(Exchange exchange, int status, String login, Optional<String> error) {
    return pages
        .page(exchange, exchange.words().text("signIn.title"))
        .with("login", login)
        .with("error", error)
        .answer(status, "signIn.jte", exchange);
  }

  private Answer setUp(Exchange exchange, int status, Form form, FormErrors errors) {
    return pages
        .page(exchange, exchange.words().text("setUp.title"))
        .with("form", form)
        .with("errors", errors)
        .answer(status, "setUp.jte", exchange);
  }

  private Answer left(Exchange exchange) {
    log.info(Event.SIGNED_OUT, new Fact.Given("requestId", exchange.requestId()));
    return Answer.see("/staff/sign-in")
        .with("Set-Cookie", StaffDoor.cookie(""))
        .with("Clear-Site-Data", "\"cache\"");
  }

  private static TokenBuckets buckets(int tries) {
    return new TokenBuckets(tries, Duration.ofMinutes(15), MOST_CALLERS, System::nanoTime);
  }
}
