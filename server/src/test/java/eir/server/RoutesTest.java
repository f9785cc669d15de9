package eir.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.server.demo.DemoHooks;
import eir.server.setting.Config;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.withPeople(Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DELETE; /",
        "POST; /healthz",
        "PUT; /v/0123456789",
        "DELETE; /u/0123456789",
        "POST; /embed/0123456789",
        "POST; /api/v1/links/0123456789",
        "PUT; /api/v1/uploads",
        "PATCH; /api/v1/uploads/x",
        "GET; /api/v1/uploads/x/have",
        "GET; /api/v1/uploads/x/studies",
        "GET; /api/v1/uploads/x/close",
        "DELETE; /staff/submissions",
        "GET; /staff/sign-out",
        "GET; /staff/people/ana/lock",
        "PUT; /staff/sites/S01"
      })
  void aMethodThatARouteLacksIsNamedAsSuch(String method, String path) {
    HttpResponse<String> answer = server.send(method, path, "");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/staff",
        "/staff/account",
        "/staff/people",
        "/staff/sites",
        "/staff/sites/S01",
        "/staff/submissions",
        "/staff/submissions/abc/v/1",
        "/staff/submissions/abc/v/1/receipt.pdf",
        "/staff/links/0123456789",
        "/messages",
        "/s/abc/v/1"
      })
  void aPageOfStaffLeadsAStrangerToTheSignIn(String path) {
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/staff/sign-in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/staff/sign-out",
        "/staff/sign-out-everywhere",
        "/staff/account",
        "/staff/people",
        "/staff/people/ana/lock",
        "/staff/people/ana/password",
        "/staff/sites",
        "/staff/sites/S01",
        "/staff/sites/S01/links",
        "/staff/submissions/abc/v/1/links",
        "/staff/links/0123456789",
        "/staff/links/0123456789/revoke",
        "/messages/1/retry"
      })
  void anActOfStaffIsRefusedToAStranger(String path) {
    assertThat(server.form(path, Map.of()).statusCode()).isEqualTo(401);
  }

  @Test
  void aRoleSeesOnlyItsOwnPages() {
    String coordinator = server.signIn("ana");
    String administrator = server.signIn("rui");

    assertThat(server.get("/staff/people", "Cookie", coordinator).statusCode()).isEqualTo(403);
    assertThat(server.get("/staff/people", "Cookie", administrator).statusCode()).isEqualTo(200);
    assertThat(server.get("/staff/submissions", "Cookie", coordinator).statusCode()).isEqualTo(200);
    assertThat(server.get("/staff/submissions", "Cookie", administrator).statusCode())
        .isEqualTo(403);
    assertThat(server.get("/s/abc/v/1", "Cookie", administrator).statusCode()).isEqualTo(403);
    assertThat(server.get("/staff/sites", "Cookie", coordinator).statusCode()).isEqualTo(200);
  }

  @Test
  void aFormWithoutItsTokenDoesNothing() {
    String cookie = server.signIn("ana");

    HttpResponse<String> answer =
        server.form("/staff/sites", Map.of("code", "S09", "name", "Nowhere"), "Cookie", cookie);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("CSRF");
    assertThat(server.archive().sites().find("S09")).isEmpty();
  }

  @Test
  void aFormOfAForeignPageDoesNothing() {
    String cookie = server.signIn("ana");
    Map<String, String> form =
        Map.of("code", "S09", "name", "Nowhere", "csrf", server.csrf(cookie));

    HttpResponse<String> bySite =
        server.form("/staff/sites", form, "Cookie", cookie, "Sec-Fetch-Site", "cross-site");
    HttpResponse<String> byOrigin =
        server.form("/staff/sites", form, "Cookie", cookie, "Origin", "https://evil.example");

    assertThat(bySite.statusCode()).isEqualTo(403);
    assertThat(byOrigin.statusCode()).isEqualTo(403);
    assertThat(server.archive().sites().find("S09")).isEmpty();
  }

  @Test
  void aRefusalReachesOneWhoseFormIsStillOnItsWay() {
    server.get("/healthz"); // from here on the line speaks HTTP/2
    byte[] half = "code=S09&".getBytes(StandardCharsets.US_ASCII);
    Iterable<byte[]> halves =
        () ->
            IntStream.range(0, 2)
                .mapToObj(n -> {
                  LockSupport.parkNanos(n * 300_000_000L);
                  return half;
                })
                .iterator();

    HttpResponse<String> answer =
        server.sent(
            HttpRequest.newBuilder(server.at("/staff/sites"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(halves)));

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/staff/sign-in", "/v/0123456789", "/u/0123456789", "/nowhere"})
  void everyPageCarriesTheHeadersThatGuardIt(String path) {
    HttpResponse<String> answer = server.get(path);

    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self';")
        .contains("form-action 'self'")
        .doesNotContain("unsafe-eval' 'unsafe-inline'")
        .endsWith("frame-ancestors 'none'");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Robots-Tag")).isEqualTo("noindex, nofollow, noarchive");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
  }

  @Test
  void onlyTheReadingRoomMayStyleByAttribute() {
    assertThat(header(server.get("/v/0123456789"), "Content-Security-Policy"))
        .contains("style-src-attr 'unsafe-inline'");
    assertThat(header(server.get("/u/0123456789"), "Content-Security-Policy"))
        .doesNotContain("unsafe-inline");
  }

  @Test
  void metricsAnswerOnTheOperatorsPortOnly() {
    assertThat(server.get("/metrics").statusCode()).isEqualTo(404);
    String admin = "http://127.0.0.1:" + server.server().adminPort();
    HttpResponse<String> metrics = server.get(admin + "/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("eir_http_seconds_bucket").doesNotContain("0123456789");
    assertThat(server.get(admin + "/staff/sign-in").statusCode()).isEqualTo(404);
  }

  @Test
  void probesTellNoDetails() {
    assertThat(server.get("/healthz").body()).isEqualTo("ok\n");
    assertThat(server.get("/readyz").body()).isEqualTo("ok\n");
    assertThat(server.get("/robots.txt").body()).contains("Disallow: /v/", "Disallow: /embed/");
  }

  @Test
  void aProblemIsJsonForScriptsAndAPageForPeople() {
    HttpResponse<String> api = server.get("/api/v1/nothing");
    HttpResponse<String> page = server.get("/nothing");

    assertThat(header(api, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(api.body()).contains("\"code\":\"NOT_FOUND\"", "\"status\":404", "requestId");
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("NOT_FOUND", "<h1>");
  }

  @Test
  void thePageSpeaksTheBrowsersLanguageOrTheOneChosen() {
    assertThat(server.get("/", "Accept-Language", "pt-BR,pt;q=0.9,en;q=0.8").body())
        .contains("<html lang=\"pt-BR\">", "As imagens viajam");
    HttpResponse<String> chosen = server.get("/?lang=en", "Accept-Language", "pt-BR");
    assertThat(chosen.body()).contains("<html lang=\"en\">");
    assertThat(header(chosen, "Set-Cookie")).startsWith("eir_lang=en;");
  }

  @Test
  void stylesAreServedPackedAndForEver() {
    String page = server.get("/").body();
    int at = page.indexOf("/assets/pages.");
    String address = page.substring(at, page.indexOf('"', at));

    HttpResponse<String> packed = server.get(address, "Accept-Encoding", "br, gzip");
    HttpResponse<String> plain = server.get(address);

    assertThat(header(packed, "Content-Encoding")).isEqualTo("br");
    assertThat(header(plain, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(plain.body()).contains("--accent");
    assertThat(server.get("/assets/server.assets.json").statusCode()).isEqualTo(404);
    assertThat(server.get("/assets/..%2FLinkApi.class").statusCode()).isIn(400, 404);
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedBeforeItIsRead() {
    HttpResponse<String> answer =
        server.send(
            "POST", "/api/v1/uploads", "x".repeat(70_000), "Content-Type", "application/json");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("BODY_TOO_LARGE");
  }

  @Test
  void theEleventhSignInOfAnAddressWaits() {
    try (RunningServer fresh = RunningServer.withPeople(Map.of())) {
      Map<String, String> wrong = Map.of("login", "ana", "password", "not the right words");
      List<Integer> answers =
          java.util.stream.IntStream.range(0, 11)
              .map(_ -> fresh.form("/staff/sign-in", wrong).statusCode())
              .boxed()
              .toList();

      assertThat(answers.subList(0, 10)).containsOnly(401);
      assertThat(answers.get(10)).isEqualTo(429);
    }
  }

  @Test
  void theShortcutsOfTheDemonstrationExistInItAlone() {
    assertThat(server.form("/demo/sign-in?as=coordinator", Map.of()).statusCode()).isEqualTo(404);
    assertThat(server.get("/demo/cd.zip").statusCode()).isEqualTo(404);
    try (RunningServer demo = RunningServer.withPeople(new RunningServer(Map.of(), true))) {
      HttpResponse<String> signedIn = demo.form("/demo/sign-in?as=coordinator", Map.of());
      String page = demo.get("/").body();

      assertThat(header(signedIn, "Set-Cookie")).startsWith("__Host-eir_sid=");
      assertThat(demo.get("/demo/cd.zip").body()).startsWith("PK");
      assertThat(page).contains("All names are invented", "/u/0123456789#key");
      assertThat(demo.form("/demo/sign-in", Map.of(), "Sec-Fetch-Site", "cross-site").statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void whileTheStoryIsToldThePageSaysHowFarItIsAndNobodySignsIn() {
    try (RunningServer demo = RunningServer.withPeople(new RunningServer(Map.of(), true))) {
      demo.shortcuts().story().set(Optional.of(new DemoHooks.Telling(40, 104)));
      HttpResponse<String> page = demo.get("/");
      HttpResponse<String> early = demo.form("/demo/sign-in?as=coordinator", Map.of());
      demo.shortcuts().story().set(Optional.empty());
      HttpResponse<String> after = demo.get("/");

      assertThat(page.body()).contains("Step 40 of 104").doesNotContain("/demo/sign-in");
      assertThat(page.headers().firstValue("Refresh")).isPresent();
      assertThat(early.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(header(early, "Location")).isEqualTo("/");
      assertThat(after.body()).contains("/demo/sign-in?as=ana");
      assertThat(after.headers().firstValue("Refresh")).isEmpty();
    }
  }

  @Test
  void aHeadTellsTheLengthAndSendsNothing() {
    HttpResponse<String> head = server.send("HEAD", "/", "");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(Integer.parseInt(header(head, "Content-Length"))).isGreaterThan(500);
  }

  @Test
  void aPortInUseIsSaidWithItsSetting() {
    String taken = "127.0.0.1:" + server.server().baseUrl().getPort();
    Config config =
        Config.read(
            Map.of("listen", taken, "admin-listen", "127.0.0.1:0", "data", "unused"),
            Map.of(),
            Optional.empty());
    try (EirServer second =
        new EirServer(
            config,
            server.archive(),
            Clock.systemUTC(),
            new PrintStream(OutputStream.nullOutputStream()),
            Optional.empty())) {

      assertThatThrownBy(second::start).hasMessageStartingWith("listen: the port is in use");
    }
  }

  @Test
  void aSessionEndsWithTheSignOut() {
    String cookie = server.signIn("ana");
    server.form("/staff/sign-out", Map.of("csrf", server.csrf(cookie)), "Cookie", cookie);

    assertThat(server.get("/staff/account", "Cookie", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void theFirstAccountIsMadeByTheOneTimeLink() {
    try (RunningServer fresh = new RunningServer()) {
      String link = fresh.server().setUpLink().orElseThrow();
      String key = link.substring(link.indexOf('#') + 1);
      Map<String, String> form =
          Map.of(
              "token",
              key,
              "name",
              "Iris Amaral",
              "login",
              "iris",
              "password",
              RunningServer.PASSWORD);

      HttpResponse<String> weak =
          fresh.form(
              "/staff/set-up",
              Map.of("token", key, "name", "Iris", "login", "iris", "password", "short"));
      HttpResponse<String> made = fresh.form("/staff/set-up", form);
      HttpResponse<String> again = fresh.form("/staff/set-up", form);

      assertThat(weak.statusCode()).isEqualTo(422);
      assertThat(weak.body()).contains("fewer than 12 characters").doesNotContain("short\"");
      assertThat(made.statusCode()).isEqualTo(303);
      assertThat(header(made, "Set-Cookie"))
          .startsWith("__Host-eir_sid=")
          .contains("; Path=/; Secure; HttpOnly; SameSite=Lax");
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(fresh.server().setUpLink()).isEmpty();
      assertThat(fresh.log()).doesNotContain(key);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
