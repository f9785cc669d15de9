package eir.server.staff;

import eir.archive.Archive;
import eir.archive.access.AccountOrder;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.Session;
import eir.archive.index.Site;
import eir.archive.index.Submission;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.page.Pages;
import eir.server.words.Language;
import eir.trial.Role;
import eir.trial.guard.Texts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The clinics: their facts, their upload links, what they have sent. */
public final class SitePages {
  private static final int SHOWN_SUBMISSIONS = 50;

  private final Archive archive;
  private final Pages pages;
  private final LinkPages links;
  private final InstantSource clock;
  private final EventLog log;

  /** Over {@code archive}; {@code links} shows the links that are made here. */
  public SitePages(
      Archive archive, Pages pages, LinkPages links, InstantSource clock, EventLog log) {
    this.archive = archive;
    this.pages = pages;
    this.links = links;
    this.clock = clock;
    this.log = log;
  }

  /** {@code GET /staff/sites}. */
  public Answer list(Exchange exchange, Session session) {
    return list(exchange, session, 200, Form.empty(), new FormErrors());
  }

  /** {@code POST /staff/sites}: a new site. */
  public Answer add(Exchange exchange, Session session, Form form) {
    if (form.isTicked("closing")) {
      return close(exchange, session, form);
    }
    FormErrors errors = new FormErrors();
    String code = form.field("code").toUpperCase(Locale.ROOT);
    errors.require(code.matches("[A-Z0-9-]{1,16}"), "code", "site.code.wrong");
    check(form, errors);
    if (errors.isEmpty() && archive.sites().find(code).isPresent()) {
      errors.add("code", "site.code.taken");
    }
    if (!errors.isEmpty()) {
      return list(exchange, session, 422, form, errors);
    }
    Optional<AccountOrder> person = person(session, code, form, errors);
    if (!errors.isEmpty()) {
      return list(exchange, session, 422, form, errors);
    }
    put(exchange, session, code, form);
    person.ifPresent(order -> archive.mailRights().invite(order, session.who()));
    return Answer.see("/staff/sites/" + code);
  }

