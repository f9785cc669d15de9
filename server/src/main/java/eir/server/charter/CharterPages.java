package eir.server.charter;

import eir.archive.Archive;
import eir.archive.access.FreshSignature;
import eir.archive.access.Password;
import eir.archive.access.Session;
import eir.archive.casework.Charters;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.staff.FormErrors;
import eir.trial.Role;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterFinding;
import eir.trial.charter.CharterJson;
import eir.trial.charter.CharterKey;
import eir.trial.guard.Texts;
import java.util.List;
import java.util.Optional;

/**
 * The trial's review configuration: which version is in force, what a draft would change; a
 * coordinator brings a draft, a physician puts it into force under a signature. The same as {@code
 * eir charter}.
 */
public final class CharterPages {
  private final Archive archive;
  private final Pages pages;

  /** Over the charters of {@code archive}. */
  public CharterPages(Archive archive, Pages pages) {
    this.archive = archive;
    this.pages = pages;
  }

  /** {@code GET /charters}. */
  public Answer list(Exchange exchange, Session session) {
    return list(exchange, session, 200, Form.empty(), new FormErrors(), List.of());
  }

  /** {@code POST /charters}: keeps the charter in {@code text} as a draft. */
  public Answer bring(Exchange exchange, Session session, Form form) {
    FormErrors errors = new FormErrors();
    return switch (CharterJson.read(form.field("text"))) {
      case CharterJson.Invalid(List<CharterFinding> findings) -> {
        errors.add("text", "charter.invalid");
        yield list(exchange, session, 422, form, errors, findings);
      }
      case CharterJson.Valid(Charter charter) -> {
        if (archive.charters().draft(charter, session.who())) {
          yield Answer.see(path(charter.key()));
        }
        errors.add("text", "charter.was-in-force");
        yield list(exchange, session, 409, form, errors, List.of());
      }
    };
  }

  /** {@code GET /charters/{charter}/{version}}. */
  public Answer one(Exchange exchange, Session session) {
    return find(exchange)
        .map(version -> one(exchange, session, version, 200, Form.empty(), new FormErrors()))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /**
   * {@code POST /charters/{charter}/{version}/activate}: a draft, under a physician's signature.
   */
  public Answer activate(Exchange exchange, Session session, Form form) {
    Optional<Charters.Version> found = find(exchange);
    if (found.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    Charters.Version version = found.get();
    FormErrors errors = new FormErrors();
    errors.require(Texts.isReason(form.field("reason")), "reason", "reason.hint");
    if (!errors.isEmpty()) {
      return one(exchange, session, version, 422, form, errors);
    }
    Optional<FreshSignature> signature =
        archive
            .signing()
            .verify(session, form.field("login"), new Password(form.secret("password")));
    CharterKey key = version.charter().key();
    return switch (archive
        .charters()
        .activate(key, session.who(), signature, form.field("reason"))) {
      case DONE -> Answer.see(path(key));
      case NOT_SIGNED -> {
        errors.add("password", "notice.signature.text");
        yield one(exchange, session, version, 422, form, errors);
      }
      case NO_DRAFT ->
          one(
              exchange,
              session,
              find(exchange).orElse(version),
              409,
              Form.empty(),
              noDraft(errors));
    };
  }

  private static FormErrors noDraft(FormErrors errors) {
    errors.add("reason", "charter.no-draft");
    return errors;
  }

  private Optional<Charters.Version> find(Exchange exchange) {
    try {
      return archive
          .charters()
          .find(CharterKey.parse(exchange.at("charter") + "/" + exchange.at("version")));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // an address that somebody made up
    }
  }

  private static String path(CharterKey key) {
    return "/charters/" + key;
  }

  private Answer list(
      Exchange exchange,
      Session session,
      int status,
      Form form,
      FormErrors errors,
      List<CharterFinding> findings) {
    return pages
        .page(exchange, session, "charters", exchange.words().text("charter.title"))
        .leadingTo("/charters")
        .with("versions", archive.charters().list())
        .with("canBring", session.role() == Role.COORDINATOR)
        .with("form", form)
        .with("errors", errors)
        .with("findings", findings)
        .answer(status, "charters.jte", exchange);
  }

  private Answer one(
      Exchange exchange,
      Session session,
      Charters.Version version,
      int status,
      Form form,
      FormErrors errors) {
    Charter charter = version.charter();
    var words = exchange.words();
    return pages
        .page(exchange, session, "charters", words.text("charter.one", charter.key().toString()))
        .leadingTo(path(charter.key()))
        .with("key", charter.key())
        .with("state", version.state())
        .with(
            "lines",
            CharterLine.of(
                CharterJson.write(charter),
                CharterJson.write(archive.charters().active().orElse(charter)),
                words))
        .with(
            "canActivate",
            session.role() == Role.PHYSICIAN && version.state() == Charters.State.DRAFT)
        .with("form", form)
        .with("errors", errors)
        .answer(status, "charter.jte", exchange);
  }
}
