package eir.server.link;

import eir.archive.access.Link;
import eir.archive.access.LinkKey;
import eir.archive.access.LinkOpening;
import eir.archive.access.LinkUse;
import eir.archive.access.Links;
import eir.server.http.Access.Admission;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.server.http.Metrics;
import eir.server.http.Problem;
import eir.server.http.TokenBuckets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Tries the keys that callers bring, and slows down those who guess. Shared by threads. */
public final class Keyring {
  private static final int WRONG_KEYS_PER_MINUTE = 30;
  private static final int MOST_CALLERS = 10_000;

  /** A reading room asks several times for what a person opened once. */
  private static final Duration ONE_USE = Duration.ofMinutes(10);

  private final Links links;
  private final Metrics metrics;
  private final TokenBuckets wrongKeys =
      new TokenBuckets(
          WRONG_KEYS_PER_MINUTE, Duration.ofMinutes(1), MOST_CALLERS, System::nanoTime);
  private final TokenBuckets uses = new TokenBuckets(1, ONE_USE, MOST_CALLERS, System::nanoTime);

  /** Over the archive's links. */
  public Keyring(Links links, Metrics metrics) {
    this.links = links;
    this.metrics = metrics;
  }

  /** Opens link {@code id} with the key of {@code Authorization: Bearer}. */
  public Admission<Link> open(Exchange exchange, String id) {
    String caller = exchange.client();
    if (!wrongKeys.hasLeft(caller)) {
      return new Admission.Turned<>(
          Answer.problem(Problem.TOO_MANY_WRONG_KEYS)
              .with("Retry-After", Long.toString(wrongKeys.secondsToNext())));
    }
    Optional<LinkKey> key = exchange.bearer().flatMap(LinkKey::parse);
    LinkOpening opening = key.isEmpty() ? new LinkOpening.Unknown() : links.open(id, key.get());
    return switch (opening) {
      case LinkOpening.Active(Link link) -> {
        metrics.link(Metrics.LinkResult.ACTIVE);
        yield new Admission.Admitted<>(link);
      }
      case LinkOpening.Ended _ -> {
        metrics.link(Metrics.LinkResult.ENDED);
        yield new Admission.Turned<>(ended());
      }
      case LinkOpening.Unknown() -> {
        metrics.link(Metrics.LinkResult.UNKNOWN);
        wrongKeys.take(caller);
        yield new Admission.Turned<>(Answer.problem(Problem.LINK_UNKNOWN));
      }
    };
  }

  /** The answer to the right key of a link that shows nothing any more. */
  static Answer ended() {
    // What the browser kept of the images goes with the right to see them.
    return Answer.problem(Problem.LINK_ENDED).with("Clear-Site-Data", "\"cache\"");
  }

  /** Writes a use into the link's log, once for each caller and act within ten minutes. */
  public void used(Exchange exchange, Link link, LinkUse.Action action) {
    if (uses.take(link.id() + action + exchange.client())) {
      try {
        links.used(link.id(), action, InetAddress.getByName(exchange.client()));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("a caller's address is always a number", e);
      }
    }
  }
}
