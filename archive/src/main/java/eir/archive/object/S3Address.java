package eir.archive.object;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a bucket is: {@code s3://bucket/prefix?endpoint=https://host:port&region=eu-central-1}.
 * Credentials are not part of it; they come from the SDK's usual chain.
 *
 * @param prefix put before every key; empty, or ends with a slash
 * @param endpoint of another maker's server; empty for AWS
 */
record S3Address(String bucket, String prefix, Optional<URI> endpoint, Optional<String> region) {

  static S3Address parse(String address) {
    try {
      URI uri = new URI(address);
      String bucket = uri.getAuthority();
      if (!"s3".equals(uri.getScheme()) || bucket == null || bucket.indexOf('@') >= 0) {
        throw unreadable();
      }
      String prefix = uri.getPath().replaceAll("^/+|/+$", "");
      Optional<URI> endpoint = Optional.empty();
      Optional<String> region = Optional.empty();
      String query = uri.getQuery() == null ? "" : uri.getQuery();
      for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
        String value = pair.substring(pair.indexOf('=') + 1);
        switch (pair.substring(0, Math.max(0, pair.indexOf('=')))) {
          case "endpoint" -> endpoint = Optional.of(new URI(value));
          case "region" -> region = Optional.of(value);
          default -> throw unreadable();
        }
      }
      return new S3Address(bucket, prefix.isEmpty() ? "" : prefix + "/", endpoint, region);
    } catch (URISyntaxException e) {
      throw unreadable();
    }
  }

  // Without the text: somebody may have put a secret into it.
  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "EIR_BLOBS cannot be read; expected s3://bucket/prefix?endpoint=https://host&region=name");
  }
}
