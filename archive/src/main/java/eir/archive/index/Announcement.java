package eir.archive.index;

/**
 * What a sender says before the first byte.
 *
 * @param link id of the upload link
 * @param requestId UUID made by the page; the same one gives the same upload again
 * @param files how many files of the drop may be sent, 1 or more; those left out later are named at
 *     the close
 * @param rules by which the files are de-identified
 * @param keyFingerprint 16 hex digits; the site's first upload sets it, a later other one is
 *     refused
 */
public record Announcement(
    String site,
    String link,
    String requestId,
    int files,
    long bytes,
    UploadRules rules,
    String keyFingerprint) {

  public Announcement {
    if (files < 1 || bytes < 0) {
      throw new IllegalArgumentException(
          "An upload announces at least one file and no negative size");
    }
    if (requestId.isBlank() || requestId.length() > 64) {
      throw new IllegalArgumentException("A request id has 1 to 64 characters");
    }
    if (!keyFingerprint.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("A key's fingerprint is 16 hex digits in lower case");
    }
  }
}
