package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.access.Token;
import eir.archive.index.Site;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.words.Words;
import eir.trial.CaseCode;
import eir.trial.Lifecycle;
import eir.trial.Role;
import eir.trial.charter.Charter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The home of whoever is signed in: what waits for the role in which they act. */
public final class HomePage {
  // Numbers up to this are written as words at the beginning of a heading.
  private static final int LAST_WORD = 9;

  private final Archive archive;
  private final Pages pages;
  private final Function<Exchange, Optional<Token>> token;
  private final InstantSource clock;

  /** Over {@code archive}; {@code token} is how a request shows its session. */
  public HomePage(
      Archive archive,
      Pages pages,
      Function<Exchange, Optional<Token>> token,
      InstantSource clock) {
    this.archive = archive;
    this.pages = pages;
    this.token = token;
    this.clock = clock;
  }

  /** {@code GET /staff?find=EIR-0007}: the worklist, late first, or the case that is looked for. */
  public Answer home(Exchange exchange, Session session) {
    String asked = exchange.query("find").orElse("");
    Optional<CaseCode> found = TypedCode.read(asked).filter(code -> isVisible(code, session));
    if (found.isPresent()) {
      return Answer.see(NextStep.page(found.get()));
    }
    Instant now = clock.instant();
    Worklist list = Worklist.of(session.actor(), archive, now);
    List<WaitingErasure> erasures = WaitingErasure.of(session, archive);
    return pages
        .page(exchange, session, "cases", heading(list, erasures, session.role(), exchange.words()))
        .with("erasures", erasures)
        .with("charter", session.role() == Role.SITE ? opening(session) : Optional.empty())
        .with("id", UUID.randomUUID().toString())
        .with("list", list)
        .with("now", now)
        .with("asked", asked)
        .answer(200, "home.jte", exchange);
  }

  // Whom the trial takes, if this site may open a case now.
  private Optional<Charter> opening(Session session) {
    boolean isActive =
        session.account().site().flatMap(archive.sites()::find).filter(Site::isActive).isPresent();
    return archive.charters().active().filter(_ -> isActive);
  }

  /** {@code POST /staff/role}: acts in another of the roles that this person holds. */
  public Answer changeRole(Exchange exchange, Session session, Form form) {
    Optional<Role> role =
        Arrays.stream(Role.values())
            .filter(each -> each.name().equals(form.field("role")))
            .findFirst();
    boolean isDone =
        role.isPresent()
            && token
                .apply(exchange)
                .filter(held -> archive.sessions().actAs(held, role.get()))
                .isPresent();
    return isDone ? Answer.see("/staff") : Answer.problem(Problem.NOT_ALLOWED);
  }

  private boolean isVisible(CaseCode code, Session session) {
    return archive
        .cases()
        .file(code)
        .filter(file -> Lifecycle.isVisible(file, session.actor()))
        .isPresent();
  }

  private static String heading(
      Worklist list, List<WaitingErasure> erasures, Role role, Words words) {
    if (!erasures.isEmpty()) {
      return counted("home.erasure", erasures.size(), words);
    }
    if (!list.late().isEmpty()) {
      return counted("home.late", list.late().size(), words);
    }
    return switch (role) {
      case AUDITOR, ADMINISTRATOR -> words.text("home.all");
      default -> counted("home.waiting", list.waiting(), words);
    };
  }

  private static String counted(String key, int number, Words words) {
    if (number <= 1) {
      return words.text(key + (number == 0 ? ".none" : ".one"));
    }
    String told = number <= LAST_WORD ? words.text("number." + number) : words.number(number);
    return words.text(key + ".other", told);
  }
}
