package eir.server.staff;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkScope;
import eir.archive.access.MintedLink;
import eir.archive.access.Session;
import eir.archive.index.Site;
import eir.archive.journal.Who;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Form;
import eir.server.http.Origin;
import eir.server.http.Problem;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.page.Pages;
import eir.server.page.Qr;
import eir.trial.Role;
import java.time.InstantSource;
import java.util.Optional;

/** One link: shown once when it is made, then its settings, its uses, its end. */
public final class LinkPages {
  private static final int SHOWN_USES = 200;

  private final Archive archive;
  private final Pages pages;
  private final Origin origin;
  private final InstantSource clock;
  private final EventLog log;

  /** Over {@code archive}, for links under {@code origin}. */
  public LinkPages(Archive archive, Pages pages, Origin origin, InstantSource clock, EventLog log) {
    this.archive = archive;
    this.pages = pages;
    this.origin = origin;
    this.clock = clock;
    this.log = log;
  }

  /** The page that shows a new link with its key, the only time. */
  Answer minted(
      Exchange exchange, Session session, MintedLink minted, String heading, String back) {
    String path = minted.link().scope() instanceof LinkScope.UploadTo ? "/u/" : "/v/";
    String address = origin.at(path + minted.link().id() + "#" + minted.key().reveal());
    log.info(
        Event.LINK_MINTED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("link", minted.link().id()));
    return pages
        .page(exchange, session, "", exchange.words().text("link.made.title"))
        .leadingTo("") // a key is shown once
        .with("link", minted.link())
        .with("address", address)
        .with("heading", heading)
        .with("back", back)
        .with("qr", new Qr(address).svgDataUri())
        .answer(200, "linkMade.jte", exchange);
  }

  /** On to the reading room; the key is in the fragment, which no Referer and no log holds. */
  Answer opened(Exchange exchange, MintedLink minted) {
    log.info(
        Event.LINK_MINTED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("link", minted.link().id()));
    return Answer.see("/v/" + minted.link().id() + "#" + minted.key().reveal());
  }

  /** {@code GET /staff/links/{id}}. */
  public Answer one(Exchange exchange, Session session) {
    return found(exchange, session)
        .map(link -> one(exchange, session, 200, link, Form.empty(), new FormErrors()))
        .orElse(Answer.problem(Problem.NOT_FOUND));
  }

  /** {@code POST /staff/links/{id}}: label, end, origins. */
  public Answer change(Exchange exchange, Session session, Form form) {
    Optional<Link> link = found(exchange, session);
    if (link.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    FormErrors errors = new FormErrors();
    LinkForm wanted = LinkForm.read(form, exchange.words(), clock.instant(), errors);
    if (!errors.isEmpty()) {
      return one(exchange, session, 422, link.get(), form, errors);
    }
    String id = link.get().id();
    Who actor = session.who();
    archive.links().setLabel(id, wanted.label(), actor);
    archive.links().setExpiry(id, wanted.expires(), actor);
    if (link.get().scope() instanceof LinkScope.ViewOf) {
      archive.links().setOrigins(id, wanted.origins(), actor);
    }
    log.info(
        Event.LINK_CHANGED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("link", id));
    return Answer.see("/staff/links/" + id);
  }

  /** {@code POST /staff/links/{id}/revoke}. */
  public Answer revoke(Exchange exchange, Session session, Form form) {
    Optional<Link> link = found(exchange, session);
    if (link.isEmpty()) {
      return Answer.problem(Problem.NOT_FOUND);
    }
    String reason = form.field("reason");
    FormErrors errors = new FormErrors();
    errors.require(
        !reason.isEmpty() && reason.length() <= 200, "reason", "link.revoke.reason.wrong");
    if (!errors.isEmpty()) {
      return one(exchange, session, 422, link.get(), form, errors);
    }
    archive.links().revoke(link.get().id(), session.who(), reason);
    log.info(
        Event.LINK_REVOKED,
        new Fact.Given("requestId", exchange.requestId()),
        new Fact.Given("link", link.get().id()));
    return Answer.see("/staff/links/" + link.get().id());
  }

  /** Viewing links are the coordinator's; an administrator sees no way to the images. */
  private Optional<Link> found(Exchange exchange, Session session) {
    return archive
        .links()
        .find(exchange.at("id"))
        .filter(link ->
            link.scope() instanceof LinkScope.UploadTo || session.role() == Role.COORDINATOR);
  }

  private Answer one(
      Exchange exchange, Session session, int status, Link link, Form form, FormErrors errors) {
    boolean isView = link.scope() instanceof LinkScope.ViewOf;
    String title = exchange.words().text(isView ? "link.title.view" : "link.title.upload");
    return pages
        .page(exchange, session, "", link.label().orElse(title))
        .leadingTo("/staff/links/" + link.id())
        .with("link", link)
        .with("creator", archive.accounts().nameOf(link.creator()))
        .with("uses", archive.links().uses(link.id(), SHOWN_USES))
        .with("now", clock.instant())
        .with("snippet", snippet(link))
        .with("shows", shows(link))
        .with("form", form)
        .with("errors", errors)
        .answer(status, "link.jte", exchange);
  }

  /** What the link shows, as lists call it: the site's name and the submission's number. */
  private String shows(Link link) {
    return switch (link.scope()) {
      case LinkScope.UploadTo(String site, _) -> site;
      case LinkScope.ViewOf(var version) ->
          archive
              .submissions()
              .find(version)
              .map(submission ->
                  archive.sites().find(submission.site()).map(Site::name).orElse(submission.site())
                      + " "
                      + submission.number())
              .orElse(version.submission());
    };
  }

  private String snippet(Link link) {
    return "<iframe src=\""
        + origin.at("/embed/" + link.id() + "#KEY")
        + "\"\n        sandbox=\"allow-scripts allow-same-origin\" allow=\"fullscreen\""
        + " referrerpolicy=\"no-referrer\"\n        title=\"MR images\" width=\"100%\""
        + " height=\"480\"></iframe>";
  }
}
