package eir.server.staff;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.AccountChange;
import eir.archive.access.Password;
import eir.archive.access.PasswordProblem;
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
import eir.server.words.Language;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the one-time rights of mails lead: to join, and to choose a new password. The right stands
 * behind the link's #; a page is the same for everybody until somebody sends it.
 */
public final class RightPages {
  private static final int TRIES = 10;
  private static final int MAILS = 3;
  private static final int MOST_CALLERS = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final AccountPages account;
  private final Archive archive;
  private final Pages pages;
  private final EventLog log;
  private final TokenBuckets byAddress =
      new TokenBuckets(TRIES, WINDOW, MOST_CALLERS, System::nanoTime);
  // So that nobody can fill another's mailbox.
  private final TokenBuckets byEmail =
      new TokenBuckets(MAILS, WINDOW, MOST_CALLERS, System::nanoTime);

  /** Whoever used a right is signed in by {@code account}. */
  public RightPages(AccountPages account, Archive archive, Pages pages, EventLog log) {
    this.account = account;
    this.archive = archive;
    this.pages = pages;
    this.log = log;
  }

  /** {@code GET /staff/reset}. */
  public Answer askPage(Exchange exchange, Anyone caller) {
    return ask(exchange, 200, Form.empty(), new FormErrors(), false);
  }

  /** {@code POST /staff/reset}: the same answer whoever asks. */
  public Answer ask(Exchange exchange, Anyone caller) {
    Form form = exchange.form();
    String email = form.field("email").toLowerCase(Locale.ROOT);
    FormErrors errors = new FormErrors();
    errors.require(email.matches("[^@\\s]+@[^@\\s]+"), "email", "form.email.wrong");
    if (!errors.isEmpty()) {
      return ask(exchange, 422, form, errors, false);
    }
    if (!byAddress.take(exchange.client())) {
      errors.add("email", "signIn.tooMany");
      return ask(exchange, 429, form, errors, false)
          .with("Retry-After", Long.toString(byAddress.secondsToNext()));
    }
    if (byEmail.take(email)) {
      archive.mailRights().askReset(email);
    }
    log.info(Event.RESET_ASKED, new Fact.Given("requestId", exchange.requestId()));
    return ask(exchange, 200, Form.empty(), errors, true);
  }

  /** {@code GET /staff/reset/{id}}. */
  public Answer resetPage(Exchange exchange, Anyone caller) {
    return choose(exchange, 200, false, Form.empty(), new FormErrors());
  }

  /** {@code POST /staff/reset/{id}}. */
  public Answer reset(Exchange exchange, Anyone caller) {
    return use(exchange, false);
  }

  /** {@code GET /people/invitation/{id}}. */
  public Answer invitationPage(Exchange exchange, Anyone caller) {
    return choose(exchange, 200, true, Form.empty(), new FormErrors());
  }

  /** {@code POST /people/invitation/{id}}: first password and language. */
  public Answer join(Exchange exchange, Anyone caller) {
    return use(exchange, true);
  }

  private Answer use(Exchange exchange, boolean isInvitation) {
    Form form = exchange.form();
    FormErrors errors = new FormErrors();
    if (!byAddress.take(exchange.client())) {
      errors.add("token", "signIn.tooMany");
      return choose(exchange, 429, isInvitation, form, errors)
          .with("Retry-After", Long.toString(byAddress.secondsToNext()));
    }
    Optional<Token> right = Token.parse(form.field("token"));
    Password password = new Password(form.secret("password"));
    if (right.isPresent()) {
      switch (archive.mailRights().choosePassword(right.get(), password)) {
        case AccountChange.Done(Account owner) -> {
          return joined(exchange, owner, password, form, isInvitation);
        }
        case AccountChange.PasswordRefused(PasswordProblem why) ->
            errors.add("password", "form.password." + why.name());
        case AccountChange.LoginTaken(), AccountChange.NotAllowed() ->
            errors.add("token", "right.ended");
      }
    } else {
      errors.add("token", "right.ended");
    }
    return choose(exchange, 422, isInvitation, form, errors);
  }

  private Answer joined(
      Exchange exchange, Account owner, Password password, Form form, boolean isInvitation) {
    if (isInvitation) {
      Language.of(form.field("language"))
          .ifPresent(language ->
              archive
                  .accounts()
                  .setLanguage(
                      owner.login(),
                      language.tag(),
                      owner.as(owner.roles().stream().sorted().findFirst().orElseThrow())));
    }
    return switch (archive.sessions().signIn(owner.login(), password)) {
      case SignIn.SignedIn(var session, var token) -> account.signedIn(exchange, session, token);
      case SignIn.Refused() -> Answer.see("/staff/sign-in");
    };
  }

  private Answer ask(Exchange exchange, int status, Form form, FormErrors errors, boolean isAsked) {
    return pages
        .page(exchange, exchange.words().text("reset.title"))
        .with("form", form)
        .with("errors", errors)
        .with("isAsked", isAsked)
        .answer(status, "resetAsk.jte", exchange);
  }

  private Answer choose(
      Exchange exchange, int status, boolean isInvitation, Form form, FormErrors errors) {
    return pages
        .page(exchange, exchange.words().text(isInvitation ? "invitation.title" : "reset.choose"))
        .with("form", form)
        .with("errors", errors)
        .with("isInvitation", isInvitation)
        .answer(status, "choosePassword.jte", exchange);
  }
}
