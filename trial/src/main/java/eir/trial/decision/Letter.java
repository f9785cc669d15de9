package eir.trial.decision;

import eir.trial.charter.Language;
import java.time.Instant;

/**
 * A decision as told to the site; locked by its hash.
 *
 * @param decision version of the decision that it tells
 * @param superseded whether the site was told not to use it
 */
public record Letter(
    int decision, Language language, String sha256, Instant sentAt, boolean superseded) {

  /** The same letter after the decision was amended. */
  public Letter withdrawn() {
    return new Letter(decision, language, sha256, sentAt, true);
  }
}
