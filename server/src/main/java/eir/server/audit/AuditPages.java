package eir.server.audit;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.journal.Act;
import eir.archive.journal.Entry;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.trial.audit.Chain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The auditor's page: what was done, newest first, and whether the chain still is what was written.
 * It tells event, object and person; what was typed and read stands in the cases' own pages, which
 * are blinded, and in {@code eir audit export}.
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

  /** A record of the list. */
  public record Line(Entry entry, String who) {}

  /**
   * What a verification found, and how long it took.
   *
   * @param checkpoints kept here that it was compared with
   */
  public record Verified(Chain.Verdict verdict, Duration took, int checkpoints) {}

  /** {@code GET /audit?before=SEQ}. */
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
    String before = exchange.query("before").orElse("");
    long last = before.matches("[1-9][0-9]{0,17}") ? Long.parseLong(before) : Long.MAX_VALUE;
    List<Line> lines =
        archive.events().list(last, SHOWN).stream()
            .map(entry -> new Line(entry, archive.accounts().nameOf(entry.act().who().id())))
            .toList();
    return pages
        .page(exchange, session, "audit", exchange.words().text("audit.title"))
        .with("lines", lines)
        .with("isFirst", last == Long.MAX_VALUE)
        .with("hasMore", lines.size() == SHOWN)
        .with("verified", verified)
        .answer(200, "audit.jte", exchange);
  }
}
