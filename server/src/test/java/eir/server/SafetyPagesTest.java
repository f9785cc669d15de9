package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.CaseCode;
import eir.trial.StateName;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Images that show who the child is, or must go: hidden, shown again, erased, by the pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafetyPagesTest {
  private static final Pattern BOX = Pattern.compile("name=\"image.0\" value=\"([0-9.]+)\"");

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

  private String firstImage(String login, CaseCode code, String act) {
    Matcher box = BOX.matcher(pages.page(login, "/cases/" + code.text() + "/acts/" + act));
    assertThat(box.find()).as("a box for an image").isTrue();
    return box.group(1);
  }

  private HttpResponse<String> hide(CaseCode code) {
    return pages.act(
        "sara", code, "quarantine", Map.of("image.0", firstImage("sara", code, "quarantine")));
  }

  @Test
  void whoeverSeesAnIdentityHidesTheSeries() {
    CaseCode code = desk.inReading();

    HttpResponse<String> nothing = pages.act("sara", code, "quarantine", Map.of());
    HttpResponse<String> hidden = hide(code);

    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Name at least one image or series");
    assertThat(hidden.statusCode()).isEqualTo(303);
    assertThat(desk.file(code).state().name()).isEqualTo(StateName.QUERIED);
    assertThat(desk.file(code).quarantined()).hasSize(1);
  }

  @Test
  void qualityControlShowsThemAgainWithReasonAndSignature() {
    CaseCode code = desk.inReading();
    String before = pages.page("caio", "/cases/" + code.text());
    hide(code);
    String image = firstImage("caio", code, "release-quarantine");
    Map<String, String> signed =
        Map.of(
            "image.0",
            image,
            "reason",
            "the text was the name of the sequence",
            "login",
            "caio",
            "password",
            RunningServer.PASSWORD);

    HttpResponse<String> unsigned =
        pages.act(
            "caio",
            code,
            "release-quarantine",
            Map.of("image.0", image, "reason", "the text was the name of the sequence"));
    HttpResponse<String> shown = pages.act("caio", code, "release-quarantine", signed);
    HttpResponse<String> again = pages.act("caio", code, "release-quarantine", signed);

    assertThat(before).doesNotContain("release-quarantine");
    assertThat(unsigned.statusCode()).isEqualTo(422);
    assertThat(unsigned.body()).contains("User name or password is wrong");
    assertThat(shown.statusCode()).isEqualTo(303);
    assertThat(desk.file(code).quarantined()).isEmpty();
    assertThat(desk.file(code).openQueries()).as("the site still answers").hasSize(1);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(pages.get("ana", "/cases/" + code.text() + "/acts/release-quarantine").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anAdministratorFindsTheErasuresThatWaitAtHome() {
    CaseCode code = desk.inQc();
    String home = "/cases/" + code.text();
    pages.act(
        "sara",
        code,
        "withdraw",
        Map.of("scope", "STOP_AND_ERASE", "reason", "the family wishes it"));

    HttpResponse<String> unasked =
        pages.act("rui", code, "erase-images", Map.of("reason", "asked for by telephone"));
    HttpResponse<String> asked =
        pages.fill(
            "ana",
            home + "/erasure",
            home + "/erasure",
            Map.of("reason", "the family wishes it", "family", "yes"));
    String waiting = pages.page("rui", "/staff");
    String form = pages.page("rui", home + "/acts/erase-images");
    HttpResponse<String> erased =
        pages.act("rui", code, "erase-images", Map.of("reason", "asked for by the coordinator"));

    assertThat(unasked.statusCode()).isEqualTo(422);
    assertThat(unasked.body()).contains("Erasing needs a request by a coordinator");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(waiting)
        .contains(
            "One erasure waits for you",
            home + "/acts/erase-images",
            "Asked for by Ana Ribeiro",
            "By wish of the family.",
            "“the family wishes it”");
    assertThat(form).contains("Asked for by Ana Ribeiro");
    assertThat(pages.page("ana", "/staff")).doesNotContain("Erasures asked for");
    assertThat(erased.statusCode()).isEqualTo(303);
    assertThat(desk.file(code).erased()).isTrue();
    assertThat(pages.page("rui", "/staff")).doesNotContain("erase-images");
  }
}
