package eir.archive.index;

/**
 * What a sender says before the first byte.
 *
 * @param link id of the upload link
 * @param requestId UUID made by the page; the same one gives the same upload again
 * @param files how many files of the drop may be sent, 1 or more; those left out later are named at
 *     the close
 * @param profileHash 8 hex digits of the profile that de-identifies
 * @param keyFingerprint 16 hex digits; the site's first upload sets it, a later other one is
 *     refused
 */
public record Announcement(
    String site,
    String link,
    String requestId,
    int files,
    long bytes,
    String profileHash,
    String keyFingerprint) {

  public Announcement {
    if (files < 1 || bytes < 0) {
      throw new IllegalArgumentException(
          "An upload announces at least one file and no negative size");
    }
    if (requestId.isBlank() || requestId.length() > 64) {
      throw new IllegalArgumentException("A request id has 1 to 64 characters");
    }
    if (!profileHash.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("A profile's hash is 8 hex digits in lower case");
    }
    if (!keyFingerprint.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("A key's fingerprint is 16 hex digits in lower case");
    }
  }
}
