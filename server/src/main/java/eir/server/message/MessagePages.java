package eir.server.message;

import eir.archive.access.Account;
import eir.archive.access.Accounts;
import eir.archive.access.Session;
import eir.archive.message.Outbox;
import eir.archive.message.Outgoing;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.server.words.Words;
import eir.trial.Role;
import eir.trial.blinding.Blinding;
import eir.trial.blinding.Datum;
import eir.trial.blinding.Sight;
import eir.trial.blinding.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox as a page: failures first, so that no message is lost in silence. */
public final class MessagePages {
  private static final int ON_A_PAGE = 50;
  private static final int MOST_PAGES = 10_000;

  /**
   * A line of the page.
   *
   * @param title subject of the mail in the reader's language
   * @param failure why the last try failed, in words
   */
  public record Line(Outgoing outgoing, String title, String to, Optional<String> failure) {}

  private final Outbox outbox;
  private final Accounts accounts;
  private final Texts texts;
  private final boolean hasMailServer;
  private final String trialName;
  private final Pages pages;

  /**
   * @param hasMailServer whether EIR_SMTP is set; else mail waits, and the page says so
   */
  public MessagePages(
      Outbox outbox,
      Accounts accounts,
      Texts texts,
      boolean hasMailServer,
      String trialName,
      Pages pages) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.texts = texts;
    this.hasMailServer = hasMailServer;
    this.trialName = trialName;
    this.pages = pages;
  }

  /** {@code GET /messages}, with {@code ?page=} from 1. */
  public Answer list(Exchange exchange, Session session) {
    int page =
        exchange
            .query("page")
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(Integer::parseInt)
            .filter(number -> number >= 1 && number <= MOST_PAGES)
            .orElse(1);
    List<Outgoing> found = outbox.list(ON_A_PAGE + 1, (page - 1) * ON_A_PAGE);
    Words words = exchange.words();
    return pages
        .page(exchange, session, "messages", words.text("messages.title"))
        .with(
            "lines",
            found.stream().limit(ON_A_PAGE).map(each -> line(each, session, words)).toList())
        .with("failures", outbox.failures())
        .with("hasMailServer", hasMailServer)
        .with("page", page)
        .with("hasMore", found.size() > ON_A_PAGE)
        .answer(200, "messages.jte", exchange);
  }

  /** {@code POST /messages/{id}/retry}: once more, now. */
  public Answer retry(Exchange exchange, Session session, Form form) {
    String id = exchange.at("id");
    boolean isRetried = id.matches("[0-9]{1,18}") && outbox.retry(Long.parseLong(id));
    return isRetried ? Answer.see("/messages") : Answer.problem(Problem.NOT_FOUND);
  }

  private Line line(Outgoing outgoing, Session session, Words words) {
    var message = outgoing.message();
    String subject =
        tellsWhoReads(outgoing, session) ? words.text("messages.someCase") : message.subject();
    Map<String, String> values = Map.of("caseCode", subject, "trialName", trialName);
    String title = texts.fill(message.key(), words.language(), values).subject();
    String to = accounts.ofUser(message.recipient()).map(Account::name).orElse(message.recipient());
    return new Line(outgoing, title, to, outgoing.failure().map(code -> sentence(code, words)));
  }

  // Case and reader in one line would say who reads what (visibility.tsv "who read").
  private boolean tellsWhoReads(Outgoing outgoing, Session session) {
    boolean isToReader =
        accounts
            .ofUser(outgoing.message().recipient())
            .filter(to -> to.roles().contains(Role.READER) || to.roles().contains(Role.ADJUDICATOR))
            .isPresent();
    return isToReader
        && Blinding.sight(Datum.WHO_READ, new Viewer.Person(session.actor())) != Sight.Y;
  }

  private static String sentence(String code, Words words) {
    return code.startsWith("SMTP_")
        ? words.text("messages.failure.SMTP", code.substring("SMTP_".length()))
        : words.text("messages.failure." + code);
  }
}
