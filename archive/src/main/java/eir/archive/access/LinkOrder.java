package eir.archive.access;

import eir.archive.journal.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a new link shall be.
 *
 * @param label for the list, at most 120 characters; never shown to who holds the link
 * @param expires empty for never
 * @param embedOrigins origins of pages that may embed the reading room, as {@code
 *     https://example.org}; none: no page may
 * @param creator who makes it
 */
public record LinkOrder(
    LinkScope scope,
    Optional<String> label,
    Optional<Instant> expires,
    List<String> embedOrigins,
    boolean mayDownload,
    Who creator) {

  public LinkOrder {
    embedOrigins = Link.origins(embedOrigins);
    label.ifPresent(Link::requireLabel);
  }

  /** A link without label, expiry, embedding or download. */
  public static LinkOrder plain(LinkScope scope, Who creator) {
    return new LinkOrder(scope, Optional.empty(), Optional.empty(), List.of(), false, creator);
  }
}
