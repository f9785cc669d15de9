package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Role;
import eir.trial.charter.WithdrawalScope;
import eir.trial.quality.ImageRef;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseImagesTest {
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
  void whoMayLookGetsTheAnswerOfAViewingLink() {
    JsonNode answer = untilReady("caio");

    assertThat(answer.path("schema").asString()).isEqualTo("eir.view-link/1");
    assertThat(answer.path("version").asInt()).isEqualTo(1);
    assertThat(answer.path("series").size()).isEqualTo(1);
    String href = href(answer);
    assertThat(href).startsWith("/api/v1/cases/" + code.text() + "/bundles/");
    HttpResponse<String> part = get(href, "caio", "Range", "bytes=0-3");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Vary")).hasValue("Cookie");
    for (String login : List.of("sara", "ana", "olga")) {
      assertThat(images(login).statusCode()).as(login).isEqualTo(200);
      assertThat(get(href, login).statusCode()).as(login).isEqualTo(200);
    }
  }

  @Test
  void aStrangerAnotherSiteAndTheAdministratorGetNothing() {
    String href = href(untilReady("caio"));

    HttpResponse<String> stranger = desk.server.get(path());

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).contains("SIGN_IN_NEEDED");
    for (String login : List.of("tom", "rui")) {
      assertThat(images(login).statusCode()).as(login).isEqualTo(404);
      assertThat(get(href, login).statusCode()).as(login).isEqualTo(404);
    }
  }

  @Test
  void readersSeeTheImagesOfTheirCasesAloneAndNothingElse() {
    String href = href(untilReady("caio"));
    assertThat(images("lena").statusCode()).isEqualTo(404);
    cases.pass(code);
    List<String> assigned = cases.assigned(code, READERS);

    for (String login : READERS) {
      int expected = assigned.contains(login) ? 200 : 404;
      assertThat(images(login).statusCode()).as(login).isEqualTo(expected);
      assertThat(get(href, login).statusCode()).as(login).isEqualTo(expected);
    }
    assertThat(assigned).hasSize(2);
    assertThat(images("mei").statusCode()).isEqualTo(404);
    String said = images(assigned.getFirst()).body() + get(href, assigned.getFirst()).body();
    assertThat(said).doesNotContain(SentCases.PLANTED);
  }

  @Test
  void quarantinedSeriesVanishForAll() {
    String href = href(untilReady("caio"));
    String uid = cases.imageUid();

    desk.act(
        code, "caio", new CaseCommand.Quarantine(Set.of(new ImageRef.Instance(uid)), "a name"));

    assertThat(TrialDesk.tree(images("caio")).path("series").size()).isZero();
    assertThat(get(href, "caio").statusCode()).isEqualTo(404);
  }

  @Test
  void aWithdrawnCaseShowsNoImages() {
    String href = href(untilReady("caio"));

    desk.act(
        code,
        "sara",
        new CaseCommand.Withdraw(WithdrawalScope.STOP_AND_KEEP, "the family wishes it so"));

    assertThat(images("caio").body()).contains("NO_IMAGES");
    assertThat(get(href, "caio").statusCode()).isEqualTo(404);
  }

  @Test
  void thatSomebodyLookedStandsInTheJournalOnce() {
    String cookie = desk.server.signIn("caio");
    desk.server.get(path(), "Cookie", cookie);
    desk.server.get(path(), "Cookie", cookie);

    int noted =
        desk.server
            .archive()
            .database()
            .read(handle ->
                handle
                    .createQuery(
                        "SELECT COUNT(*) FROM journal WHERE event = 'IMAGES_OPENED' AND entity_id ="
                            + " :code")
                    .bind("code", code.text())
                    .mapTo(Integer.class)
                    .one());

    assertThat(noted).isEqualTo(1);
  }

  @Test
  void thePageOfAnotherRoleIsNotShown() {
    cases.pass(code);
    String reader = cases.assigned(code, READERS).getFirst();

    assertThat(page("/qc", "caio")).isEqualTo(200);
    assertThat(page("/read", reader)).isEqualTo(200);
    assertThat(page("/images", "ana")).isEqualTo(200);
    assertThat(page("/images", reader)).isEqualTo(403);
    assertThat(page("/read", "caio")).isEqualTo(403);
    assertThat(page("/images", "tom")).isEqualTo(404);
  }

  private int page(String name, String login) {
    return get("/cases/" + code.text() + name, login).statusCode();
  }

  private String path() {
    return "/api/v1/cases/" + code.text() + "/images";
  }

  private HttpResponse<String> images(String login) {
    return get(path(), login);
  }

  private HttpResponse<String> get(String path, String login, String... more) {
    return desk.get(path, login, more);
  }

  private JsonNode untilReady(String login) {
    Waiting.until(
        "the images are prepared",
        () -> TrialDesk.tree(images(login)).path("state").asString().equals("ready"));
    return TrialDesk.tree(images(login));
  }

  private static String href(JsonNode answer) {
    return answer.path("series").path(0).path("bundles").path(0).path("href").asString();
  }
}
