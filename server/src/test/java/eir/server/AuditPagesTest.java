package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.journal.Act;
import eir.archive.journal.Who;
import eir.server.http.Json;
import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.audit.AuditRecord;
import eir.trial.audit.Chain;
import eir.trial.audit.Hash;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The audit trail as the auditor and the administrator meet it. */
class AuditPagesTest {
  private static final Pattern RECORD = Pattern.compile("trail-code\">([A-Z_]+)<");

  private TrialDesk desk;
  private PageFiller pages;

  @BeforeEach
  void start() {
    desk = new TrialDesk();
    desk.trial.person("zoe", "Zoe Duarte", "", Role.AUDITOR);
    pages = new PageFiller(desk);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private List<String> shown(String login, String question) {
    String page = pages.page(login, "/audit" + question);
    return RECORD.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private String id(String login) {
    return desk.actor(login).user().text();
  }

  @Test
  void theTrailOfOneCaseHasItsReadsAndItsLinksAndNothingElse() {
    CaseCode code = desk.inReading();
    desk.server.archive().cases().openRead(code, desk.trial.slot(code, "lena"), desk.actor("lena"));
    desk.opened("tom", "S02");
    LinkScope toCase = new LinkScope.UploadTo("S01", Optional.of(code));
    desk.server.archive().links().mint(LinkOrder.plain(toCase, desk.trial.session("ana").who()));

    assertThat(shown("zoe", "?case=" + code.text()))
        .contains("OPEN_CASE", "SUBMIT", "QC_PASS", "READ_OPENED", "LINK_CREATED")
        .containsOnlyOnce("OPEN_CASE")
        .doesNotContain("SIGN_IN", "USER_CREATED", "CHARTER_ACTIVATED");
    assertThat(shown("zoe", "?case=1")).isEqualTo(shown("zoe", "?case=eir-0001"));
    assertThat(shown("zoe", "?case=EIR-0077")).isEmpty();
    assertThat(pages.page("zoe", "/audit?case=EIR-0077")).contains("No record");
  }

  @Test
  void aPersonsTrailHasWhatTheyDidAndWhatWasDoneToTheirAccount() {
    desk.inReading();

    assertThat(shown("zoe", "?person=" + id("caio")))
        .contains("QC_PASS", "SIGN_IN", "USER_CREATED")
        .doesNotContain("OPEN_CASE", "SUBMIT");
    assertThat(shown("zoe", "?person=system&event=ASSIGN_READER"))
        .hasSize(2)
        .containsOnly("ASSIGN_READER");
  }

  @Test
  void daysAreThoseOfTheTrialAndBothAreWithin() {
    Instant friday = Instant.parse("2026-11-13T12:00:00Z");
    desk.opened();
    desk.clock.advance(Duration.between(desk.clock.instant(), friday));
    desk.opened();

    assertThat(shown("zoe", "?event=OPEN_CASE")).hasSize(2);
    assertThat(shown("zoe", "?event=OPEN_CASE&from=2026-11-13&to=2026-11-13")).hasSize(1);
    assertThat(shown("zoe", "?event=OPEN_CASE&to=2026-11-12")).hasSize(1);
    assertThat(shown("zoe", "?event=OPEN_CASE&from=2026-11-14")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "case=the+child; A case code is letters",
        "from=tomorrow; Give the day as year, month, day",
        "to=2026-02-30; Give the day as year, month, day",
        "from=2026-11-10&to=2026-11-09; The last day lies before the first"
      })
  void aFilterThatCannotBeIsNamedBesideItsField(String question, String sentence) {
    HttpResponse<String> answer = pages.get("zoe", "/audit?" + question);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(sentence, "field-error").doesNotContain("trail-code");
  }

  @Test
  void olderRecordsAreTheOlderOnesOfTheSameQuestion() {
    for (int i = 0; i < 60; i++) {
      Act act = Act.of(Who.SYSTEM, "BACKUP_MADE", "archive", "");
      desk.server.archive().events().append(act);
      desk.server.archive().events().append(Act.of(Who.SYSTEM, "EXPORT_MADE", "export", "e" + i));
    }

    String first = pages.page("zoe", "/audit?event=BACKUP_MADE&person=system");
    Matcher older = Pattern.compile("href=\"(/audit\\?[^\"]*before=[0-9]+)\"").matcher(first);
    assertThat(older.find()).isTrue();
    String link = older.group(1).replace("&amp;", "&");

    assertThat(shown("zoe", "?event=BACKUP_MADE&person=system")).hasSize(50);
    assertThat(link).contains("event=BACKUP_MADE", "person=system");
    assertThat(shown("zoe", link.substring("/audit".length())))
        .hasSize(10)
        .containsOnly("BACKUP_MADE");
  }

  @Test
  void theAdministratorMeetsPeopleSettingsAndAccessAndNothingOfCases() {
    CaseCode code = desk.deciding();
    String opened = "IMAGES_OPENED";
    for (String login : List.of("lena", "caio")) {
      Who who = desk.trial.session(login).who();
      desk.server.archive().events().append(Act.of(who, opened, "case", code.text()));
    }

    String page = pages.page("rui", "/audit");

    assertThat(page).contains("USER_CREATED", "CHARTER_ACTIVATED", "SIGN_IN");
    assertThat(page).doesNotContain("SIGN_READ", "OPEN_CASE", "/audit/export", "/audit/verify");
    assertThat(shown("rui", "?case=" + code.text())).containsExactly(opened); // as QC, not reader
    assertThat(shown("rui", "?person=" + id("lena"))).doesNotContain(opened, "SIGN_READ");
    assertThat(shown("rui", "?event=SIGN_READ")).isEmpty();
    assertThat(shown("rui", "?person=" + id("lena") + "&event=" + opened)).isEmpty();
    assertThat(pages.get("rui", "/audit/export").statusCode()).isEqualTo(403);
  }

  @Test
  void theAdministratorsTrailStandsStillWhileACaseIsRead() {
    CaseCode code = desk.inReading();
    pages.page("lena", "/staff"); // whoever reads has signed in before
    String before = pages.page("rui", "/audit");

    pages.get("lena", "/api/v1/cases/" + code.text() + "/draft");
    pages.get("lena", "/api/v1/cases/" + code.text() + "/images");
    desk.read(code, "lena", TypicalRead.with(Map.of()));

    assertThat(pages.page("rui", "/audit")).isEqualTo(before);
  }

  @Test
  void theExportIsTheWholeChainAndRecordsItself() {
    desk.deciding();

    HttpResponse<String> answer = pages.get("zoe", "/audit/export");
    List<JsonNode> lines = lines(answer);

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
    assertThat(recomputed(lines)).isEqualTo(new Chain.End(lines.size(), hash(lines.getLast())));
    assertThat(lines.getLast().at("/record/event").asString()).isEqualTo("EXPORT_MADE");
    assertThat(lines.getLast().at("/record/actor").asString()).isEqualTo(id("zoe"));
    assertThat(pages.get("rui", "/audit/export").statusCode()).isEqualTo(403);
    assertThat(pages.get("ana", "/audit/export").statusCode()).isEqualTo(403);
  }

  @Test
  void theWordsOfAReadAreInTheExportOnlyOnceTheCaseIsConcluded() {
    CaseCode code = desk.inReading();
    desk.read(code, "lena", TypicalRead.with(Map.of()));
    List<JsonNode> early = lines(pages.get("zoe", "/audit/export"));
    desk.read(code, "davi", TypicalRead.with(Map.of()));
    List<JsonNode> late = lines(pages.get("zoe", "/audit/export"));

    assertThat(sides(early, "SIGN_READ"))
        .singleElement()
        .satisfies(side -> assertThat(side).hasToString("{\"withheld\":true}"));
    assertThat(sides(early, "QC_PASS"))
        .singleElement()
        .satisfies(side -> assertThat(side.path("detail").has("answers")).isTrue());
    assertThat(sides(late, "SIGN_READ"))
        .hasSize(2)
        .allSatisfy(side -> assertThat(side.path("detail").has("form")).isTrue());
  }

  private static List<JsonNode> lines(HttpResponse<String> answer) {
    return answer
        .body()
        .lines()
        .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static Stream<JsonNode> of(List<JsonNode> lines, String event) {
    return lines.stream().filter(line -> line.at("/record/event").asString().equals(event));
  }

  private static List<JsonNode> sides(List<JsonNode> lines, String event) {
    return of(lines, event).map(line -> line.path("side")).toList();
  }

  private static Hash hash(JsonNode line) {
    return new Hash(line.path("hash").asString());
  }

  // What somebody without Eir would do: each record's hash, and that the next one holds it.
  private static Chain.End recomputed(List<JsonNode> lines) {
    Hash before = Hash.ZERO;
    long seq = 0;
    for (JsonNode line : lines) {
      JsonNode json = line.path("record");
      AuditRecord record =
          new AuditRecord(
              json.path("seq").asLong(),
              Instant.parse(json.path("at").asString()),
              json.path("trial").asString(),
              json.path("actor").asString(),
              json.path("role").asString(),
              json.path("event").asString(),
              json.path("entity").asString(),
              json.path("id").asString(),
              Optional.of(json.path("reason"))
                  .filter(JsonNode::isString)
                  .map(one -> new Hash(one.asString())),
              new Hash(json.path("detail").asString()),
              new Hash(json.path("prev").asString()));
      assertThat(record.prev()).isEqualTo(before);
      assertThat(record.hash()).isEqualTo(hash(line));
      before = record.hash();
      seq = record.seq();
    }
    return new Chain.End(seq, before);
  }
}
