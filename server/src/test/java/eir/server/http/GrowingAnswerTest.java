package eir.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.server.log.EventLog;
import eir.server.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body whose length nobody knows before its end. */
class GrowingAnswerTest {
  private static final byte[] LINE =
      "a line of the journal\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);

  private Server jetty;
  private URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    RouteTable table =
        new RouteTable()
            .get("/whole", Surface.API, (_, _) -> growing(out -> out.write(LINE)))
            .get(
                "/half",
                Surface.API,
                (_, _) ->
                    growing(out -> {
                      out.write(LINE);
                      throw new IOException("the database went away");
                    }));
    jetty = new Server(0);
    jetty.setHandler(
        new Door(
            table,
            new Origin(URI.create("http://127.0.0.1")),
            new TrustedProxies(""),
            language -> Words.of(language, ZoneOffset.UTC),
            (_, _, _) -> new byte[0],
            new EventLog(new PrintStream(OutputStream.nullOutputStream()), Clock.systemUTC()),
            new Metrics()));
    jetty.start();
    int port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    base = URI.create("http://127.0.0.1:" + port);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    jetty.stop();
  }

  private static Answer growing(Answer.Writing writing) {
    return Answer.growing(200, "text/plain", writing);
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofByteArray());
  }

  @Test
  void arrivesWholeWithoutALength() throws Exception {
    HttpResponse<byte[]> answer = get("/whole");

    assertThat(answer.body()).isEqualTo(LINE);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
  }

  @Test
  void thatBreaksInTheMiddleIsNotTakenForWhole() {
    assertThatThrownBy(() -> get("/half")).isInstanceOf(IOException.class);
  }
}