  // Its day is the administrator's to note.
  private Answer close(Exchange exchange, Session session, Form form) {
    if (session.role() != Role.ADMINISTRATOR) {
      return Answer.problem(Problem.NOT_ALLOWED);
    }
    FormErrors errors = new FormErrors();
    errors.require(Texts.isReason(form.field("reason")), "reason", "reason.hint");
    Optional<LocalDate> day = Optional.empty();
    if (!form.field("day").isEmpty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), exchange.words().zone());
      day = day(form.field("day")).filter(given -> !given.isAfter(today));
      errors.require(day.isPresent(), "day", "trial.closing.future");
    }
    if (!errors.isEmpty()) {
      return list(exchange, session, 422, form, errors);
    }
    archive.sites().closeTrial(day, form.field("reason"), session.who());
    return Answer.see("/staff/sites");
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException _) {
      return Optional.empty(); // the form says so
    }
  }

  // The first person of a new site is invited with it; people are the administrator's alone.
  private Optional<AccountOrder> person(
      Session session, String code, Form form, FormErrors errors) {
    String name = form.field("person");
    if (session.role() != Role.ADMINISTRATOR || name.isEmpty() && form.field("email").isEmpty()) {
      return Optional.empty();
    }
    errors.require(!name.isEmpty() && name.length() <= 120, "person", "form.name.wrong");
    Optional<String> email = Invitation.email(form, true, errors);
    errors.require(
        email.isEmpty() || archive.accounts().find(email.get()).isEmpty(),
        "email",
        "form.login.taken");
    return errors.isEmpty()
        ? Optional.of(
            new AccountOrder(
                email.orElseThrow(),
                name,
                email,
                language(form).tag(),
                Set.of(Role.SITE),
                Optional.of(code)))
        : Optional.empty();
  }

  private static Language language(Form form) {
    return Language.of(form.field("language")).orElse(Language.EN);
  }

  // S03 after S01 and S02; another may be typed.
  private static String nextCode(List<Site> sites) {
    int last =
        sites.stream()
            .map(Site::code)
            .filter(code -> code.matches("S[0-9]{2,3}"))
            .mapToInt(code -> Integer.parseInt(code.substring(1)))
            .max()
            .orElse(0);
    return "S%02d".formatted(last + 1);
  }

  /** {@code GET /staff/sites/{code}}. */
  public Answer one(Exchange exchange, Session session) {
    return archive
        .sites()
        .find(exchange.at("code"))
        .map(site -> one(exchange, session, 200, site, Form.empty(), new FormErrors()))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** {@code POST /staff/sites/{code}}: other facts. */
  public Answer change(Exchange exchange, Session session, Form form) {
    Optional<Site> site = archive.sites().find(exchange.at("code"));
    if (site.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    if (form.isTicked("turn")) {
      return turn(session, site.get());
    }
    if (form.isTicked("forget-key")) {
      archive.sites().forgetKey(site.get().code(), session.who());
      return Answer.see("/staff/sites/" + site.get().code());
    }
    FormErrors errors = new FormErrors();
    check(form, errors);
    if (!errors.isEmpty()) {
      return one(exchange, session, 422, site.get(), form, errors);
    }
    put(exchange, session, site.get().code(), form);
    return Answer.see("/staff/sites/" + site.get().code());
  }

  // A site that opens no cases for a while, or does again (guard G01).
  private Answer turn(Session session, Site site) {
    if (site.isActive()) {
      archive.sites().suspend(site.code(), session.who());
    } else {
      archive.sites().resume(site.code(), session.who());
    }
    return Answer.see("/staff/sites/" + site.code());
  }

  /** {@code POST /staff/sites/{code}/links}: a new upload link, shown once. */
  public Answer mint(Exchange exchange, Session session, Form form) {
    Optional<Site> site = archive.sites().find(exchange.at("code"));
    if (site.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    FormErrors errors = new FormErrors();
    LinkForm order = LinkForm.read(form, exchange.words(), clock.instant(), errors);
    if (!errors.isEmpty()) {
      return one(exchange, session, 422, site.get(), form, errors);
    }
    MintedLink minted =
        archive
            .links()
            .mint(
                new LinkOrder(
                    new LinkScope.UploadTo(site.get().code()),
                    order.label(),
                    order.expires(),
                    java.util.List.of(),
                    false,
                    session.who()));
    return links.minted(
        exchange,
        session,
        minted,
        exchange.words().text("link.made.upload", site.get().name()),
        "/staff/sites/" + site.get().code());
  }

  private void put(Exchange exchange, Session session, String code, Form form) {
    Site site =
        Site.of(
            code,
            form.field("name"),
            form.field("city"),
            language(form).tag(),
            form.field("phone"));
    archive.sites().put(site, session.who());
    log.info(
        Event.SITE_CHANGED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("site", code));
  }

  private static void check(Form form, FormErrors errors) {
    String name = form.field("name");
    errors.require(!name.isBlank() && name.length() <= 64, "name", "site.name.wrong");
    errors.require(form.field("city").length() <= 64, "city", "site.city.wrong");
    errors.require(form.field("phone").length() <= 32, "phone", "site.phone.wrong");
  }

  private Answer list(
      Exchange exchange, Session session, int status, Form form, FormErrors errors) {
    List<Site> sites = archive.sites().list();
    return pages
        .page(exchange, session, "sites", exchange.words().text("sites.title"))
        .with("sites", sites)
        .with("code", nextCode(sites))
        .with("closed", archive.sites().closedOn())
        .with("form", form)
        .with("errors", errors)
        .answer(status, "sites.jte", exchange);
  }

  private Answer one(
      Exchange exchange, Session session, int status, Site site, Form form, FormErrors errors) {
    List<Submission> submissions =
        archive.submissions().listOfSite(site.code(), SHOWN_SUBMISSIONS, 0);
    return pages
        .page(exchange, session, "sites", site.name())
        .leadingTo("/staff/sites/" + site.code())
        .with("site", site)
        .with("links", archive.links().listOfSite(site.code()))
        .with("submissions", submissions)
        .with("states", SubmissionState.of(submissions, archive.presentations()))
        .with("now", clock.instant())
        .with("form", form)
        .with("errors", errors)
        .answer(status, "site.jte", exchange);
  }
}
