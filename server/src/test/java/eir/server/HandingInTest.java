package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.casework.Findings;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.StateName;
import eir.trial.UploadId;
import eir.trial.charter.SequenceClass;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadContext;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Images on their way into a case, and what quality control writes down of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandingInTest {
  private TrialDesk desk;
  private PageFiller pages;

  @BeforeAll
  void start() {
    desk = new TrialDesk();
    pages = new PageFiller(desk);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private static String place(CaseCode code) {
    return "/api/v1/cases/" + code.text();
  }

  private JsonNode draft(CaseCode code, String login) {
    return TrialDesk.tree(desk.get(place(code) + "/draft", login));
  }

  private Map<String, Object> handIn(CaseCode code, UploadId upload, int days) {
    Map<String, Object> act = new HashMap<>();
    act.put("id", UUID.randomUUID().toString());
    act.put("version", draft(code, "sara").path("caseVersion").asLong());
    act.put("upload", upload.text());
    act.put("attested", true);
    act.put("imagingAgeDays", days);
    act.put("login", "sara");
    act.put("password", RunningServer.PASSWORD);
    return act;
  }

  private HttpResponse<String> submit(CaseCode code, Map<String, Object> act) {
    String csrf = draft(code, "sara").path("csrf").asString();
    return desk.json("POST", place(code) + "/acts/submit", "sara", csrf, act);
  }

  @Test
  void theUploadPageHandsInUnderASignatureAndASpanOfDays() {
    CaseCode code = desk.opened();
    UploadId upload = desk.upload("PHAND");
    JsonNode sheet = draft(code, "sara");
    Map<String, Object> unsigned = handIn(code, upload, 14);
    unsigned.put("password", "another lantern");
    Map<String, Object> unattested = handIn(code, upload, 14);
    unattested.put("attested", false);

    HttpResponse<String> exact = submit(code, handIn(code, upload, 12));
    HttpResponse<String> wrong = submit(code, unsigned);
    HttpResponse<String> silent = submit(code, unattested);
    HttpResponse<String> done = submit(code, handIn(code, upload, 14));

    assertThat(sheet.path("kind").asString()).isEqualTo("hand-in");
    assertThat(sheet.path("imagingAges").toString()).isEqualTo("[7,14,28,29]");
    assertThat(sheet.path("login").asString()).isEqualTo("sara");
    assertThat(exact.statusCode()).as("a day would undo the shift of dates").isEqualTo(400);
    assertThat(wrong.body()).contains("SIGNATURE_REQUIRED");
    assertThat(silent.body()).contains("ATTESTATION_MISSING");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(desk.file(code).state().name()).isEqualTo(StateName.IN_QC);
    assertThat(desk.file(code).submission().orElseThrow().imagingAgeDays()).hasValue(14);
    assertThat(desk.get(place(code) + "/draft", "sara").statusCode())
        .as("no more to hand in now")
        .isEqualTo(403);
  }

  @Test
  void whoeverSentAnotherChildsImagesIsToldSo() {
    CaseCode code = desk.inQc();
    desk.act(
        code,
        "caio",
        new CaseCommand.QcQuery(
            QueryCategory.MISSING_SERIES, new QueryObject.WholeSubmission(), "Is there a T2?"));
    String link =
        pages
            .fill(
                "sara",
                "/cases/" + code.text() + "/send",
                "/cases/" + code.text() + "/send",
                Map.of())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    UploadId upload = desk.upload("POTHER");
    desk.server
        .archive()
        .database()
        .run(handle ->
            handle.execute(
                "UPDATE upload SET link = ? WHERE id = ?",
                link.replaceAll("^/u/([^#]+)#.*$", "$1"),
                upload.text()));

    HttpResponse<String> refused = submit(code, handIn(code, upload, 14));
    String page = pages.page("sara", "/cases/" + code.text() + "/send");

    assertThat(TrialDesk.tree(refused).path("code").asString()).isEqualTo("OTHER_CHILD");
    assertThat(page)
        .contains("These images are of another child", "POTHER")
        .doesNotContain("value=\"" + upload.text() + "\"");
  }

  @Test
  void qualityControlIsSavedOverTheVersionItWasSeenIn() {
    CaseCode code = desk.inQc();
    String csrf = draft(code, "caio").path("csrf").asString();
    Map<String, Object> form =
        Map.of(
            "answers", Map.of("H1", 1),
            "deviations", Map.of("Q08", "the pons is covered"),
            "classes", Map.of("1.2.3", "T2"));

    HttpResponse<String> saved = save(code, csrf, 0, form);
    HttpResponse<String> stale = save(code, csrf, 0, Map.of("answers", Map.of("H1", 2)));
    HttpResponse<String> odd = save(code, csrf, 1, Map.of("answers", Map.of("H9", 1)));

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(TrialDesk.tree(saved).path("version").asInt()).isEqualTo(1);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(TrialDesk.tree(stale).path("form").path("answers").path("H1").asInt()).isEqualTo(1);
    assertThat(odd.statusCode()).isEqualTo(400);
    JsonNode kept = draft(code, "caio").path("form");
    assertThat(kept.path("deviations").path("Q08").asString()).isEqualTo("the pons is covered");
    assertThat(kept.path("classes").path("1.2.3").asString()).isEqualTo("T2");
  }

  private HttpResponse<String> save(
      CaseCode code, String csrf, long version, Map<String, Object> form) {
    return desk.json(
        "PUT", place(code) + "/draft", "caio", csrf, Map.of("version", version, "form", form));
  }

  @Test
  void readersGoByTheClassesThatQualityControlCorrected() {
    SentCases sent = new SentCases(desk);
    CaseCode code = sent.inQc();
    ReadContext seen = sent.checked(code).series();
    desk.server.archive().cases().keepFindings(code, 1, new Findings(List.of(), seen));
    JsonNode sheet = draft(code, "caio");
    JsonNode series = sheet.path("series").path(0);
    Map<String, Object> answers = new HashMap<>();
    QcCheck.byEye().forEach(check -> answers.put(check.name(), "PASSED"));
    Map<String, Object> pass = new HashMap<>();
    pass.put("id", UUID.randomUUID().toString());
    pass.put("version", sheet.path("caseVersion").asLong());
    pass.put("answers", answers);
    pass.put("deviations", Map.of());
    pass.put("classes", Map.of(series.path("uid").asString(), "FLAIR", "1.2.3.4", "T2"));
    pass.put("login", "caio");
    pass.put("password", RunningServer.PASSWORD);

    HttpResponse<String> done =
        desk.json(
            "POST", place(code) + "/acts/qc-pass", "caio", sheet.path("csrf").asString(), pass);

    assertThat(series.path("sequence").asString()).isNotEqualTo("FLAIR");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(
            desk.server
                .archive()
                .cases()
                .findings(code, 1)
                .orElseThrow()
                .series()
                .find(series.path("uid").asString())
                .orElseThrow()
                .sequence())
        .isEqualTo(SequenceClass.FLAIR);
    assertThat(desk.server.archive().cases().entries(code).toString())
        .as("of a series that is not of this submission nothing is kept")
        .doesNotContain("1.2.3.4");
  }
}
