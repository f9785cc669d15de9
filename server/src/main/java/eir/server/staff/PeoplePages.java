package eir.server.staff;

import eir.archive.Archive;
import eir.archive.access.AccountChange;
import eir.archive.access.AccountOrder;
import eir.archive.access.Accounts;
import eir.archive.access.Password;
import eir.archive.access.PasswordProblem;
import eir.archive.access.Session;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The administrator's page of people who sign in. */
public final class PeoplePages {
  private static final List<Role> ROLES =
      Arrays.stream(Role.values()).filter(Role::isHeldByPeople).toList();

  private final Archive archive;
  private final Accounts accounts;
  private final boolean hasMailServer;
  private final Pages pages;

  /**
   * Over the accounts of {@code archive}.
   *
   * @param hasMailServer whether EIR_SMTP is set; else an invitation waits, and the page says so
   */
  public PeoplePages(Archive archive, boolean hasMailServer, Pages pages) {
    this.archive = archive;
    this.accounts = archive.accounts();
    this.hasMailServer = hasMailServer;
    this.pages = pages;
  }

  /** {@code GET /staff/people}. */
  public Answer list(Exchange exchange, Session session) {
    return page(exchange, session, 200, Form.empty(), new FormErrors(), Optional.empty());
  }

  /**
   * {@code POST /staff/people}: a new account, by an invitation that goes out by mail or with a
   * first password; or, with {@code again}, another invitation for somebody who has not joined.
   */
  public Answer add(Exchange exchange, Session session, Form form) {
    FormErrors errors = new FormErrors();
    Words words = exchange.words();
    if (form.isTicked("again")) {
      return archive.mailRights().inviteAgain(form.field("again"))
          ? page(exchange, session, 200, Form.empty(), errors, Optional.of(invited(words)))
          : Answer.problem(Problem.NOT_FOUND);
    }
    boolean isByMail = form.field("how").equals("mail");
    Optional<AccountOrder> order = order(form, isByMail, errors);
    if (order.isPresent()) {
      AccountChange change =
          isByMail
              ? archive.mailRights().invite(order.get(), session.who())
              : accounts.create(order.get(), new Password(form.secret("password")), session.who());
      switch (change) {
        case AccountChange.Done _ -> {}
        case AccountChange.PasswordRefused(PasswordProblem why) ->
            errors.add("password", "form.password." + why.name());
        case AccountChange.LoginTaken() ->
            errors.add(isByMail ? "email" : "login", "form.login.taken");
        case AccountChange.NotAllowed() -> {
          return Answer.problem(Problem.NOT_ALLOWED);
        }
      }
    }
    return errors.isEmpty()
        ? page(
            exchange,
            session,
            200,
            Form.empty(),
            errors,
            Optional.of(isByMail ? invited(words) : words.text("people.added", form.field("name"))))
        : page(exchange, session, 422, form, errors, Optional.empty());
  }

  private String invited(Words words) {
    return words.text(hasMailServer ? "people.invited" : "people.invited.waits");
  }

  private Optional<AccountOrder> order(Form form, boolean isByMail, FormErrors errors) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    ROLES.stream().filter(role -> form.isTicked("role-" + role)).forEach(roles::add);
    errors.require(!roles.isEmpty(), "roles", "people.roles.none");
    String site = form.field("site");
    errors.require(
        !roles.contains(Role.SITE) || archive.sites().find(site).isPresent(),
        "site",
        "people.site.none");
    Optional<String> email = Invitation.email(form, isByMail, errors);
    String login = isByMail ? email.orElse("") : form.field("login").toLowerCase(Locale.ROOT);
    checkNames(errors, login, form.field("name"));
    return errors.isEmpty()
        ? Optional.of(
            new AccountOrder(
                login,
                form.field("name"),
                email,
                Language.of(form.field("language")).orElse(Language.EN).tag(),
                roles,
                roles.contains(Role.SITE) ? Optional.of(site) : Optional.empty()))
        : Optional.empty();
  }

  /** {@code POST /staff/people/{login}/lock}. */
  public Answer lock(Exchange exchange, Session session, Form form) {
    String login = exchange.at("login");
    if (login.equals(session.account().login())) {
      return Answer.problem(Problem.CONFLICT);
    }
    accounts.lock(login, session.who(), "by the page of people");
    return Answer.see("/staff/people");
  }

  /** {@code POST /staff/people/{login}/unlock}. */
  public Answer unlock(Exchange exchange, Session session, Form form) {
    accounts.unlock(exchange.at("login"), session.who());
    return Answer.see("/staff/people");
  }

  /** {@code POST /staff/people/{login}/password}: an administrator sets a new one. */
  public Answer resetPassword(Exchange exchange, Session session, Form form) {
    FormErrors errors = new FormErrors();
    String login = exchange.at("login");
    switch (accounts.resetPassword(login, new Password(form.secret("password")), session.who())) {
      case AccountChange.Done _ -> {}
      case AccountChange.PasswordRefused(PasswordProblem why) ->
          errors.add("password-" + login, "form.password." + why.name());
      case AccountChange.LoginTaken() -> errors.add("password-" + login, "form.login.taken");
      case AccountChange.NotAllowed() -> {
        return Answer.problem(Problem.NOT_FOUND);
      }
    }
    return errors.isEmpty()
        ? page(
            exchange,
            session,
            200,
            Form.empty(),
            errors,
            Optional.of(exchange.words().text("people.reset.done")))
        : page(exchange, session, 422, Form.empty(), errors, Optional.empty());
  }

  static void checkNames(FormErrors errors, String login, String name) {
    errors.require(login.matches("[a-z0-9][a-z0-9._@-]{1,63}"), "login", "form.login.wrong");
    errors.require(!name.isBlank() && name.length() <= 120, "name", "form.name.wrong");
  }

  private Answer page(
      Exchange exchange,
      Session session,
      int status,
      Form form,
      FormErrors errors,
      Optional<String> done) {
    return pages
        .page(exchange, session, "people", exchange.words().text("people.title"))
        .leadingTo("/staff/people")
        .with("accounts", accounts.list())
        .with("roles", ROLES)
        .with("sites", archive.sites().list())
        .with("hasMailServer", hasMailServer)
        .with("form", form)
        .with("errors", errors)
        .with("done", done)
        .answer(status, "people.jte", exchange);
  }
}
