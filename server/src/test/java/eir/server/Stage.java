package eir.server;

import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.StateName;
import java.util.Optional;
import java.util.Set;

/**
 * A case of the matrix as it was built. What is true of it was written down while it was built and
 * does not come from the code under test.
 *
 * @param name what is particular about it
 * @param readers logins of who holds a slot
 * @param adjudicator login of who was called
 * @param told versions of its decisions whose letter was sent
 * @param images where its images lie; empty before the first submission
 */
record Stage(
    String name,
    CaseCode code,
    StateName state,
    String site,
    Set<String> readers,
    Optional<String> adjudicator,
    Set<Fact> facts,
    Set<Integer> told,
    Optional<Sent> images,
    CaseFile file) {

  /** What opens one of the letters of {@code domain/visibility.tsv}. */
  enum Fact {
    /** Images are there and the state shows them. */
    IMAGES,
    /** An adjudicator was called. */
    CALLED,
    /** There is a conclusion. */
    CONCLUDED,
    /** A decision is in force. */
    DECIDED,
    UNBLINDED,
    /** The charter tells readers what came out, and the child's age. */
    FEEDBACK
  }

  /** Addresses of a submission's images. */
  record Sent(String submission, String upload, String bundleSha256) {}

  boolean is(Fact fact) {
    return facts.contains(fact);
  }

  @Override
  public String toString() {
    return code.text() + " (" + name + ", " + state + ")";
  }
}
