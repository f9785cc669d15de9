package eir.server.http;

import eir.server.http.Answer.Body;
import eir.server.log.Event;
import eir.server.log.EventLog;
import eir.server.log.Fact;
import eir.server.words.Language;
import eir.server.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The one way in: finds the route, asks its guard, lets it act, and sends the answer with the
 * surface's headers. Counts and logs each request by its template, never by its path.
 */
public final class Door extends Handler.Abstract {
  /** Words a problem as a page. */
  @FunctionalInterface
  public interface ProblemPage {
    byte[] page(Problem problem, Words words, String requestId);
  }

  private static final String UNROUTED = "none";

  /** What is read of a body that no route wanted: as much as a form holds. */
  private static final int LINGER_BYTES = 64 * 1024;

  private final RouteTable routes;
  private final SecurityHeaders headers;
  private final TrustedProxies proxies;
  private final Origin origin;
  private final Function<Language, Words> words;
  private final ProblemPage problemPage;
  private final EventLog log;
  private final Metrics metrics;
  private final SecureRandom random = new SecureRandom();

  /** A door to {@code routes} for browsers that know the server as {@code origin}. */
  public Door(
      RouteTable routes,
      Origin origin,
      TrustedProxies proxies,
      Function<Language, Words> words,
      ProblemPage problemPage,
      EventLog log,
      Metrics metrics) {
    this.routes = routes;
    this.headers = new SecurityHeaders(origin.isHttps());
    this.origin = origin;
    this.proxies = proxies;
    this.words = words;
    this.problemPage = problemPage;
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long started = System.nanoTime();
    String requestId = newRequestId();
    String path = Request.getPathInContext(request);
    Optional<RouteTable.Found> found = routes.find(path);
    Optional<Route<?>> route = found.flatMap(f -> f.route(request.getMethod()));
    Surface surface = route.map(Route::surface).orElse(surfaceOf(path));
    Words spoken = words.apply(Exchange.language(request));
    Answer answer = answer(request, requestId, found, route, spoken);
    linger(request);

    HttpFields.Mutable fields = response.getHeaders();
    response.setStatus(answer.status());
    headers.of(surface).forEach(fields::put);
    fields.put("X-Request-Id", requestId);
    Body body = answer.body();
    if (body instanceof Body.Told(Problem problem)) {
      body = told(problem, surface, spoken, requestId, fields);
    }
    Map<String, Integer> own = new LinkedHashMap<>();
    for (Answer.Field field : answer.fields()) {
      if (own.merge(field.name(), 1, Integer::sum) == 1) {
        fields.put(field.name(), field.value());
      } else {
        fields.add(field.name(), field.value());
      }
    }
    send(request, response, callback, body, requestId);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    String template = route.map(Route::template).orElse(UNROUTED);
    String method = found.isPresent() ? request.getMethod() : "ANY";
    metrics.request(method.length() > 8 ? "ANY" : method, template, answer.status(), took);
    log.info(
        Event.REQUEST,
        new Fact.Given("requestId", requestId),
        new Fact.Given("route", template.equals("/") ? "/" : template),
        new Fact.Count("status", answer.status()),
        new Fact.Count("bytes", Request.getContentBytesRead(request)),
        new Fact.Took("millis", took));
    return true;
  }

  private Answer answer(
      Request request,
      String requestId,
      Optional<RouteTable.Found> found,
      Optional<Route<?>> route,
      Words spoken) {
    try {
      if (found.isEmpty()) {
        return Answer.problem(Problem.NOT_FOUND);
      }
      if (route.isEmpty()) {
        return Answer.problem(Problem.METHOD_NOT_ALLOWED).with("Allow", found.get().allowed());
      }
      if (!origin.permits(request)) {
        return Answer.problem(Problem.FOREIGN_ORIGIN);
      }
      Route<?> chosen = route.get();
      if (request.getLength() > chosen.bodyLimitBytes()) {
        return Answer.problem(Problem.BODY_TOO_LARGE).with("Connection", "close");
      }
      InputStream body =
          new RequestBody(
              Request.asInputStream(request), chosen.bodyLimitBytes(), System::nanoTime);
      String client =
          proxies.client(Request.getRemoteAddr(request), Exchange.list(request, "X-Forwarded-For"));
      return chosen.answer(
          new Exchange(request, found.get().places(), requestId, client, spoken, body));
    } catch (ProblemException e) {
      return Answer.problem(e.problem());
    } catch (IOException | BadMessageException e) {
      // The sender went away or broke HTTP; whatever is said now, it will hardly be heard.
      failed(requestId, e);
      return Answer.problem(Problem.BODY_MALFORMED);
    } catch (RuntimeException e) {
      if (e instanceof HttpException http && http.getCode() < 500) {
        return Answer.problem(Problem.BODY_MALFORMED);
      }
      failed(requestId, e);
      return Answer.problem(Problem.INTERNAL);
    }
  }

