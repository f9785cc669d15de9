package eir.server.link;

import eir.archive.access.Link;
import eir.archive.access.Links;
import eir.server.http.Access.Anyone;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Problem;
import eir.server.http.SecurityHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The pages at {@code /v/{id}}, {@code /u/{id}} and {@code /embed/{id}}: built with the scripts
 * that they load, and the same bytes for every id, so that asking tells nothing about a link.
 */
public final class StaticPages {
  private final Links links;
  private final InstantSource clock;

  /** Over the archive's links, which say who may embed. */
  public StaticPages(Links links, InstantSource clock) {
    this.links = links;
    this.clock = clock;
  }

  /** {@code GET /v/{id}}: the reading room. */
  public Answer room(Exchange exchange, Anyone caller) throws IOException {
    return page("view.html");
  }

  /** {@code GET /u/{id}}: the upload page. */
  public Answer upload(Exchange exchange, Anyone caller) throws IOException {
    return page("upload.html");
  }

  /** {@code GET /embed/{id}}: the reading room, for the origins that the link lists. */
  public Answer embed(Exchange exchange, Anyone caller) throws IOException {
    Answer page = page("view.html");
    Optional<Link> link =
        links.find(exchange.at("id")).filter(found -> !found.hasEnded(clock.instant()));
    String origins = String.join(" ", link.map(Link::embedOrigins).orElse(java.util.List.of()));
    return origins.isEmpty()
        ? page
        : page.with("Content-Security-Policy", SecurityHeaders.embedPolicy(origins));
  }

  private static Answer page(String name) throws IOException {
    try (InputStream in = StaticPages.class.getResourceAsStream("/eir/web/" + name)) {
      return in == null ? Answer.problem(Problem.NOT_READY) : Answer.html(200, in.readAllBytes());
    }
  }
}
