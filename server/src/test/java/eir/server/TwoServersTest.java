package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.MintedLink;
import eir.deid.Profile;
import eir.server.http.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A server has no state of its own: each step of the road may be done by another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersTest {
  private static final String BOUNDARY = "eir-test-boundary";

  private RunningServer one;
  private RunningServer other;

  @BeforeAll
  void start() {
    one = RunningServer.withPeople(Map.of());
    other = RunningServer.beside(one);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @Test
  void anUploadThatOneOpenedAnotherFillsAndClosesAndEitherShows() {
    MintedLink minted = one.uploadLink();
    String bearer = "Bearer " + minted.key().reveal();
    byte[] announcement =
        Json.bytes(
            Map.of(
                "link",
                minted.link().id(),
                "files",
                2,
                "bytes",
                1000,
                "profileHash",
                Profile.standard().hash8(),
                "keyFingerprint",
                "0123456789abcdef",
                "requestId",
                "a3c1e5b0-6d0f-4b53-9c0e-2a6d1f1b7e55"));
    String upload =
        tree(sent(one, "", announcement, "application/json", bearer)).path("upload").asString();

    HttpResponse<String> first = store(one, upload, Images.image(1, 1), bearer);
    HttpResponse<String> second = store(other, upload, Images.image(1, 2), bearer);
    byte[] signed =
        Json.bytes(
            Map.of(
                "attested", true, "summary", Map.of("files", 2, "images", 2, "leftOut", Map.of())));
    HttpResponse<String> closed =
        sent(other, "/" + upload + "/close", signed, "application/json", bearer);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(closed.statusCode()).isEqualTo(200);
    String link = tree(closed).path("link").asString();
    assertThat(opened(one, link).path("series").path(0).path("images").asInt()).isEqualTo(2);
    assertThat(opened(other, link).path("series").path(0).path("images").asInt()).isEqualTo(2);
  }

  @Test
  void whoSignedInAtOneIsSignedInAtTheOther() {
    String cookie = one.signIn("ana");

    HttpResponse<String> there = other.get("/staff/submissions", "Cookie", cookie);
    one.form("/staff/sign-out", Map.of("csrf", one.csrf(cookie)), "Cookie", cookie);
    HttpResponse<String> afterwards = other.get("/staff/submissions", "Cookie", cookie);

    assertThat(there.statusCode()).isEqualTo(200);
    assertThat(afterwards.statusCode()).isEqualTo(303);
  }

  private static HttpResponse<String> store(
      RunningServer at, String upload, byte[] image, String bearer) {
    return sent(
        at,
        "/" + upload + "/studies",
        Images.multipart(BOUNDARY, List.of(image)),
        "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY,
        bearer);
  }

  private static HttpResponse<String> sent(
      RunningServer at, String path, byte[] body, String type, String bearer) {
    return at.send(
        "POST", "/api/v1/uploads" + path, body, "Content-Type", type, "Authorization", bearer);
  }

  private static JsonNode opened(RunningServer at, String link) {
    String id = link.substring(link.indexOf("/v/") + 3, link.indexOf('#'));
    String key = link.substring(link.indexOf('#') + 1);
    return tree(at.get("/api/v1/links/" + id, "Authorization", "Bearer " + key));
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
