package eir.server.client;

import java.net.URI;

/**
 * An upload link, {@code https://HOST/u/{id}#{key}}, taken apart.
 *
 * @param server scheme, host and port
 * @param id public part, 10 characters
 * @param key secret part, 26 characters; sent as a Bearer credential, never in a URL
 */
public record UploadLink(URI server, String id, String key) {
  private static final String ALPHABET = "[0-9a-hj-km-np-tv-z]";

  /**
   * Reads the text that a coordinator mailed.
   *
   * @throws IllegalArgumentException if it is no upload link; the message does not repeat it
   */
  public static UploadLink parse(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException unreadable) {
      throw noLink();
    }
    String path = uri.getPath();
    String key = uri.getFragment();
    if (uri.getHost() == null
        || path == null
        || key == null
        || !path.matches("/u/" + ALPHABET + "{10}")
        || !key.matches(ALPHABET + "{26}")) {
      throw noLink();
    }
    return new UploadLink(uri.resolve("/"), path.substring(3), key);
  }

  /** Without the key: it would be enough to send. */
  @Override
  public String toString() {
    return "UploadLink[" + server + "u/" + id + "]";
  }

  private static IllegalArgumentException noLink() {
    return new IllegalArgumentException(
        "This is not an upload link. It looks like https://HOST/u/…#… with all of both parts;"
            + " copy it again from the mail");
  }
}
