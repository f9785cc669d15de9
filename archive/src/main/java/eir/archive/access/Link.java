package eir.archive.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A capability: whoever has its key may do what its scope says.
 *
 * @param id 10 characters of Crockford base32; public
 * @param creator user id, or {@code link:ID} for the uploader, of who made it
 * @param lastUsed empty if never
 * @param uses how often it was used
 */
public record Link(
    String id,
    LinkScope scope,
    Optional<String> label,
    String creator,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> revoked,
    List<String> embedOrigins,
    boolean mayDownload,
    Optional<Instant> lastUsed,
    long uses) {

  public Link {
    embedOrigins = List.copyOf(embedOrigins);
  }

  /** Whether it has been revoked or has run out at {@code now}. */
  public boolean hasEnded(Instant now) {
    return revoked.isPresent() || expires.isPresent() && !now.isBefore(expires.get());
  }

  static void requireLabel(String label) {
    if (label.length() > 120) {
      throw new IllegalArgumentException(
          "A label has at most 120 characters, but this one has " + label.length());
    }
  }

  static List<String> origins(List<String> origins) {
    if (origins.size() > 20) {
      throw new IllegalArgumentException("At most 20 origins may embed a link");
    }
    for (String origin : origins) {
      // Goes into a Content-Security-Policy header: nothing but scheme, host and port may pass.
      if (!origin.matches("https?://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?")) {
        throw new IllegalArgumentException(
            "An origin is scheme and host, with a port if it is not the usual one, in lower case:"
                + " https://example.org");
      }
    }
    return List.copyOf(origins);
  }
}
