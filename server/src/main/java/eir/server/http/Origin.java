package eir.server.http;

import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/**
 * The address by which browsers know this server, and the check that acts come from its own pages.
 *
 * @param base scheme, host and port, without a path
 */
public record Origin(URI base) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  public Origin {
    if (base.getHost() == null || !base.getRawSchemeSpecificPart().startsWith("//")) {
      throw new IllegalArgumentException(
          "base-url: expected an address such as https://eir.example.org");
    }
  }

  /** Whether browsers reach this server by TLS. */
  public boolean isHttps() {
    return "https".equals(base.getScheme());
  }

  /** {@code path} under this origin. */
  public String at(String path) {
    String text = base.toString();
    return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
  }

  /**
   * Whether {@code request} may act: reading always, changing only from our own pages or from no
   * page at all (a script with a key).
   *
   * <p>Browsers name the page's site in {@code Sec-Fetch-Site}. Those too old for it send {@code
   * Origin}; under no-referrer a form's is {@code null}, and the form's token decides.
   */
  boolean permits(Request request) {
    if (SAFE.contains(request.getMethod())) {
      return true;
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String from = request.getHeaders().get("Origin");
    return from == null || from.equals("null") || from.equals(at(""));
  }
}
