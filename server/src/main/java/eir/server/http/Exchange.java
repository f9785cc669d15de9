package eir.server.http;

import eir.server.words.Language;
import eir.server.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/** One request, as the rooms behind the door see it. Used by one thread. */
public final class Exchange {
  private final Request request;
  private final Map<String, String> place;
  private final String requestId;
  private final String client;
  private final Words words;
  private final InputStream body;

  Exchange(
      Request request,
      Map<String, String> place,
      String requestId,
      String client,
      Words words,
      InputStream body) {
    this.request = request;
    this.place = place;
    this.requestId = requestId;
    this.client = client;
    this.words = words;
    this.body = body;
  }

  /** The id that stands in the answer, the log and the problem document. */
  public String requestId() {
    return requestId;
  }

  /** {@code GET}, {@code POST}, … */
  public String method() {
    return request.getMethod();
  }

  /** The path without query, decoded. */
  public String path() {
    return Request.getPathInContext(request);
  }

  /** What stands at {@code {name}} of the route's template. */
  public String at(String name) {
    String value = place.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no place " + name);
    }
    return value;
  }

  /** A header field, the first of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** A header that holds a number of bytes; broken is {@link Problem#BODY_MALFORMED}. */
  public long bytesHeader(String name) {
    String value = header(name).orElseThrow(() -> new ProblemException(Problem.BODY_MALFORMED));
    if (!value.matches("[0-9]{1,15}")) {
      throw new ProblemException(Problem.BODY_MALFORMED);
    }
    return Long.parseLong(value);
  }

  /** The key of {@code Authorization: Bearer …}. */
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7) && value.length() <= 200)
        .map(value -> value.substring(7).strip());
  }

  /** A cookie's value. */
  public Optional<String> cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .map(cookie -> cookie.getValue());
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(request.getHttpURI().getQuery())
        .map(query -> Form.read(query).field(name));
  }

  /** The fields of a posted form. */
  public Form form() {
    if (!header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
      throw new ProblemException(Problem.MEDIA_TYPE);
    }
    try {
      return Form.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProblemException(Problem.BODY_MALFORMED, e);
    }
  }

  /** The body as a record. */
  public <T> T json(Class<T> shape) {
    if (!header("Content-Type").orElse("").startsWith("application/json")) {
      throw new ProblemException(Problem.MEDIA_TYPE);
    }
    return Json.read(body, shape);
  }

  /** The body, under the route's limits. */
  public InputStream body() {
    return body;
  }

  /** The caller's address; a trusted proxy speaks for the one behind it. */
  public String client() {
    return client;
  }

  /** The language of the answer. */
  public Words words() {
    return words;
  }

  /** The values of all header fields of a name, in order, split at commas. */
  static List<String> list(Request request, String name) {
    return request.getHeaders().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .map(HttpField::getValue)
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .toList();
  }

  /** The language that the request asks for: by its link, its cookie, its browser. */
  static Language language(Request request) {
    Optional<Language> linked =
        Optional.ofNullable(request.getHttpURI().getQuery())
            .map(query -> Form.read(query).field("lang"))
            .flatMap(Language::of);
    Optional<Language> kept =
        Request.getCookies(request).stream()
            .filter(cookie -> cookie.getName().equals("eir_lang"))
            .findFirst()
            .flatMap(cookie -> Language.of(cookie.getValue()));
    String accepted = request.getHeaders().get("Accept-Language");
    return linked
        .or(() -> kept)
        .orElseGet(() -> Language.preferred(accepted == null ? "" : accepted));
  }

  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.BODY_MALFORMED, e);
    }
  }
}
