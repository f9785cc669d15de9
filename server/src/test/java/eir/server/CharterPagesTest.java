package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.casework.Charters;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.Role;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.CharterKey;
import eir.trial.table.DomainTable;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** The charter as coordinator, physician and auditor meet it. */
class CharterPagesTest {
  private static final String REASON = "amendment 3 of the protocol asks for it";

  private TrialDesk desk;
  private PageFiller pages;
  private Charter inForce;
  private CharterKey next;

  @BeforeEach
  void start() {
    desk = new TrialDesk();
    desk.trial.person("zoe", "Zoe Duarte", "", Role.AUDITOR);
    pages = new PageFiller(desk);
    inForce = desk.server.archive().charters().active().orElseThrow();
    next = new CharterKey(inForce.charterId(), inForce.version() + 1);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private String draft(String field, int value) {
    ObjectNode json = CharterJson.write(inForce);
    json.put("version", next.version()).put(field, value);
    return json.toString();
  }

  private HttpResponse<String> bring(String login, String text) {
    return pages.fill(login, "/charters", "/charters", Map.of("text", text));
  }

  private HttpResponse<String> activate(String login, String reason, String password) {
    String page = "/charters/" + next;
    return pages.fill(
        login,
        page,
        page + "/activate",
        Map.of("reason", reason, "login", login, "password", password));
  }

  private Charters.State state() {
    return desk.server.archive().charters().find(next).orElseThrow().state();
  }

  @Test
  void aCoordinatorBringsADraftAndAPhysicianPutsItIntoForce() {
    HttpResponse<String> brought = bring("ana", draft("maxSubmissions", 7));

    assertThat(brought.statusCode()).isEqualTo(303);
    assertThat(brought.headers().firstValue("Location")).contains("/charters/" + next);
    assertThat(state()).isEqualTo(Charters.State.DRAFT);
    assertThat(pages.page("olga", "/charters/" + next))
        .contains("1 field differs from the version in force.")
        .contains("In force: <span>" + inForce.maxSubmissions() + " </span>")
        .contains("I put these rules of the review into force.");
    assertThat(pages.page("ana", "/charters/" + next))
        .contains("A physician of the trial puts it into force.")
        .doesNotContain("/activate");

    assertThat(activate("olga", REASON, RunningServer.PASSWORD).statusCode()).isEqualTo(303);

    assertThat(desk.server.archive().charters().active().orElseThrow().key()).isEqualTo(next);
    assertThat(pages.page("zoe", "/charters")).contains("In force").contains("Was in force before");
    assertThat(pages.page("olga", "/charters/" + next)).doesNotContain("/activate");
  }

  @Test
  void nothingIsInForceWithoutReasonAndSignature() {
    bring("ana", draft("maxSubmissions", 7));

    HttpResponse<String> withoutReason = activate("olga", "yes", RunningServer.PASSWORD);
    HttpResponse<String> wrong = activate("olga", REASON, "not the password");
    HttpResponse<String> byCoordinator = activate("ana", REASON, RunningServer.PASSWORD);

    assertThat(withoutReason.statusCode()).isEqualTo(422);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Nothing was signed").contains(REASON);
    assertThat(byCoordinator.statusCode()).isEqualTo(403);
    assertThat(state()).isEqualTo(Charters.State.DRAFT);
  }

  @Test
  void aCharterThatIsWrongIsNotKeptAndSaysWhere() {
    HttpResponse<String> answer = bring("ana", draft("readers", 9));
    HttpResponse<String> noJson = bring("ana", "readers = 2");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(">readers</th>").contains("\"readers\":9");
    assertThat(noJson.statusCode()).isEqualTo(422);
    assertThat(desk.server.archive().charters().find(next)).isEmpty();
  }

  @Test
  void aVersionThatWasInForceNeverChanges() {
    ObjectNode json = CharterJson.write(inForce).put("maxSubmissions", 7);

    HttpResponse<String> answer = bring("ana", json.toString());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("never changes");
    assertThat(desk.server.archive().charters().active()).contains(inForce);
  }

  @Test
  void whatNobodyWroteIsNotFound() {
    assertThat(pages.get("ana", "/charters/NONE/1").statusCode()).isEqualTo(404);
    assertThat(pages.get("ana", "/charters/DIPG/0").statusCode()).isEqualTo(404);
    assertThat(pages.get("ana", "/charters/d/x").statusCode()).isEqualTo(404);
    assertThat(pages.get("caio", "/charters").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFieldOfTheTableHasAName(Language language) {
    Words words = Words.of(language, ZoneOffset.UTC);

    assertThat(DomainTable.named("charter.tsv").rows())
        .allMatch(row -> words.has("charter.field." + row.text("field")));
  }
}
