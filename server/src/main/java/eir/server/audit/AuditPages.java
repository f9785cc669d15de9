package eir.server.audit;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.Session;
import eir.archive.journal.Act;
import eir.archive.journal.Entry;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.staff.FormErrors;
import eir.server.words.Words;
import eir.trial.audit.AuditEvent;
import eir.trial.audit.AuditEvents;
import eir.trial.audit.Chain;
import eir.trial.blinding.TrailSight;
import eir.trial.blinding.Viewer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The trail as a page: what was done, newest first, and for auditors whether the chain still is
 * what was written. It tells event, object and person; what was typed and read stands in the cases'
 * own pages, which are blinded, and in the export. An administrator meets the part of {@link
 * TrailSight}.
 */
public final class AuditPages {
  private static final int SHOWN = 50;

  private final Archive archive;
  private final Pages pages;
  private final ReentrantLock verifying = new ReentrantLock(); // one walk over the chain at a time

  /** Over the journal of {@code archive}. */
  public AuditPages(Archive archive, Pages pages) {
    this.archive = archive;
    this.pages = pages;
  }

  /**
   * What a verification found, and how long it took.
   *
   * @param checkpoints kept here that it was compared with
   */
  public record Verified(Chain.Verdict verdict, Duration took, int checkpoints) {}

  /** A choice of the filter. */
  public record Choice(String value, String name) {}

  /** {@code GET /audit}, with the fields of {@link AuditFilter} and {@code before=SEQ}. */
  public Answer list(Exchange exchange, Session session) {
    return page(exchange, session, Optional.empty());
  }

  /** {@code POST /audit/verify}: recomputes the whole chain. */
  public Answer verify(Exchange exchange, Session session, Form form) {
    if (!verifying.tryLock()) {
      return Answer.problem(Problem.CONFLICT);
    }
    Verified verified;
    try {
      long start = System.nanoTime();
      Chain.Verdict verdict = archive.auditTrail().verify(List.of());
      verified =
          new Verified(
              verdict,
              Duration.ofNanos(System.nanoTime() - start),
              verdict instanceof Chain.Whole ? archive.checkpoints().list().size() : 0);
    } finally {
      verifying.unlock();
    }
    boolean isWhole = verified.verdict() instanceof Chain.Whole;
    archive
        .events()
        .append(
            Act.of(session.who(), "VERIFY_RUN", "journal", "")
                .with("whole", isWhole ? "yes" : "no"));
    return page(exchange, session, Optional.of(verified));
  }

  private Answer page(Exchange exchange, Session session, Optional<Verified> verified) {
    Words words = exchange.words();
    TrailSight sight = TrailSight.of(new Viewer.Person(session.actor()));
    AuditFilter filter = AuditFilter.of(exchange);
    FormErrors errors = filter.errors();
    String before = exchange.query("before").orElse("");
    long last = before.matches("[1-9][0-9]{0,17}") ? Long.parseLong(before) : Long.MAX_VALUE;
    List<Entry> found =
        errors.isEmpty()
            ? archive.events().list(filter.question(sight, words.zone()), last, SHOWN + 1)
            : List.of();
    List<Account> accounts = archive.accounts().list();
    var names = AuditLine.names(accounts);
    return pages
        .page(exchange, session, "audit", words.text("audit.title"))
        .leadingTo("/audit")
        .with(
            "lines",
            found.stream()
                .limit(SHOWN)
                .map(entry -> AuditLine.of(entry, names, session.role(), words))
                .toList())
        .with("isFirst", last == Long.MAX_VALUE)
        .with("hasMore", found.size() > SHOWN)
        .with("isWhole", sight instanceof TrailSight.Whole)
        .with("filter", filter)
        .with("errors", errors)
        .with("people", people(accounts, words))
        .with("events", events(sight, words))
        .with("verified", verified)
        .answer(errors.isEmpty() ? 200 : 422, "audit.jte", exchange);
  }

  private static List<Choice> people(List<Account> accounts, Words words) {
    return Stream.concat(
            accounts.stream()
                .map(account -> new Choice(account.userId(), account.name()))
                .sorted(Comparator.comparing(Choice::name)),
            Stream.of(
                new Choice("system", words.text("role.SYSTEM")),
                new Choice("command-line", words.text("audit.who.command-line"))))
        .toList();
  }

  private static List<Choice> events(TrailSight sight, Words words) {
    return Stream.concat(
            AuditEvents.all().stream().map(AuditEvent::name), Stream.of("LINK_CHANGED"))
        .filter(sight::mayMeet)
        .map(event -> new Choice(event, AuditLine.eventName(event, words)))
        .sorted(Comparator.comparing(Choice::name))
        .toList();
  }
}
