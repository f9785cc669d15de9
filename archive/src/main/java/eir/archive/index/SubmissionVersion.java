package eir.archive.index;

/**
 * The name of one immutable delivery.
 *
 * @param submission 16 digits and lower-case letters, the same for all versions
 * @param version 1, 2, …: later deliveries of the same site for the same pseudonym
 */
public record SubmissionVersion(String submission, int version) {
  public SubmissionVersion {
    if (!submission.matches("[0-9a-z]{1,32}") || version < 1) {
      throw new IllegalArgumentException(
          "A submission is named by digits and lower-case letters and a version from 1");
    }
  }
}