  /**
   * Lets a short body end before it is answered. Over HTTP/2 an answer to a body still on its way
   * is followed by RST_STREAM (RFC 9113 section 8.1), and a client that sees this first loses the
   * answer: a form that was refused would look like a broken line.
   */
  private static void linger(Request request) {
    if (request.getLength() > LINGER_BYTES || request.getHeaders().contains(HttpHeader.EXPECT)) {
      return;
    }
    try {
      new RequestBody(Request.asInputStream(request), LINGER_BYTES, System::nanoTime)
          .transferTo(OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException e) {
      // Longer, slower or broken: then the answer goes out as it is.
    }
  }

  private Body told(
      Problem problem, Surface surface, Words spoken, String requestId, HttpFields.Mutable fields) {
    if (surface == Surface.API || surface == Surface.OPERATION || surface == Surface.ASSET) {
      fields.put("Content-Type", "application/problem+json");
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("type", "about:blank");
      document.put("title", spoken.text("problem." + problem.name()));
      document.put("status", problem.status());
      document.put("code", problem.name());
      document.put("detail", spoken.text("problem." + problem.name() + ".detail"));
      document.put("requestId", requestId);
      return new Body.Whole(Json.bytes(document));
    }
    fields.put("Content-Type", "text/html; charset=utf-8");
    return new Body.Whole(problemPage.page(problem, spoken, requestId));
  }

  private void send(
      Request request, Response response, Callback callback, Body body, String requestId) {
    HttpFields.Mutable fields = response.getHeaders();
    switch (body) {
      case Body.None() -> {
        if (response.getStatus() != 204 && response.getStatus() != 304) {
          fields.put("Content-Length", "0");
        }
        response.write(true, ByteBuffer.allocate(0), callback);
      }
      case Body.Whole(byte[] bytes) -> {
        fields.put("Content-Length", Integer.toString(bytes.length));
        response.write(true, ByteBuffer.wrap(bytes), callback);
      }
      case Body.Streamed(long lengthBytes, Answer.Writing writing) -> {
        fields.put("Content-Length", Long.toString(lengthBytes));
        write(request, response, callback, writing, requestId);
      }
      case Body.Growing(Answer.Writing writing) ->
          write(request, response, callback, writing, requestId);
      case Body.Told _ -> throw new IllegalStateException("a problem that was not worded");
    }
  }

  private void write(
      Request request,
      Response response,
      Callback callback,
      Answer.Writing writing,
      String requestId) {
    if (request.getMethod().equals("HEAD")) {
      response.write(true, ByteBuffer.allocate(0), callback);
      return;
    }
    OutputStream out = Content.Sink.asOutputStream(response);
    try {
      writing.to(out);
      out.close(); // not after a failure: closing is what says that this was all
    } catch (IOException | RuntimeException e) {
      // Half a body cannot be taken back: the line is cut, so that nobody takes it for whole.
      failed(requestId, e);
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  private void failed(String requestId, Throwable e) {
    Event event = Event.REQUEST_FAILED;
    Fact id = new Fact.Given("requestId", requestId);
    Fact type = new Fact.Failure("failure", e.getClass());
    StackTraceElement[] trace = e.getStackTrace();
    Fact.Given place =
        new Fact.Given(
            "place",
            trace.length == 0
                ? ""
                : shortened(trace[0].getClassName()) + ":" + trace[0].getLineNumber());
    if (e instanceof IOException || e instanceof BadMessageException) {
      log.info(event, id, type, place);
    } else {
      log.error(event, id, type, place);
    }
  }

  private static String shortened(String className) {
    String plain = className.replaceAll("[^A-Za-z0-9_.]", "_");
    return plain.length() > 50 ? plain.substring(plain.length() - 50) : plain;
  }

  private static Surface surfaceOf(String path) {
    return path.startsWith("/api/") ? Surface.API : Surface.PAGE;
  }

  private String newRequestId() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
