package eir.cli.tree;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.key.SiteKey;
import java.util.Optional;

/**
 * What a run of {@link DeidTree} is to do.
 *
 * @param children who keeps code and shift, and where those of the outputs go; absent if nobody
 *     asks
 */
public record DeidOrder(
    Profile profile,
    SiteKey key,
    Stamp stamp,
    Optional<Subject> subject,
    Optional<Children> children,
    Naming naming,
    Writing writing,
    Answers answers,
    int threads) {
  /** How outputs are called. */
  public enum Naming {
    /** Folders by a keyed code of their path, files by their new UID. */
    HARMLESS,
    /** As in the input: for test data whose names are known to be harmless. */
    KEPT
  }

  /** Whether outputs are written at all. */
  public enum Writing {
    FILES,
    NOTHING
  }
}
