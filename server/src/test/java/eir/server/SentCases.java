package eir.server;

import eir.archive.access.MintedLink;
import eir.archive.casework.Findings;
import eir.deid.Profile;
import eir.server.http.Json;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.Slot;
import eir.trial.UploadId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Cases of a {@link TrialDesk} whose images travelled the real road: announced, stored and closed
 * over HTTP, checked and bundled in the background.
 */
final class SentCases {
  static final String DIAGNOSIS = "ZQXJdiagnosis";
  static final String NOTE = "ZQXJnote";

  /**
   * What a reader must not learn: site, its name, its person, local diagnosis, note, pseudonym,
   * year of the examination.
   */
  static final List<String> PLANTED =
      List.of("S01", "Aurora", "Nogueira", DIAGNOSIS, NOTE, "7HQ2M9XKH", "2023");

  private final TrialDesk desk;
  private int series;

  SentCases(TrialDesk desk) {
    this.desk = desk;
  }

  /** A case in quality control. */
  CaseCode inQc() {
    CaseCode code =
        desk.trial.open(
            "sara",
            new CaseCommand.OpenCase(new SiteCode("S01"), 6, Sex.FEMALE, DIAGNOSIS, NOTE, ""));
    series++;
    List<byte[]> images =
        List.of(Images.image(series, 1), Images.image(series, 2), Images.image(series, 3));
    return desk.act(code, "sara", desk.submit(sent(desk.server.uploadLink(), images)));
  }

  /** What the automatic checks found in the images. */
  Findings checked(CaseCode code) {
    var cases = desk.server.archive().cases();
    Waiting.until("the images are checked", () -> cases.findings(code, 1).isPresent());
    return cases.findings(code, 1).orElseThrow();
  }

  /** Clears the case of what the checks found and passes it. */
  void pass(CaseCode code) {
    clear(code);
    desk.passed(code);
  }

  void clear(CaseCode code) {
    checked(code);
    desk.clear(code);
  }

  /** An image of the case that was opened last. */
  String imageUid() {
    return Images.sopInstanceUid(series, 2);
  }

  /** Who of {@code readers} was given a slot of this case. */
  List<String> assigned(CaseCode code, List<String> readers) {
    return readers.stream()
        .filter(login ->
            Slot.ofReaders(2).stream()
                .anyMatch(slot ->
                    desk.file(code)
                        .reader(slot)
                        .filter(desk.actor(login).user()::equals)
                        .isPresent()))
        .toList();
  }

  /** Sends images by an upload link. */
  UploadId sent(MintedLink link, List<byte[]> images) {
    String bearer = "Bearer " + link.key().reveal();
    Map<String, Object> announcement =
        Map.of(
            "link",
            link.link().id(),
            "files",
            images.size(),
            "bytes",
            1000,
            "profileHash",
            Profile.standard().hash8(),
            "keyFingerprint",
            "0123456789abcdef",
            "requestId",
            UUID.randomUUID().toString());
    String upload =
        TrialDesk.tree(json("", Json.bytes(announcement), bearer)).path("upload").asString();
    desk.server.send(
        "POST",
        "/api/v1/uploads/" + upload + "/studies",
        Images.multipart("eir-test-boundary", images),
        "Content-Type",
        "multipart/related; type=\"application/dicom\"; boundary=eir-test-boundary",
        "Authorization",
        bearer);
    String close =
        """
        {"attested":true,"language":"en","summary":{"files":%d,"images":%d,"leftOut":{}},
         "report":{"schema":"eir.deid-report/1","actions":[]}}\
        """
            .formatted(images.size(), images.size());
    HttpResponse<String> closed =
        json("/" + upload + "/close", close.getBytes(StandardCharsets.UTF_8), bearer);
    if (closed.statusCode() != 200) {
      throw new AssertionError(closed.body());
    }
    return new UploadId(upload);
  }

  private HttpResponse<String> json(String path, byte[] body, String bearer) {
    return desk.server.send(
        "POST",
        "/api/v1/uploads" + path,
        body,
        "Content-Type",
        "application/json",
        "Authorization",
        bearer);
  }
}
