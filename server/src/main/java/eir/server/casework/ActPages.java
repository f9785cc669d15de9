package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.FreshSignature;
import eir.archive.access.Password;
import eir.archive.access.Session;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.staff.FormErrors;
import eir.server.words.Words;
import eir.trial.Act;
import eir.trial.CaseCommand;
import eir.trial.Matrix;
import eir.trial.Refusal;
import eir.trial.Role;
import eir.trial.Slot;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one road from a form to an act on a case: read, sign, {@code Cases.act}, and back to the case
 * with 303; or the same page with what was typed and the sentence that says why not and who can.
 */
public final class ActPages {
  private final Archive archive;
  private final Pages pages;
  private final ActForms forms;
  private final DecisionPage decision;
  private final SendPages sending;
  private final LetterPages letters;

  /** Over {@code archive}. */
  public ActPages(
      Archive archive, Pages pages, SendPages sending, LetterPages letters, InstantSource clock) {
    this.archive = archive;
    this.pages = pages;
    this.forms = new ActForms(archive, clock);
    this.decision = new DecisionPage(archive, pages);
    this.sending = sending;
    this.letters = letters;
  }

  /** {@code GET /cases/{case}/acts/{act}}. */
  public Answer show(Exchange exchange, Session session) {
    return show(exchange, session, ActForms.named(exchange.at("act")));
  }

  private Answer show(Exchange exchange, Session session, Optional<Act> act) {
    Words words = exchange.words();
    Optional<SeenCase> seen = SeenCase.find(archive, exchange.at("case"), session.actor());
    Optional<ActForm> form = seen.flatMap(each -> act.flatMap(a -> forms.of(a, each, words)));
    if (form.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    Optional<Notice> hindrance = hindrance(seen.get(), form.get().act(), session.role(), words);
    return page(
        new Asked(exchange, session, seen.get(), form.get(), Form.empty(), new FormErrors()),
        hindrance.map(Notice::status).orElse(200),
        hindrance);
  }

  /** {@code GET /cases/{case}/decision}. */
  public Answer decision(Exchange exchange, Session session) {
    return show(exchange, session, Optional.of(Act.SIGN_DECISION));
  }

  /** {@code GET /cases/{case}/send}. */
  public Answer sending(Exchange exchange, Session session) {
    return show(exchange, session, Optional.of(Act.SUBMIT));
  }

  /** {@code POST /cases/{case}/acts/{act}}. */
  public Answer act(Exchange exchange, Session session, Form typed) {
    Words words = exchange.words();
    Optional<SeenCase> seen = SeenCase.find(archive, exchange.at("case"), session.actor());
    Optional<ActForm> form =
        seen.flatMap(
            each -> ActForms.named(exchange.at("act")).flatMap(act -> forms.of(act, each, words)));
    if (form.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    Optional<UUID> id = uuid(typed.field("id"));
    if (id.isEmpty()) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    FormErrors errors = new FormErrors();
    Asked asked = new Asked(exchange, session, seen.get(), form.get(), typed, errors);
    Optional<CaseCommand> command = form.get().reading().read(typed, errors);
    if (command.isEmpty() || !errors.isEmpty()) {
      return page(asked, 422, Optional.empty());
    }
    long version = version(typed, command.get());
    if (version < 0) {
      return Answer.problem(Problem.BODY_MALFORMED);
    }
    CaseRequest request =
        CaseRequest.of(asked.seen.code(), version, id.get(), session.actor(), command.get());
    if (form.get().act().signature().isPresent()) {
      Optional<FreshSignature> signature = signature(session, typed);
      if (signature.isEmpty()) {
        return page(asked, 422, Optional.of(Notice.wrongSignature(words)));
      }
      request = request.signed(signature.get());
    }
    return answered(asked, archive.cases().act(request));
  }

  private Answer answered(Asked asked, CaseAnswer answer) {
    Words words = asked.exchange.words();
    return switch (answer) {
      case CaseAnswer.Done(var code, _, _) -> Answer.see(NextStep.page(code));
      case CaseAnswer.Refused(var refused) when refused.why() == Refusal.NOT_VISIBLE ->
          Answer.problem(Problem.NOT_FOUND);
      case CaseAnswer.Refused(var refused) ->
          page(asked, refused.why().status(), Optional.of(Notice.of(refused, words)));
      case CaseAnswer.Conflict conflict ->
          page(asked.now(archive), 409, Optional.of(Notice.of(conflict, words)));
    };
  }

  private Answer page(Asked asked, int status, Optional<Notice> notice) {
    if (asked.form.act() == Act.SIGN_DECISION && asked.session.role() == Role.PHYSICIAN) {
      return decision.answer(asked, status, notice);
    }
    if (asked.form.act() == Act.SUBMIT) {
      return sending.answer(asked, status, notice);
    }
    Words words = asked.exchange.words();
    SeenCase seen = asked.seen;
    Act act = asked.form.act();
    return pages
        .page(asked.exchange, asked.session, "cases", DomainWords.button(act, words.language()))
        .with("code", seen.code().text())
        .with("state", seen.state())
        .with("act", act)
        .with("fields", asked.form.fields())
        .with("letter", letters.about(act, seen))
        .with("isOffered", Matrix.who(seen.state(), act).contains(asked.session.role()))
        .with("versions", asked.versions())
        .with("id", asked.id())
        .with("notice", notice)
        .with("typed", asked.typed)
        .with("errors", asked.errors)
        .answer(status, "act.jte", asked.exchange);
  }

  // The state and the role hold an act back before its form is worth filling.
  private static Optional<Notice> hindrance(SeenCase seen, Act act, Role role, Words words) {
    Set<Role> who = Matrix.who(seen.state(), act);
    if (who.isEmpty()) {
      return Optional.of(Notice.of(Refusal.WRONG_STATE, seen.state().turn(), words));
    }
    return who.contains(role)
        ? Optional.empty()
        : Optional.of(Notice.of(Refusal.WRONG_ROLE, who, words));
  }

  private Optional<FreshSignature> signature(Session session, Form typed) {
    return archive
        .signing()
        .verify(session, typed.field("login"), new Password(typed.secret("password")));
  }

  private static long version(Form typed, CaseCommand command) {
    String text =
        command instanceof CaseCommand.AssignReader assign
            ? typed.field("version." + assign.slot())
            : typed.field("version");
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A form on its way: what was asked, what was typed. */
  record Asked(
      Exchange exchange,
      Session session,
      SeenCase seen,
      ActForm form,
      Form typed,
      FormErrors errors) {

    /** The same over the case as it is now. */
    Asked now(Archive archive) {
      return SeenCase.find(archive, seen.code().text(), session.actor())
          .map(later -> new Asked(exchange, session, later, form, typed, errors))
          .orElse(this);
    }

    /** The id of this form; a form that comes back keeps its own. */
    String id() {
      return uuid(typed.field("id")).orElseGet(UUID::randomUUID).toString();
    }

    /** The hidden fields that tell which version was seen. */
    Map<String, Long> versions() {
      Map<String, Long> seenVersions = new LinkedHashMap<>();
      var versions = seen.file().versions();
      if (form.act() == Act.ASSIGN_READER) {
        for (Slot slot : Slot.values()) {
          seenVersions.put("version." + slot, versions.ofSlot(slot));
        }
      } else {
        seenVersions.put(
            "version",
            switch (form.act()) {
              case REMIND -> versions.seenBy(new CaseCommand.Remind());
              case QUARANTINE -> versions.seenBy(new CaseCommand.Quarantine(Set.of(), ""));
              default -> versions.ofCase();
            });
      }
      return seenVersions;
    }
  }
}
