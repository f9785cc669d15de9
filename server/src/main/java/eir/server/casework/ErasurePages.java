package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.casework.AskedErasure;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.staff.FormErrors;
import eir.trial.Act;
import eir.trial.Matrix;
import eir.trial.Role;
import eir.trial.guard.Texts;
import java.util.Optional;

/** The coordinator asks for the images to be erased; another person, an administrator, does it. */
public final class ErasurePages {
  private final Archive archive;
  private final Pages pages;

  /** Over {@code archive}. */
  public ErasurePages(Archive archive, Pages pages) {
    this.archive = archive;
    this.pages = pages;
  }

  /** Whether erasure of this case can be asked for now. */
  static boolean canBeAsked(SeenCase seen, Role role) {
    return role == Role.COORDINATOR
        && !seen.file().erased()
        && !seen.file().submissions().isEmpty()
        && !Matrix.who(seen.state(), Act.ERASE_IMAGES).isEmpty();
  }

  /** {@code GET /cases/{case}/erasure}. */
  public Answer form(Exchange exchange, Session session) {
    return SeenCase.find(archive, exchange.at("case"), session.actor())
        .filter(seen -> canBeAsked(seen, session.role()))
        .map(seen -> page(exchange, session, seen, 200, Form.empty(), new FormErrors()))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** {@code POST /cases/{case}/erasure}. */
  public Answer ask(Exchange exchange, Session session, Form form) {
    Optional<SeenCase> seen =
        SeenCase.find(archive, exchange.at("case"), session.actor())
            .filter(each -> canBeAsked(each, session.role()));
    if (seen.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    FormErrors errors = new FormErrors();
    errors.require(Texts.isReason(form.field("reason")), "reason", "reason.hint");
    if (!errors.isEmpty()) {
      return page(exchange, session, seen.get(), 422, form, errors);
    }
    AskedErasure.ask(
        archive.events(),
        seen.get().code(),
        session.actor(),
        form.isTicked("family"),
        form.field("reason"));
    return Answer.see(NextStep.page(seen.get().code()));
  }

  private Answer page(
      Exchange exchange, Session session, SeenCase seen, int status, Form form, FormErrors errors) {
    return pages
        .page(exchange, session, "cases", exchange.words().text("erasure.title"))
        .with("code", seen.code().text())
        .with("form", form)
        .with("errors", errors)
        .answer(status, "erasure.jte", exchange);
  }
}
