package eir.archive.index;

import java.time.Instant;
import java.util.Optional;

/**
 * A closed delivery, never changed again; a correction is the next version.
 *
 * @param number running number within the site, for people: 1, 2, …; the same for all versions
 * @param newest the highest version there is
 * @param upload id of the upload it was
 * @param erasedAt when its images were erased; what is left then is this row and the hashes
 */
public record Submission(
    SubmissionVersion id,
    int number,
    int newest,
    String site,
    String upload,
    String pseudonym,
    Instant closedAt,
    int images,
    long bytes,
    String profileHash,
    Optional<Instant> erasedAt) {

  /** The version that replaces this one; empty if it is the newest. */
  public Optional<Integer> newerVersion() {
    return newest > id.version() ? Optional.of(newest) : Optional.empty();
  }
}
