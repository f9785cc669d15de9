package eir.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Asks the questions of the matrix of a running server. Safe for many threads. */
final class MatrixClient implements AutoCloseable {
  private static final int TRIES = 4;

  private final EirServer server;
  // Over HTTP/2 a refusal may cut the stream before a body that nobody reads is sent.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger requests = new AtomicInteger();

  MatrixClient(EirServer server) {
    this.server = server;
  }

  int requests() {
    return requests.get();
  }

  HttpResponse<byte[]> answer(Onlooker who, Question question) {
    URI base =
        question.path().equals("/metrics")
            ? URI.create("http://127.0.0.1:" + server.adminPort())
            : server.baseUrl();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(question.path()))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", question.mediaType())
            .header("Eir-CSRF", who.csrf().isEmpty() ? "none" : who.csrf())
            .method(
                question.method(),
                question.method().equals("GET") || question.method().equals("HEAD")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(question.body()));
    if (who.header().length > 0) {
      request.headers(who.header());
    }
    // Each from an address of its own: whoever tries many wrong keys is told nothing at all.
    int number = requests.incrementAndGet();
    request.header(
        "X-Forwarded-For",
        "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255));
    return sent(request.build(), TRIES);
  }

  // A refusal may close the line before it is used again; nothing that is asked changes anything.
  private HttpResponse<byte[]> sent(HttpRequest request, int tries) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (tries == 1) {
        throw new UncheckedIOException(e);
      }
      return sent(request, tries - 1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Header and body; of a PDF also what it prints. */
  static String text(HttpResponse<byte[]> answer) {
    List<String> parts = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("content-length")) {
            parts.addAll(values);
          }
        });
    parts.add(new String(answer.body(), StandardCharsets.UTF_8));
    if (answer.headers().firstValue("Content-Type").filter("application/pdf"::equals).isPresent()) {
      parts.add(printed(answer.body()));
    }
    return String.join("\n", parts);
  }

  private static String printed(byte[] bytes) {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Status, where it leads, and the body without what is new each time or counts acts. */
  static String normal(HttpResponse<byte[]> answer) {
    String id = answer.headers().firstValue("X-Request-Id").orElse("-");
    boolean isPdf =
        answer.headers().firstValue("Content-Type").filter("application/pdf"::equals).isPresent();
    String body =
        (isPdf ? printed(answer.body()) : new String(answer.body(), StandardCharsets.UTF_8))
            .replace(id, "")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
            .replaceAll("\"caseVersion\":\\d+", "")
            .replaceAll("name=\"version\" value=\"\\d+\"", "");
    return answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("") + body;
  }

  @Override
  public void close() {
    http.close();
  }
}
