package eir.trial;

/**
 * The archive's own name of one complete upload; opaque here.
 *
 * @param text 1 to 64 of letters, digits, hyphen, dot and underscore
 */
public record UploadId(String text) {
  public UploadId {
    if (!text.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "An upload's id has 1 to 64 letters, digits, hyphens, dots and underscores; this differs");
    }
  }
}
