package eir.server.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The header fields that every answer of a surface carries (docs/http.md; ASVS 5.0.0 §3.4). */
public final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src"
          + " 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; base-uri"
          + " 'none'; form-action 'self'; object-src 'none'; ";

  /** Cornerstone's text boxes set a style attribute. */
  private static final String ROOM = "style-src-attr 'unsafe-inline'; ";

  private static final String NO_FRAME = "frame-ancestors 'none'";

  private final boolean https;

  /** With {@code https} the browser is told to use nothing else for a year. */
  SecurityHeaders(boolean https) {
    this.https = https;
  }

  /** The fields for {@code surface}; an answer may replace some. */
  Map<String, String> of(Surface surface) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Content-Type-Options", "nosniff");
    fields.put("Referrer-Policy", "no-referrer");
    fields.put("Cross-Origin-Opener-Policy", "same-origin");
    fields.put("Cross-Origin-Resource-Policy", "same-origin");
    fields.put("Cache-Control", "no-store");
    if (https) {
      fields.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    switch (surface) {
      case PAGE, UPLOAD -> fields.put("Content-Security-Policy", POLICY + NO_FRAME);
      case ROOM -> fields.put("Content-Security-Policy", POLICY + ROOM + NO_FRAME);
      case EMBED -> {
        fields.put("Content-Security-Policy", POLICY + ROOM + NO_FRAME);
        // Without these two an isolated parent shows nothing.
        fields.put("Cross-Origin-Embedder-Policy", "require-corp");
        fields.put("Cross-Origin-Resource-Policy", "cross-origin");
        fields.remove("Cross-Origin-Opener-Policy");
      }
      case API, OPERATION ->
          fields.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      case ASSET -> {
        // A worker lives under the policy of its own script, and an isolated page takes no other.
        fields.put("Content-Security-Policy", POLICY + ROOM + NO_FRAME);
        fields.put("Cross-Origin-Embedder-Policy", "require-corp");
      }
    }
    if (surface != Surface.ASSET) {
      fields.put("X-Robots-Tag", "noindex, nofollow, noarchive");
    }
    return fields;
  }

  /** The policy of an embedding page whose parents are {@code origins}, parted by spaces. */
  public static String embedPolicy(String origins) {
    return POLICY + ROOM + "frame-ancestors " + origins;
  }
}
