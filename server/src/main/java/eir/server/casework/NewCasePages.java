package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.archive.index.Site;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.staff.FormErrors;
import eir.server.words.Words;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Refusal;
import eir.trial.Role;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.charter.Charter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Candidate selection: a child with a suspected diffuse brainstem tumour becomes a case. */
public final class NewCasePages {
  private static final int LONGEST_NOTE = 2000;

  private final Archive archive;
  private final Pages pages;
  private final SendPages sending;

  /** Over {@code archive}; a site goes on to {@code sending}. */
  public NewCasePages(Archive archive, Pages pages, SendPages sending) {
    this.archive = archive;
    this.pages = pages;
    this.sending = sending;
  }

  /** {@code GET /cases/new}. */
  public Answer form(Exchange exchange, Session session) {
    return page(exchange, session, 200, Form.empty(), new FormErrors(), notInForce(exchange));
  }

  /** {@code POST /cases}. */
  public Answer open(Exchange exchange, Session session, Form form) {
    Words words = exchange.words();
    FormErrors errors = new FormErrors();
    Optional<CaseCommand.OpenCase> command = command(session, form, errors);
    if (command.isEmpty()
        || !form.field("id").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      return page(exchange, session, 422, form, errors, Optional.empty());
    }
    CaseRequest request =
        CaseRequest.open(UUID.fromString(form.field("id")), session.actor(), command.get());
    return switch (archive.cases().act(request)) {
      case CaseAnswer.Done(var code, _, _) -> next(session, code);
      case CaseAnswer.Refused(var refused) -> {
        errors.require(refused.why() != Refusal.AGE_OUT_OF_RANGE, "age", "new.age.range");
        yield page(
            exchange,
            session,
            refused.why().status(),
            form,
            errors,
            Optional.of(Notice.of(refused, words)));
      }
      case CaseAnswer.Conflict _ -> Answer.problem(Problem.CONFLICT);
    };
  }

  // A site goes on to send the images; the coordinator sees what was made.
  private Answer next(Session session, CaseCode code) {
    return session.role() == Role.SITE
        ? sending.upload(archive.cases().file(code).orElseThrow(), session)
        : Answer.see(NextStep.page(code));
  }

  private Optional<CaseCommand.OpenCase> command(Session session, Form form, FormErrors errors) {
    String site = session.actor().site().map(SiteCode::text).orElse(form.field("site"));
    errors.require(archive.sites().find(site).isPresent(), "site", "form.choose");
    String age = form.field("age");
    errors.require(age.matches("[0-9]{1,2}"), "age", "new.age.wrong");
    Optional<Sex> sex = ActForm.word(Sex.class, form, "sex", errors);
    errors.require(form.isTicked("suspicion"), "suspicion", "new.suspicion.missing");
    errors.require(form.field("note").length() <= LONGEST_NOTE, "note", "form.text.long");
    errors.require(form.field("diagnosis").length() <= LONGEST_NOTE, "diagnosis", "form.text.long");
    return errors.isEmpty()
        ? Optional.of(
            new CaseCommand.OpenCase(
                new SiteCode(site),
                Integer.parseInt(age),
                sex.orElseThrow(),
                form.field("diagnosis"),
                form.field("note"),
                form.field("reason")))
        : Optional.empty();
  }

  private Optional<Notice> notInForce(Exchange exchange) {
    return archive.charters().active().isPresent()
        ? Optional.empty()
        : Optional.of(
            Notice.of(
                Refusal.SITE_OR_CHARTER_INACTIVE,
                Refusal.SITE_OR_CHARTER_INACTIVE.who(),
                exchange.words()));
  }

  private Answer page(
      Exchange exchange,
      Session session,
      int status,
      Form form,
      FormErrors errors,
      Optional<Notice> notice) {
    Optional<Charter> charter = archive.charters().active();
    boolean isOffice = session.role() == Role.COORDINATOR;
    List<Site> sites = isOffice ? archive.sites().list() : List.of();
    String id = form.field("id");
    return pages
        .page(exchange, session, "cases", exchange.words().text("new.title"))
        .leadingTo("/cases/new")
        .with("charter", charter)
        .with("sites", sites)
        .with("isOffice", isOffice)
        .with("id", id.isEmpty() ? UUID.randomUUID().toString() : id)
        .with("form", form)
        .with("errors", errors)
        .with("notice", notice)
        .answer(status, "newCase.jte", exchange);
  }
}
