package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.casework.Findings;
import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.StateName;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SeriesRule;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.SeriesFacts;
import eir.trial.reading.ReadContext;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Quality control and blinded reads over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomActsTest {
  private static final Map<String, Object> UNREADABLE =
      Map.of(
          "A1",
          "NO",
          "A2",
          List.of("MOTION"),
          "E1",
          "NOT_EVALUABLE",
          "E2",
          4,
          "E4",
          List.of("REPEAT_BRAIN"));

  private static final List<String> READERS = List.of("lena", "davi", "nina");

  private TrialDesk desk;
  private SentCases cases;
  private CaseCode code;

  @BeforeAll
  void start() {
    desk = new TrialDesk();
    cases = new SentCases(desk);
    desk.trial.person("nina", "Dra Nina Paz", "", Role.READER);
  }

  @BeforeEach
  void newCase() {
    code = cases.inQc();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void whatTheChecksFindInTheImagesStandsOnTheSheet() {
    List<QcCheck> found = cases.checked(code).failed().stream().map(QcFinding::check).toList();

    JsonNode sheet = draft("caio");

    // 32 pixels of nothing: not de-identified by any header, and no series that the charter asks.
    assertThat(found).contains(QcCheck.Q01, QcCheck.Q04).doesNotContain(QcCheck.Q16);
    assertThat(sheet.path("found").size()).isEqualTo(found.size());
    assertThat(sheet.path("passed").asInt()).isEqualTo(18 - found.size());
    assertThat(sheet.path("byEye").size()).isEqualTo(7);
    assertThat(sheet.path("site").asString()).isEqualTo("Hospital Aurora");
    assertThat(sheet.toString()).doesNotContain(SentCases.DIAGNOSIS, SentCases.NOTE);
  }

  @Test
  void aPassIsRefusedUntilEveryCheckIsMadeAndSigned() {
    cases.clear(code);
    Map<String, Object> pass = new HashMap<>(signed("caio"));
    pass.put("version", draft("caio").path("caseVersion").asLong());
    pass.put("deviations", Map.of());
    pass.put("answers", Map.of("H1", "PASSED"));
    HttpResponse<String> early = act("qc-pass", "caio", pass);
    pass.put("answers", seen());
    pass.put("password", "not the password");
    HttpResponse<String> unsigned = act("qc-pass", "caio", pass);
    pass.putAll(signed("caio"));
    HttpResponse<String> done = act("qc-pass", "caio", pass);

    assertThat(TrialDesk.tree(early).path("code").asString()).isEqualTo("QC_INCOMPLETE");
    assertThat(unsigned.statusCode()).isEqualTo(422);
    assertThat(unsigned.body()).contains("SIGNATURE_REQUIRED");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(desk.file(code).state().name()).isEqualTo(StateName.READING);
    assertThat(desk.server.log()).doesNotContain(RunningServer.PASSWORD);
  }

  @Test
  void theChecksOfTheSeriesRunAgainWithACorrectedClassBeforeAnybodySigns() {
    cases.checked(code);
    String uid = draft("caio").path("series").path(0).path("uid").asString();
    keepAllSeriesButFlair(uid);
    JsonNode sheet = draft("caio");
    Map<String, Object> right = control(Map.of(uid, "FLAIR"));
    Map<String, Object> pass = new HashMap<>(signed("caio"));
    pass.put("version", sheet.path("caseVersion").asLong());
    pass.put("deviations", Map.of());
    pass.put("answers", seen());

    HttpResponse<String> saved = save("caio", sheet.path("csrf").asString(), 0, right);
    JsonNode after = draft("caio");
    HttpResponse<String> asTaken = act("qc-pass", "caio", pass);
    pass.putAll(signed("caio"));
    pass.put("classes", Map.of(uid, "FLAIR"));
    HttpResponse<String> corrected = act("qc-pass", "caio", pass);

    assertThat(sheet.path("found")).extracting(one -> one.path("id").asString()).contains("Q04");
    assertThat(TrialDesk.tree(saved).path("found").size()).isZero();
    assertThat(TrialDesk.tree(saved).path("passed").asInt()).isEqualTo(18);
    assertThat(after.path("found").size()).isZero();
    assertThat(TrialDesk.tree(asTaken).path("code").asString()).isEqualTo("QC_INCOMPLETE");
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
    assertThat(cases.checked(code).failed()).isEmpty();
  }

  private void keepAllSeriesButFlair(String uid) {
    List<SeriesFacts> facts = new ArrayList<>();
    List<SeriesRule> asked = new ArrayList<>(desk.charter.requiredSeries());
    asked.addAll(desk.charter.recommendedSeries());
    for (SeriesRule rule : asked) {
      boolean isFlair = rule.sequence() == SequenceClass.FLAIR;
      facts.add(
          new SeriesFacts(
              isFlair ? uid : "1.2." + facts.size(),
              isFlair ? SequenceClass.OTHER : rule.sequence(),
              rule.plane() == SlicePlane.ANY ? SlicePlane.AX : rule.plane(),
              rule.region(),
              false,
              rule.sequence() == SequenceClass.T1_POST,
              false,
              Optional.of(LocalDateTime.of(2026, 1, 3, 9, facts.size())),
              List.of(
                  new SeriesFacts.Stack(
                      true,
                      false,
                      OptionalDouble.of(4),
                      OptionalDouble.of(4),
                      OptionalDouble.of(0.9),
                      OptionalDouble.of(120),
                      0.99))));
    }
    ReadContext series =
        new ReadContext(
            facts.stream()
                .map(one ->
                    new ReadContext.Series(one.uid(), one.sequence(), one.plane(), one.region(), 4))
                .toList());
    List<QcFinding> missing = List.of(new QcFinding(QcCheck.Q04, Level.MAJOR));
    desk.server
        .archive()
        .cases()
        .keepFindings(code, 1, new Findings(new CheckedSubmission(missing, facts), series));
  }

  private static Map<String, Object> control(Map<String, String> classes) {
    return Map.of("answers", Map.of("H7", 1), "deviations", Map.of(), "classes", classes);
  }

  @Test
  void aQuestionGoesToTheSiteInOneAct() {
    Map<String, Object> query = new HashMap<>();
    query.put("id", UUID.randomUUID().toString());
    query.put("version", draft("caio").path("caseVersion").asLong());
    query.put("category", "MISSING_SERIES");
    query.put("text", "Please send the axial T2 series.");

    HttpResponse<String> asked = act("qc-query", "caio", query);
    HttpResponse<String> again = act("qc-query", "caio", query);

    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(asked.body());
    assertThat(desk.file(code).openQueries()).hasSize(1);
  }

  @Test
  void anActWithoutTheTokenOfItsPageIsNoAct() {
    HttpResponse<String> answer =
        desk.json("POST", place() + "/acts/qc-query", "caio", "made-up", Map.of());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("CSRF");
  }

  @Test
  void anotherRoleIsRefusedByTheRules() {
    Map<String, Object> query = new HashMap<>();
    query.put("id", UUID.randomUUID().toString());
    query.put("version", desk.file(code).versions().ofCase());
    query.put("category", "OTHER");
    query.put("text", "Is this all?");

    HttpResponse<String> answer =
        desk.json(
            "POST", place() + "/acts/qc-query", "ana", desk.server.csrf(desk.cookie("ana")), query);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(TrialDesk.tree(answer).path("who").path(0).asString()).isEqualTo("QC");
  }

  @Test
  void aReaderMeetsTheFormAndNothingThatWouldUnblind() {
    cases.pass(code);
    List<String> readers = cases.assigned(code, READERS);

    HttpResponse<String> sheet = desk.get(place() + "/draft", readers.getFirst());

    assertThat(TrialDesk.tree(sheet).path("items").size()).isEqualTo(37);
    assertThat(TrialDesk.tree(sheet).path("suggestion").isNull()).isTrue();
    assertThat(sheet.body()).doesNotContain(SentCases.PLANTED);
    assertThat(sheet.body())
        .doesNotContain(desk.actor(readers.getLast()).user().text(), "\"R1\"", "\"R2\"");
    for (String other : READERS) {
      assertThat(desk.get(place() + "/draft", other).statusCode())
          .isEqualTo(readers.contains(other) ? 200 : 404);
    }
  }

  @Test
  void aDraftIsSavedOverTheVersionItWasSeenIn() {
    cases.pass(code);
    String reader = cases.assigned(code, READERS).getFirst();
    String csrf = draft(reader).path("csrf").asString();
    Map<String, Object> form = form(Map.of("A1", "YES", "E1", "CHARACTERISTIC", "C1", "MIXED"));

    HttpResponse<String> first = save(reader, csrf, 0, form);
    HttpResponse<String> stale = save(reader, csrf, 0, form(Map.of("A1", "NO")));

    assertThat(TrialDesk.tree(first).path("version").asInt()).isEqualTo(1);
    assertThat(TrialDesk.tree(first).path("suggestion").asString()).isEqualTo("LIKELY");
    assertThat(first.body()).contains("DIFFERS_FROM_SIGNS").contains("ATYP");
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(TrialDesk.tree(stale).path("form").path("answers").path("A1").asString())
        .isEqualTo("YES");
    assertThat(draft(reader).path("form").path("answers").path("C1").asString()).isEqualTo("MIXED");
  }

  @Test
  void noSignIsToldBeforeTheReaderHasChosen() {
    cases.pass(code);
    String reader = cases.assigned(code, READERS).getFirst();
    String csrf = draft(reader).path("csrf").asString();

    HttpResponse<String> saved =
        save(reader, csrf, 0, form(Map.of("A1", "YES", "C1", "WELL_DEFINED")));

    assertThat(saved.body()).doesNotContain("\"ALT\"", "\"ATYP\"");
    assertThat(TrialDesk.tree(saved).path("suggestion").isNull()).isTrue();
  }

  @Test
  void aReadIsSignedOnceItsFormIsWhole() {
    cases.pass(code);
    String reader = cases.assigned(code, READERS).getFirst();
    JsonNode sheet = draft(reader);
    Map<String, Object> sign = new HashMap<>(signed(reader));
    sign.put("version", sheet.path("actVersion").asLong());
    sign.put("form", form(Map.of("A1", "NO")));
    HttpResponse<String> early = act("sign-read", reader, sign);
    sign.putAll(signed(reader));
    sign.put("form", form(UNREADABLE));

    HttpResponse<String> done = act("sign-read", reader, sign);

    assertThat(TrialDesk.tree(early).path("code").asString()).isEqualTo("FORM_INVALID");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(
            List.of(Slot.R1, Slot.R2).stream()
                .flatMap(slot -> desk.file(code).holder(slot).stream()))
        .filteredOn(read -> read.life() instanceof SlotRead.Signed)
        .hasSize(1);
    assertThat(draft(reader).path("isOpen").asBoolean()).isFalse();
  }

  @Test
  void identityInASeriesHidesItForAll() {
    JsonNode images = TrialDesk.tree(desk.get(place() + "/images", "caio"));
    Map<String, Object> hide = new HashMap<>();
    hide.put("id", UUID.randomUUID().toString());
    hide.put("version", draft("caio").path("quarantineVersion").asLong());
    hide.put("images", List.of(images.path("series").path(0).path("id").asString()));

    HttpResponse<String> done = act("quarantine", "caio", hide);

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(TrialDesk.tree(desk.get(place() + "/images", "caio")).path("series").size())
        .isZero();
  }

  @Test
  void theAdjudicatorMeetsTheReadsAsAAndBAndChooses() {
    cases.pass(code);
    List<String> readers = cases.assigned(code, READERS);
    assertThat(sign(readers.getFirst(), UNREADABLE).statusCode()).isEqualTo(200);
    HttpResponse<String> second = sign(readers.getLast(), typical());
    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(desk.file(code).state().name()).isEqualTo(StateName.ADJUDICATING);
    HttpResponse<String> sheet = desk.get(place() + "/draft", "mei");
    Map<String, Object> choice = new HashMap<>(signed("mei"));
    choice.put("version", TrialDesk.tree(sheet).path("caseVersion").asLong());
    choice.put("choice", "C");
    choice.put("reason", "The images can be read.");
    HttpResponse<String> nobody = act("sign-adjudication", "mei", choice);
    choice.put("choice", "B");

    HttpResponse<String> done = act("sign-adjudication", "mei", choice);

    assertThat(TrialDesk.tree(sheet).path("reads").propertyNames())
        .containsExactlyInAnyOrder("A", "B");
    assertThat(sheet.body()).doesNotContain(SentCases.PLANTED);
    for (String reader : readers) {
      assertThat(sheet.body()).doesNotContain("\"" + desk.actor(reader).user().text() + "\"");
    }
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(desk.file(code).state().name()).isEqualTo(StateName.DECIDING);
  }

  private HttpResponse<String> sign(String reader, Map<String, Object> answers) {
    Map<String, Object> sign = new HashMap<>(signed(reader));
    sign.put("version", draft(reader).path("actVersion").asLong());
    sign.put("form", form(answers));
    return act("sign-read", reader, sign);
  }

  /** A form that may be signed on {@link TypicalRead#FULL_STUDY}; its measures are typed. */
  private static Map<String, Object> typical() {
    Map<String, Object> answers = new HashMap<>();
    for (String answer :
        ("A1=YES B1=PONS B4=YES C1=ILL_DEFINED C2=NONE C3=ENCASED C4=HYPO C5=HYPER C6=NONE"
                + " C6b=NONE C7=NONE C8=NONE C11=NONE C12=NONE C13=NO C14=NONE D0=1.2.1 D1=48.2"
                + " D2=41.7 D3=40.3 D4=47.9 D5=44.0 E1=CHARACTERISTIC E5=Measures_were_typed.")
            .split(" ", -1)) {
      answers.put(answer.split("=", -1)[0], answer.split("=", -1)[1]);
    }
    answers.put("B2", 85);
    answers.put("E2", 4);
    answers.put("B3", List.of("MIDBRAIN", "MEDULLA"));
    answers.put("C9", List.of("NONE"));
    answers.put("E4", List.of("NONE"));
    return answers;
  }

  private String place() {
    return "/api/v1/cases/" + code.text();
  }

  private JsonNode draft(String login) {
    HttpResponse<String> answer = desk.get(place() + "/draft", login);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TrialDesk.tree(answer);
  }

  private HttpResponse<String> act(String act, String login, Map<String, Object> body) {
    String csrf = draft(login).path("csrf").asString();
    return desk.json("POST", place() + "/acts/" + act, login, csrf, body);
  }

  private HttpResponse<String> save(
      String login, String csrf, long version, Map<String, Object> form) {
    return desk.json(
        "PUT", place() + "/draft", login, csrf, Map.of("version", version, "form", form));
  }

  private static Map<String, Object> form(Map<String, Object> answers) {
    return Map.of("format", "eir.read/1", "answers", answers, "marks", List.of());
  }

  private static Map<String, Object> signed(String login) {
    return Map.of(
        "id", UUID.randomUUID().toString(), "login", login, "password", RunningServer.PASSWORD);
  }

  private static Map<String, String> seen() {
    return QcCheck.byEye().stream().collect(Collectors.toMap(Enum::name, _ -> "PASSED"));
  }
}
