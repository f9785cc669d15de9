package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.LinkKey;
import eir.archive.access.MintedLink;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkTest {
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.withPeople(Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void thePagesAreTheSameBytesForEveryId() {
    String known = server.uploadLink().link().id();

    for (String place : new String[] {"/v/", "/u/", "/embed/"}) {
      HttpResponse<String> there = server.get(place + known);
      HttpResponse<String> nowhere = server.get(place + "0000000000");
      assertThat(there.statusCode()).isEqualTo(200);
      assertThat(there.body()).isEqualTo(nowhere.body());
      assertThat(there.headers().map().keySet()).isEqualTo(nowhere.headers().map().keySet());
    }
  }

  @Test
  void anUnknownIdAndAWrongKeyCannotBeToldApart() {
    MintedLink link = server.uploadLink();
    String otherKey = server.uploadLink().key().reveal();

    HttpResponse<String> wrongKey = open(link.link().id(), otherKey);
    HttpResponse<String> unknown = open("0000000000", otherKey);
    HttpResponse<String> noKey = server.get("/api/v1/links/" + link.link().id());

    assertThat(wrongKey.statusCode()).isEqualTo(404);
    assertThat(withoutRequestId(wrongKey)).isEqualTo(withoutRequestId(unknown));
    assertThat(withoutRequestId(wrongKey)).isEqualTo(withoutRequestId(noKey));
  }

  @Test
  void aRevokedLinkSaysSoToItsKeyAndClearsTheCache() {
    MintedLink link = server.uploadLink();
    server.archive().links().revoke(link.link().id(), RunningServer.ANA, "lost");

    HttpResponse<String> answer = open(link.link().id(), link.key().reveal());

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
    assertThat(open(link.link().id(), server.uploadLink().key().reveal()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anUploadLinkSaysWhatThePageMustKnow() {
    MintedLink link = server.uploadLink();

    HttpResponse<String> answer = open(link.link().id(), link.key().reveal());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"schema\":\"eir.upload-link/1\"",
            "\"keyFingerprint\":null",
            "\"maxFileBytes\":536870912",
            "\"options\":[\"113100\"",
            "Hospital Aurora");
    assertThat(server.log()).doesNotContain(link.key().reveal());
  }

  @Test
  void aLinkListsWhoMayEmbedIt() {
    MintedLink link = server.uploadLink();
    server
        .archive()
        .links()
        .setOrigins(link.link().id(), java.util.List.of("https://blog.example"), RunningServer.ANA);

    HttpResponse<String> answer = server.get("/embed/" + link.link().id());

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .endsWith("frame-ancestors https://blog.example");
    assertThat(answer.headers().firstValue("Cross-Origin-Embedder-Policy"))
        .hasValue("require-corp");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("cross-origin");
  }

  @Test
  void whoGuessesKeysWaits() {
    try (RunningServer fresh = RunningServer.withPeople(Map.of())) {
      String key = server.uploadLink().key().reveal();
      MintedLink right = fresh.uploadLink();
      int status = 404;
      int tries = 0;
      while (status == 404 && tries < 40) {
        status =
            fresh.get("/api/v1/links/0000000000", "Authorization", "Bearer " + key).statusCode();
        tries++;
      }

      assertThat(status).isEqualTo(429);
      assertThat(tries).isBetween(31, 34); // a try or two comes back meanwhile
      assertThat(
              fresh
                  .get(
                      "/api/v1/links/" + right.link().id(),
                      "Authorization",
                      "Bearer " + right.key().reveal())
                  .headers()
                  .firstValue("Retry-After"))
          .isPresent();
    }
  }

  @Test
  void aKeyIsNoKeyWithoutItsLength() {
    assertThat(LinkKey.parse("short")).isEmpty();
    assertThat(open("0000000000", "x".repeat(5000)).statusCode()).isIn(404, 431);
  }

  private HttpResponse<String> open(String id, String key) {
    return server.get("/api/v1/links/" + id, "Authorization", "Bearer " + key);
  }

  private static String withoutRequestId(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"requestId\":\"[0-9a-f]+\"", "");
  }
}
