package eir.server;

import eir.trial.blinding.Datum;
import java.util.Optional;
import java.util.Set;

/**
 * One request of the matrix.
 *
 * @param route method and template
 * @param asked the case that it is about; empty if about none
 * @param tells what an answer other than a refusal gives away by itself
 */
record Question(
    String route,
    String path,
    Optional<Stage> asked,
    byte[] body,
    String mediaType,
    Set<Datum> tells,
    Purpose purpose) {

  /** What a route is there to show. */
  enum Purpose {
    CASES,
    /** People and their rights. */
    PEOPLE,
    /** The records of the journal, with what was typed as the reason of an act. */
    JOURNAL
  }

  String method() {
    return route.substring(0, route.indexOf(' '));
  }

  @Override
  public String toString() {
    return method() + " " + path;
  }
}
