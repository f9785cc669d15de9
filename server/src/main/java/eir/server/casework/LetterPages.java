package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.index.Site;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.server.message.LetterDesk;
import eir.server.message.LetterSheet;
import eir.server.page.Pages;
import eir.server.words.Language;
import eir.trial.Act;
import eir.trial.Role;
import eir.trial.decision.Decision;
import eir.trial.decision.Letter;
import java.io.IOException;
import java.util.Optional;

/**
 * The letter of a decision: as its page, as PDF, and above the button that sends or confirms it.
 */
public final class LetterPages {
  private static final String REFERRAL = "referral";

  private final Archive archive;
  private final Pages pages;
  private final LetterDesk desk;

  /** Over the letters that {@code desk} writes. */
  public LetterPages(Archive archive, Pages pages, LetterDesk desk) {
    this.archive = archive;
    this.pages = pages;
    this.desk = desk;
  }

  /** What a letter's page says above it. */
  public enum Standing {
    SENT,
    PREVIEW,
    /** It holds no more: in its place stands what tells the site so. */
    SUPERSEDED
  }

  /**
   * {@code GET /cases/{case}/letters/{n}}: of decision n, or {@code referral} for the one to the
   * unit. A letter that no longer holds is shown by what took its place.
   */
  public Answer show(Exchange exchange, Session session) {
    if (exchange.at("n").equals(REFERRAL)) {
      return referral(exchange, session)
          .map(found ->
              page(exchange, session, found.seen(), Standing.SENT)
                  .with("sheet", Optional.of(found.sheet()))
                  .with("sha256", Optional.<String>empty())
                  .with("isToConfirm", false)
                  .answer(200, "letterPage.jte", exchange))
          .orElse(Answer.problem(Problem.NOT_FOUND));
    }
    return decision(exchange, session)
        .map(found -> {
          SeenCase seen = found.seen();
          boolean isInForce = seen.file().decision().filter(found.decision()::equals).isPresent();
          Optional<Letter> sent = sent(found);
          Standing standing =
              !isInForce ? Standing.SUPERSEDED : sent.isEmpty() ? Standing.PREVIEW : Standing.SENT;
          return page(exchange, session, seen, standing)
              .with(
                  "sheet",
                  isInForce
                      ? sheet(seen)
                      : sent.flatMap(_ -> desk.superseded(seen.file(), language(seen))))
              .with("sha256", isInForce ? sent.map(Letter::sha256) : Optional.<String>empty())
              .with(
                  "isToConfirm",
                  isInForce
                      && session.role() == Role.SITE
                      && eir.trial.Matrix.who(seen.state(), Act.ACKNOWLEDGE).contains(Role.SITE))
              .answer(200, "letterPage.jte", exchange);
        })
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  private Pages.Model page(Exchange exchange, Session session, SeenCase seen, Standing standing) {
    return pages
        .page(exchange, session, "cases", exchange.words().text("letter.title", seen.code().text()))
        .with("code", seen.code().text())
        .with("number", exchange.at("n"))
        .with("standing", standing);
  }

  /** A referral whose letter the viewer may see. */
  private record Referred(SeenCase seen, LetterSheet sheet) {}

  private Optional<Referred> referral(Exchange exchange, Session session) {
    return SeenCase.find(archive, exchange.at("case"), session.actor())
        .filter(seen -> !seen.view().referrals().isEmpty())
        .flatMap(seen -> desk.referral(seen.file()).map(sheet -> new Referred(seen, sheet)));
  }

  /** {@code GET /cases/{case}/letters/{n}/pdf}: in the language of the site, as it was kept. */
  public Answer pdf(Exchange exchange, Session session) throws IOException {
    if (exchange.at("n").equals(REFERRAL)) {
      Optional<Referred> found = referral(exchange, session);
      return found.isEmpty()
          ? Answer.problem(Problem.NOT_FOUND)
          : pdf(desk.pdf(found.get().sheet()), found.get().seen().code().text() + "-" + REFERRAL);
    }
    return decision(exchange, session)
        .flatMap(found ->
            desk.pdf(found.seen().code(), found.decision().version(), language(found))
                .map(
                    pdf -> pdf(pdf, found.seen().code().text() + "-" + found.decision().version())))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  private static Answer pdf(byte[] pdf, String name) {
    return Answer.whole(200, "application/pdf", pdf)
        .with("Content-Disposition", "inline; filename=\"" + name + ".pdf\"");
  }

  /** The letter that an act is about; empty for every other act. */
  Optional<LetterSheet> about(Act act, SeenCase seen) {
    boolean isSeen =
        (act == Act.SEND_COMMUNICATION || act == Act.ACKNOWLEDGE)
            && !seen.view().decisions().isEmpty();
    return isSeen ? sheet(seen) : Optional.empty();
  }

  private Optional<LetterSheet> sheet(SeenCase seen) {
    return desk.sheet(seen.file(), language(seen));
  }

  /** A decision whose letter the viewer may see. */
  private record Found(SeenCase seen, Decision decision) {}

  private Optional<Found> decision(Exchange exchange, Session session) {
    String number = exchange.at("n");
    return number.matches("[1-9][0-9]{0,3}")
        ? SeenCase.find(archive, exchange.at("case"), session.actor())
            .flatMap(seen ->
                seen.view().decisions().stream()
                    .filter(each -> each.version() == Integer.parseInt(number))
                    .findFirst()
                    .map(decision -> new Found(seen, decision)))
        : Optional.empty();
  }

  private static Optional<Letter> sent(Found found) {
    return found.seen().view().letters().stream()
        .filter(letter -> letter.decision() == found.decision().version())
        .findFirst();
  }

  // What was sent stays in its language; else the site's of today.
  private Language language(Found found) {
    return sent(found)
        .flatMap(letter -> Language.of(letter.language().tag()))
        .orElseGet(() -> language(found.seen()));
  }

  private Language language(SeenCase seen) {
    return archive
        .sites()
        .find(seen.file().opened().site().text())
        .map(Site::language)
        .flatMap(Language::of)
        .orElse(Language.EN);
  }
}
