package eir.server.casework;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.casework.Units;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.server.page.Pages;
import eir.trial.CaseFile;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.blinding.CaseView;
import eir.trial.blinding.Datum;
import eir.trial.charter.Charter;
import eir.trial.quality.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of a case, made from what {@code Blinding} lets the role see of it. */
public final class CasePage {
  private final Archive archive;
  private final Pages pages;
  private final InstantSource clock;

  /** Over {@code archive}. */
  public CasePage(Archive archive, Pages pages, InstantSource clock) {
    this.archive = archive;
    this.pages = pages;
    this.clock = clock;
  }

  /** {@code GET /cases/{case}}. */
  public Answer one(Exchange exchange, Session session) {
    Optional<SeenCase> found = SeenCase.find(archive, exchange.at("case"), session.actor());
    if (found.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    SeenCase seen = found.get();
    CaseView view = seen.view();
    Instant now = clock.instant();
    boolean seesTimes = view.dates();
    Optional<ClockShare> share = seesTimes ? seen.clock(now) : Optional.empty();
    boolean isLate = share.filter(ClockShare::isOver).isPresent();
    return pages
        .page(exchange, session, "cases", seen.code().text())
        .with("view", view)
        .with("code", seen.code())
        .with("state", seen.state())
        .with("tone", Tone.of(seen.state(), isLate))
        .with("clock", share)
        .with("due", seesTimes ? due(seen) : Optional.empty())
        .with("steps", StepMark.of(seen.state(), been(seen)))
        .with("next", NextStep.onPage(seen.file(), session.role()))
        .with("offers", offers(seen, session))
        .with("canAskErasure", ErasurePages.canBeAsked(seen, session.role()))
        .with("submissions", seesTimes ? submissions(seen.file()) : List.of())
        .with("links", CaseLink.of(seen, session.role(), archive))
        .with("now", now)
        .with("timeline", TimelineEntry.of(seen, archive))
        .with("site", view.site().flatMap(code -> archive.sites().find(code.text())))
        .with("charter", charterName(seen))
        .with("people", people(view))
        .with("units", units())
        .with("unblinded", isUnblinded(seen))
        .answer(200, "case.jte", exchange);
  }

  private List<Offer> offers(SeenCase seen, Session session) {
    Optional<NextStep> next = NextStep.onPage(seen.file(), session.role());
    return Offer.of(seen, session.role(), archive.charters().active().map(Charter::key)).stream()
        .filter(offer -> next.filter(step -> step.path().equals(offer.path())).isEmpty())
        .toList();
  }

  private static Set<StateName> been(SeenCase seen) {
    return seen.file().stays().stream().map(stay -> stay.state()).collect(Collectors.toSet());
  }

  private static Optional<Instant> due(SeenCase seen) {
    return eir.trial.clock.Clocks.deadline(seen.file(), seen.charter());
  }

  private static List<Submission> submissions(CaseFile file) {
    return file.submissions().reversed();
  }

  private static String charterName(SeenCase seen) {
    return seen.charter().key().toString();
  }

  private static boolean isUnblinded(SeenCase seen) {
    return seen.file().unblinded().isPresent()
        && seen.blinding().sees(Datum.READS_OF_OTHERS, seen.viewer(), seen.file());
  }

  private Map<String, String> people(CaseView view) {
    Map<String, String> people = new TreeMap<>(Comparator.comparing(Slot::valueOf));
    view.readers()
        .forEach((slot, user) -> people.put(slot.name(), archive.accounts().nameOf(user.text())));
    return people;
  }

  private Map<String, String> units() {
    return archive.units().list().stream()
        .collect(Collectors.toMap(unit -> unit.code().text(), Units.Unit::name));
  }
}
