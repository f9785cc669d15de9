package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.Link;
import eir.archive.access.MintedLink;
import eir.archive.index.Submission;
import eir.archive.index.Upload;
import eir.archive.job.Jobs;
import eir.archive.object.Sha256;
import eir.deid.Profile;
import eir.server.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest {
  private static final String BOUNDARY = "eir-test-boundary";
  private static final String STOW =
      "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY;
  private static final String FINGERPRINT = "0123456789abcdef";

  /** So many files that are no images were chosen too, in each closing here. */
  private static final int NOT_IMAGES = 3;

  private static final String PLANTED = "ZQXJ^Planted";

  private RunningServer server;
  private String link = "";
  private String bearer = "";

  @BeforeAll
  void start() {
    server = RunningServer.withPeople(Map.of("max-files", "50", "max-file", "40MiB"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void newLink() {
    MintedLink minted = server.uploadLink();
    link = minted.link().id();
    bearer = "Bearer " + minted.key().reveal();
  }

  @Test
  void anImageTravelsFromTheLinkToTheViewer() throws IOException {
    String upload = announce(3, UUID.randomUUID().toString());
    List<byte[]> images = List.of(Images.image(1, 1), Images.image(1, 2), Images.image(1, 3));

    HttpResponse<String> stored = store(upload, images);
    HttpResponse<String> closed = close(upload, 0);

    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(stored.headers().firstValue("Eir-Result")).hasValue("stored=3,held=0,refused=0");
    assertThat(stored.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
    assertThat(tree(stored).path("00081199").path("Value").size()).isEqualTo(3);
    assertThat(closed.statusCode()).isEqualTo(200);
    JsonNode view = untilReady(tree(closed).path("link").asString());
    assertThat(view.path("series").size()).isEqualTo(1);
    assertThat(view.path("series").path(0).path("images").asInt()).isEqualTo(3);
    assertThat(view.path("poster").asString()).startsWith("data:image/jpeg;base64,");
    assertThat(view.toString()).doesNotContain("S01", "7HQ2M9XKH", "2023", "Aurora");
  }

  @Test
  void whatHangsFirstIsPreparedFirst() {
    String upload = announce(3, UUID.randomUUID().toString());
    store(
        upload,
        List.of(
            Images.timed(41, 1, 500, 10),
            Images.timed(42, 1, 500, 10),
            Images.timed(43, 1, 4000, 100)));

    JsonNode view = untilReady(tree(close(upload, 0)).path("link").asString());

    String first = view.path("series").path(0).path("id").asString();
    assertThat(view.path("series").path(0).path("label").path("weighting").asString())
        .isEqualTo("T2");
    List<String> later = new ArrayList<>();
    view.path("series").forEach(series -> later.add(series.path("id").asString()));
    later.removeFirst();
    String log = server.log();
    assertThat(later)
        .allSatisfy(other ->
            assertThat(log.indexOf("\"series\":\"" + first))
                .isPositive()
                .isLessThan(log.indexOf("\"series\":\"" + other)));
  }

  @Test
  void aSeriesThatCannotBePreparedIsToldAfterTheLastAttempt() {
    byte[] image = Images.image(44, 1);
    String upload = announce(1, UUID.randomUUID().toString());
    store(upload, List.of(image));
    server.archive().objects().delete(Sha256.hashOf(image));
    String link = tree(close(upload, 0)).path("link").asString();
    server
        .archive()
        .database()
        .run(handle -> handle.execute("UPDATE job SET attempts = ?", Jobs.MOST_ATTEMPTS));

    JsonNode view = untilReady(link);

    assertThat(view.path("series").path(0).path("problem").asString()).isEqualTo("NOT_PREPARED");
  }

  @Test
  void theSameInstanceAgainIsASuccess() {
    String upload = announce(2, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(2, 1)));

    HttpResponse<String> again = store(upload, List.of(Images.image(2, 1), Images.image(2, 2)));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().firstValue("Eir-Result")).hasValue("stored=1,held=1,refused=0");
  }

  @Test
  void otherBytesUnderTheSameUidAreRefused() {
    String upload = announce(2, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(3, 1)));

    HttpResponse<String> other = store(upload, List.of(Images.changed(3, 1)));

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("CONFLICT", "\"Value\":[273]");
  }

  @Test
  void aRefusedFileIsNamedByRuleAndLeavesNothing() throws IOException {
    String upload = announce(2, UUID.randomUUID().toString());
    byte[] identified = Images.identified(4, 1, PLANTED);

    HttpResponse<String> answer = store(upload, List.of(identified, Images.image(4, 2)));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Eir-Result")).hasValue("stored=1,held=0,refused=1");
    JsonNode failed = tree(answer).path("00081198").path("Value").path(0);
    assertThat(failed.path("00081197").path("Value").path(0).asInt()).isEqualTo(0x0110);
    assertThat(failed.path("eir").path(0).path("rule").asString()).isEqualTo("G4");
    assertThat(failed.path("eir").path(0).path("path").asString()).isEqualTo("(0008,0090)");
    assertThat(failed.path("eir").path(0).path("part").asInt()).isEqualTo(1);
    assertThat(answer.body()).doesNotContain(PLANTED, Images.sopInstanceUid(4, 1));
    assertThat(server.log()).doesNotContain(PLANTED, bearer.substring(7), "2.25.");
    assertThat(filesHolding(PLANTED)).isEmpty();
    assertThat(server.archive().objects().exists(Sha256.hashOf(identified))).isFalse();
  }

  @Test
  void whatIsNotDicomIsRefusedAsUnreadable() {
    String upload = announce(1, UUID.randomUUID().toString());

    HttpResponse<String> answer = store(upload, List.of("hello".getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("\"rule\":\"G1\"", "\"Value\":[49152]");
  }

  @Test
  void aGzippedBatchIsInflatedUnderTheLimit() throws IOException {
    String upload = announce(1, UUID.randomUUID().toString());
    byte[] body = Images.multipart(BOUNDARY, List.of(Images.image(5, 1)));
    byte[] bomb = new byte[70 << 20];

    HttpResponse<String> fine = gzipped(upload, body);
    HttpResponse<String> refused = gzipped(upload, Images.multipart(BOUNDARY, List.of(bomb)));

    assertThat(fine.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(413);
  }

  @Test
  void bytesThatChangedOnTheWayAreRefusedWhole() {
    String upload = announce(1, UUID.randomUUID().toString());
    byte[] body = Images.multipart(BOUNDARY, List.of(Images.image(6, 1)));
    String right = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    String wrong = "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":";

    HttpResponse<String> changed = send(upload, body, "Content-Digest", wrong);
    int heldAfterChange = held(upload);
    HttpResponse<String> whole = send(upload, body, "Content-Digest", right);

    assertThat(changed.statusCode()).isEqualTo(400);
    assertThat(changed.body()).contains("DIGEST_WRONG");
    assertThat(heldAfterChange).isZero();
    assertThat(whole.statusCode()).isEqualTo(200);
  }

  @Test
  void aBatchThatBreaksOffIsKeptNotAtAll() {
    String upload = announce(2, UUID.randomUUID().toString());
    byte[] body = Images.multipart(BOUNDARY, List.of(Images.image(7, 1), Images.image(7, 2)));

    HttpResponse<String> answer = send(upload, Arrays.copyOf(body, body.length - 30));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(held(upload)).isZero();
  }

  @Test
  void aLargeFileTravelsInPartsAndResumesWhereItStopped() {
    String upload = announce(1, UUID.randomUUID().toString());
    byte[] file = Images.image(8, 1);
    int half = file.length / 2;
    String path = "/api/v1/uploads/" + upload + "/parts/" + Sha256.hashOf(file).hex();
    String length = Integer.toString(file.length);

    HttpResponse<String> first = part(path, Arrays.copyOf(file, half), 0, length);
    HttpResponse<String> asked = server.send("HEAD", path, new byte[0], "Authorization", bearer);
    HttpResponse<String> wrong = part(path, Arrays.copyOfRange(file, 10, 20), 10, length);
    HttpResponse<String> last =
        part(path, Arrays.copyOfRange(file, half, file.length), half, length);

    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("Upload-Offset")).hasValue(Integer.toString(half));
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.headers().firstValue("Upload-Offset")).hasValue(Integer.toString(half));
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.headers().firstValue("Eir-Result")).hasValue("stored=1,held=0,refused=0");
  }

  @Test
  void aFileLargerThanTheLimitIsRefusedByItsAnnouncedLength() {
    String upload = announce(1, UUID.randomUUID().toString());
    String path = "/api/v1/uploads/" + upload + "/parts/" + "0".repeat(64);

    HttpResponse<String> answer = part(path, new byte[10], 0, Long.toString(41L << 20));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Upload-Limit")).hasValue("max-size=" + (40L << 20));
  }

  @Test
  void thePageResumesByAskingWhatIsMissing() {
    String requestId = UUID.randomUUID().toString();
    String upload = announce(2, requestId);
    store(upload, List.of(Images.image(9, 1)));
    String there = Sha256.hashOf(Images.image(9, 1)).hex();
    String missing = Sha256.hashOf(Images.image(9, 2)).hex();

    HttpResponse<String> answer =
        json(upload + "/have", "{\"instances\":[\"" + there + "\",\"" + missing + "\"]}");

    assertThat(announce(2, requestId)).isEqualTo(upload);
    assertThat(tree(answer).path("missing").toString()).isEqualTo("[\"" + missing + "\"]");
  }

  @Test
  void anUploadClosesOnlyWithAllItsFilesAndAnAttestation() {
    String upload = announce(3, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(10, 1)));

    HttpResponse<String> early = close(upload, 1);
    HttpResponse<String> unsigned =
        json(
            upload + "/close",
            "{\"attested\":false,\"summary\":{\"files\":3,\"images\":1,\"leftOut\":{}}}");
    HttpResponse<String> closed = close(upload, 2);
    HttpResponse<String> late = store(upload, List.of(Images.image(10, 2)));

    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.headers().firstValue("Eir-Result")).hasValue("expected=2,held=1");
    assertThat(unsigned.statusCode()).isEqualTo(422);
    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("UPLOAD_CLOSED");
  }

  @Test
  void closedAgainItGivesANewLinkAndEndsTheOneNobodySaw() {
    String upload = announce(1, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(11, 1)));

    String first = tree(close(upload, 0)).path("link").asString();
    String second = tree(close(upload, 0)).path("link").asString();

    assertThat(second).isNotEqualTo(first);
    assertThat(opened(first).statusCode()).isEqualTo(410);
    assertThat(opened(second).statusCode()).isEqualTo(200);
  }

  @Test
  void theReceiptCountsAndNamesHashesAndNobody() {
    String upload = announce(2, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(12, 1)));
    close(upload, 1);
    String base = "/api/v1/uploads/" + upload;

    HttpResponse<String> json = server.get(base + "/receipt.json", "Authorization", bearer);
    HttpResponse<String> sums = server.get(base + "/SHA256SUMS", "Authorization", bearer);
    HttpResponse<String> pdf = server.get(base + "/receipt.pdf", "Authorization", bearer);

    assertThat(sums.body())
        .isEqualTo(
            Sha256.hashOf(Images.image(12, 1)).hex()
                + "  "
                + Images.sopInstanceUid(12, 1)
                + ".dcm\n");
    assertThat(tree(json).path("images").asInt()).isEqualTo(1);
    assertThat(tree(json).path("leftOut").asInt()).isEqualTo(1);
    assertThat(tree(json).path("chosen").asInt()).isEqualTo(2 + NOT_IMAGES);
    assertThat(tree(json).path("sha256").asString())
        .isEqualTo(Sha256.hashOf(sums.body().getBytes(StandardCharsets.UTF_8)).hex());
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
  }

  @Test
  void aCancelledUploadIsGone() {
    String upload = announce(1, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(13, 1)));

    HttpResponse<String> cancelled =
        server.send("DELETE", "/api/v1/uploads/" + upload, "", "Authorization", bearer);

    assertThat(cancelled.statusCode()).isEqualTo(204);
    assertThat(store(upload, List.of(Images.image(13, 1))).statusCode()).isEqualTo(404);
  }

  @Test
  void anUploadOpensOnlyToTheKeyOfItsLink() {
    String upload = announce(1, UUID.randomUUID().toString());
    String other = "Bearer " + server.uploadLink().key().reveal();

    HttpResponse<String> foreign = server.get("/api/v1/uploads/" + upload, "Authorization", other);
    HttpResponse<String> none = server.get("/api/v1/uploads/" + upload);

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(none.statusCode()).isEqualTo(404);
  }

  @Test
  void anAnnouncementBeyondTheLimitsOrOfAnotherProfileIsRefused() {
    assertThat(announced(51, Profile.standard().hash8(), FINGERPRINT).statusCode()).isEqualTo(413);
    assertThat(announced(1, "00000000", FINGERPRINT).body()).contains("PROFILE_MISMATCH");
  }

  @Test
  void aSiteThatHasAKeyTakesNoOther() {
    announce(1, UUID.randomUUID().toString());

    assertThat(announced(1, Profile.standard().hash8(), "ffffffffffffffff").body())
        .contains("KEY_MISMATCH");
  }

  @Test
  void aBodyOfAnotherTypeIsNotTaken() {
    String upload = announce(1, UUID.randomUUID().toString());

    HttpResponse<String> answer =
        server.send(
            "POST",
            "/api/v1/uploads/" + upload + "/studies",
            "{}",
            "Content-Type",
            "application/json",
            "Authorization",
            bearer);

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void theCoordinatorSeesWhatArrivedAndCanEndItsLinks() {
    String upload = announce(1, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(14, 1)));
    String link = tree(close(upload, 0)).path("link").asString();
    Submission submission = server.archive().submissions().ofUpload(upload).orElseThrow();
    String path =
        "/staff/submissions/" + submission.id().submission() + "/v/" + submission.id().version();
    String cookie = server.signIn("ana");
    String csrf = server.csrf(cookie);
    String id = link.substring(link.indexOf("/v/") + 3, link.indexOf('#'));

    String list = server.get("/staff/submissions", "Cookie", cookie).body();
    String page = server.get(path, "Cookie", cookie).body();
    HttpResponse<String> minted =
        server.form(
            path + "/links",
            Map.of("csrf", csrf, "label", "Tumour board", "origins", "https://example.org"),
            "Cookie",
            cookie);
    HttpResponse<String> badOrigin =
        server.form(
            path + "/links",
            Map.of("csrf", csrf, "origins", "https://example.org; script-src *"),
            "Cookie",
            cookie);
    HttpResponse<String> revoked =
        server.form(
            "/staff/links/" + id + "/revoke",
            Map.of("csrf", csrf, "reason", "replaced"),
            "Cookie",
            cookie);

    assertThat(list).contains(path);
    assertThat(page).contains("7HQ2M9XKH", id);
    assertThat(minted.statusCode()).isEqualTo(200);
    assertThat(minted.body()).contains("/v/", "Tumour board", "data:image/svg+xml;base64,");
    assertThat(badOrigin.statusCode()).isEqualTo(422);
    assertThat(revoked.statusCode()).isEqualTo(303);
    assertThat(opened(link).statusCode()).isEqualTo(410);
    assertThat(opened(link).headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
  }

  @Test
  void theCoordinatorOpensTheImagesByALinkOfHerOwnThatEndsSoon() {
    String upload = announce(1, UUID.randomUUID().toString());
    store(upload, List.of(Images.image(15, 1)));
    untilReady(tree(close(upload, 0)).path("link").asString());
    Submission submission = server.archive().submissions().ofUpload(upload).orElseThrow();
    String path =
        "/staff/submissions/" + submission.id().submission() + "/v/" + submission.id().version();
    String cookie = server.signIn("ana");
    String csrf = server.csrf(cookie);

    HttpResponse<String> forged = server.form(path + "/view", Map.of(), "Cookie", cookie);
    HttpResponse<String> answer =
        server.form(path + "/view", Map.of("csrf", csrf), "Cookie", cookie);
    String own = answer.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> view = opened(own);
    String page = server.get(path, "Cookie", cookie).body();

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(own).matches("/v/[0-9a-z]{10}#[0-9A-Za-z]{26}");
    assertThat(view.statusCode()).isEqualTo(200);
    Link link = server.archive().links().find(own.substring(3, 13)).orElseThrow();
    assertThat(link.creator()).isEqualTo("u-0002");
    assertThat(link.label()).hasValue("Opened by Ana Ribeiro");
    assertThat(Duration.between(link.created(), link.expires().orElseThrow()))
        .isBetween(Duration.ofHours(11), Duration.ofHours(12));
    assertThat(page)
        .contains("opened the link", "images sent", link.id(), "ready to view", "127.0.0.0/24");
    assertThat(page + server.log()).doesNotContain(own.substring(14));
  }

  @Test
  void theListSaysHowEachSubmissionStands() {
    String first = announce(1, UUID.randomUUID().toString());
    store(first, List.of(Images.image(16, 1)));
    close(first, 0);
    String second = announce(1, UUID.randomUUID().toString());
    byte[] lost = Images.image(17, 1);
    store(second, List.of(lost));
    server.archive().objects().delete(Sha256.hashOf(lost));
    close(second, 0);
    Submission newest = server.archive().submissions().ofUpload(second).orElseThrow();
    String cookie = server.signIn("ana");

    String preparing = server.get("/staff/submissions", "Cookie", cookie).body();
    server.archive().submissions().erase(newest.id(), RunningServer.ANA, "wrong child");
    String erased = server.get("/staff/submissions", "Cookie", cookie).body();

    assertThat(preparing).contains("being prepared", "replaced by version " + newest.newest());
    assertThat(erased).contains("erased");
  }

  private String announce(int files, String requestId) {
    HttpResponse<String> answer =
        announced(files, requestId, Profile.standard().hash8(), FINGERPRINT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return tree(answer).path("upload").asString();
  }

  private HttpResponse<String> announced(int files, String profile, String fingerprint) {
    return announced(files, UUID.randomUUID().toString(), profile, fingerprint);
  }

  private HttpResponse<String> announced(
      int files, String requestId, String profile, String fingerprint) {
    Map<String, Object> body =
        Map.of(
            "link", link,
            "files", files,
            "bytes", 1000,
            "profileHash", profile,
            "keyFingerprint", fingerprint,
            "requestId", requestId);
    return server.send(
        "POST",
        "/api/v1/uploads",
        Json.bytes(body),
        "Content-Type",
        "application/json",
        "Authorization",
        bearer);
  }

  private HttpResponse<String> store(String upload, List<byte[]> files) {
    return send(upload, Images.multipart(BOUNDARY, files));
  }

  private HttpResponse<String> send(String upload, byte[] body, String... more) {
    String[] headers = Arrays.copyOf(more, more.length + 4);
    headers[more.length] = "Content-Type";
    headers[more.length + 1] = STOW;
    headers[more.length + 2] = "Authorization";
    headers[more.length + 3] = bearer;
    return server.send("POST", "/api/v1/uploads/" + upload + "/studies", body, headers);
  }

  private HttpResponse<String> gzipped(String upload, byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return send(upload, packed.toByteArray(), "Content-Encoding", "gzip");
  }

  private HttpResponse<String> part(String path, byte[] part, long offset, String length) {
    return server.send(
        "PUT",
        path,
        part,
        "Authorization",
        bearer,
        "Upload-Offset",
        Long.toString(offset),
        "Upload-Length",
        length);
  }

  private HttpResponse<String> json(String path, String body) {
    return server.send(
        "POST",
        "/api/v1/uploads/" + path,
        body,
        "Content-Type",
        "application/json",
        "Authorization",
        bearer);
  }

  /** Closes an upload of which so many announced files are not sent. */
  private HttpResponse<String> close(String upload, int leftOut) {
    int announced =
        server.archive().uploads().find(upload).map(Upload::announcedFiles).orElseThrow();
    return json(
        upload + "/close",
        "{\"attested\":true,\"language\":\"pt-BR\",\"summary\":{\"files\":"
            + (announced + NOT_IMAGES)
            + ",\"images\":"
            + (announced - leftOut)
            + ",\"leftOut\":{\"not-dicom\":"
            + leftOut
            + "}},\"report\":{\"schema\":\"eir.deid-report/1\",\"actions\":[]}}");
  }

  private int held(String upload) {
    return tree(server.get("/api/v1/uploads/" + upload, "Authorization", bearer))
        .path("held")
        .path("files")
        .asInt();
  }

  private HttpResponse<String> opened(String link) {
    String id = link.substring(link.indexOf("/v/") + 3, link.indexOf('#'));
    String key = link.substring(link.indexOf('#') + 1);
    return server.get("/api/v1/links/" + id, "Authorization", "Bearer " + key);
  }

  private JsonNode untilReady(String link) {
    Waiting.until(
        "the images are prepared",
        () -> tree(opened(link)).path("state").asString().equals("ready"));
    return tree(opened(link));
  }

  private List<Path> filesHolding(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(server.folder())) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, wanted)).toList();
    }
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      return content.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // swept while we looked
    }
  }

  private static byte[] sha256(byte[] body) {
    return Sha256.hashOf(body).bytes();
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
