package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.StateName;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people do with cases by the pages alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseworkTest {
  private TrialDesk desk;

  @BeforeAll
  void start() {
    desk = new TrialDesk();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private String page(String login, String path) {
    return get(login, path).body();
  }

  private HttpResponse<String> get(String login, String path) {
    return desk.server.get(path, "Cookie", desk.cookie(login));
  }

  /** Fills the form of a page and sends it; what is hidden in the page goes along. */
  private HttpResponse<String> fill(
      String login, String page, String action, Map<String, String> typed) {
    String cookie = desk.cookie(login);
    return send(cookie, desk.server.get(page, "Cookie", cookie).body(), action, typed);
  }

  private HttpResponse<String> send(
      String cookie, String html, String action, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>();
    Matcher hidden =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .matcher(html);
    while (hidden.find()) {
      form.put(hidden.group(1), hidden.group(2));
    }
    form.putAll(typed);
    return desk.server.form(action, form, "Cookie", cookie);
  }

  private static Map<String, String> candidate(String age) {
    return Map.of("age", age, "sex", "FEMALE", "suspicion", "yes", "diagnosis", "DIPG");
  }

  private static String act(CaseCode code, String act) {
    return "/cases/" + code.text() + "/acts/" + act;
  }

  private StateName state(CaseCode code) {
    return desk.file(code).state().name();
  }

  @Test
  void aSiteOpensACaseWithTwoTypedWords() {
    HttpResponse<String> opened = fill("sara", "/cases/new", "/cases", candidate("6"));

    String next = opened.headers().firstValue("Location").orElseThrow();
    CaseCode code = new CaseCode("EIR-%04d".formatted(cases()));
    assertThat(opened.statusCode()).isEqualTo(303);
    assertThat(next).as("on to the upload page").matches("/u/[0-9a-z]{10}#[0-9A-Za-z]{20,}");
    assertThat(page("sara", "/cases/" + code.text()))
        .contains("Waiting for images", "6 years, Girl", "Hospital Aurora");
    assertThat(get("tom", "/cases/" + code.text()).statusCode()).isEqualTo(404);
  }

  @Test
  void anAgeOutsideTheCharterIsTheCoordinatorsToJustify() {
    HttpResponse<String> refused = fill("sara", "/cases/new", "/cases", candidate("40"));
    Map<String, String> justified = new HashMap<>(candidate("40"));
    justified.put("site", "S01");
    justified.put("reason", "as agreed with the physician");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("The age is outside what this trial takes. Coordinator can open the case")
        .contains("value=\"40\"");
    assertThat(fill("ana", "/cases/new", "/cases", justified).statusCode()).isEqualTo(303);
  }

  @Test
  void withoutTheSuspicionThereIsNoCandidate() {
    HttpResponse<String> answer =
        fill("sara", "/cases/new", "/cases", Map.of("age", "6", "sex", "MALE"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("without the suspicion the child is no candidate");
  }

  @Test
  void aSiteAnswersAQuestionInWords() {
    CaseCode code = desk.inQc();
    desk.act(
        code,
        "caio",
        new CaseCommand.QcQuery(
            QueryCategory.MISSING_SERIES,
            new QueryObject.WholeSubmission(),
            "The axial T2 is not among the images."));

    HttpResponse<String> nothing =
        fill("sara", act(code, "answer-query"), act(code, "answer-query"), Map.of());
    HttpResponse<String> answered =
        fill(
            "sara",
            act(code, "answer-query"),
            act(code, "answer-query"),
            Map.of("text1", "It was not acquired."));

    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Every open question needs an answer");
    assertThat(answered.statusCode()).isEqualTo(303);
    assertThat(state(code)).isEqualTo(StateName.IN_QC);
    assertThat(page("sara", "/cases/" + code.text())).contains("“It was not acquired.”");
  }

  @Test
  void aNameLikeTextIsRefusedAndKeptForCorrection() {
    CaseCode code = desk.opened();
    Map<String, String> typed =
        Map.of("scope", "STOP_AND_KEEP", "reason", "mother called on 12.11.2026 from 555-0100-200");

    HttpResponse<String> answer = fill("sara", act(code, "withdraw"), act(code, "withdraw"), typed);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("A reason of 10 to 2000 characters", "mother called on");
    assertThat(state(code)).isEqualTo(StateName.CANDIDATE);
  }

  @Test
  void whoeverIsSlowerSeesTheNewStateAndKeepsTheText() {
    CaseCode code = desk.opened();
    String ana = desk.cookie("ana");
    String html = desk.server.get(act(code, "close"), "Cookie", ana).body();
    desk.submitted(code);

    HttpResponse<String> answer =
        send(
            ana,
            html,
            act(code, "close"),
            Map.of("closeReason", "LOST", "reason", "the family moved away"));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(code.text() + " has changed while you wrote", "The case is now: Quality control")
        .contains("the family moved away");
    assertThat(
            send(
                    ana,
                    answer.body(),
                    act(code, "close"),
                    Map.of("closeReason", "LOST", "reason", "the family moved away"))
                .statusCode())
        .isEqualTo(303);
    assertThat(state(code)).isEqualTo(StateName.CLOSED);
  }

  @Test
  void theSameFormTwiceIsOneAct() {
    String cookie = desk.cookie("sara");
    Map<String, String> form = new HashMap<>(candidate("7"));
    form.put("id", UUID.randomUUID().toString());
    form.put("csrf", desk.server.csrf(cookie));

    int before = cases();
    HttpResponse<String> first = desk.server.form("/cases", form, "Cookie", cookie);
    HttpResponse<String> again = desk.server.form("/cases", form, "Cookie", cookie);

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(cases()).isEqualTo(before + 1);
  }

  private int cases() {
    return desk.server.archive().worklists().counts("").values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  @Test
  void aPageOffersNoActOfAnotherRoleAndSaysWhoseItIs() {
    CaseCode code = desk.opened();

    HttpResponse<String> form = get("sara", act(code, "close"));

    assertThat(form.statusCode()).isEqualTo(403);
    assertThat(form.body())
        .contains("Another role does this: Coordinator")
        .doesNotContain("<form class=\"card");
    assertThat(page("sara", "/cases/" + code.text())).doesNotContain("acts/close");
    assertThat(page("ana", "/cases/" + code.text())).contains("acts/close", "acts/withdraw");
  }

  @Test
  void thePhysicianComparesDecidesAndSigns() {
    CaseCode code = desk.deciding();
    String path = "/cases/" + code.text() + "/decision";
    Map<String, String> decided = new HashMap<>();
    desk.charter.nonImagingChecklist().forEach(item -> decided.put("check." + item.id(), "YES"));
    decided.put("outcome", "ELIGIBLE");
    decided.put("login", "olga");
    Map<String, String> wrong = new HashMap<>(decided);
    wrong.put("password", "another lantern");
    decided.put("password", RunningServer.PASSWORD);

    String html = page("olga", path);
    HttpResponse<String> unsigned = fill("olga", path, act(code, "sign-decision"), wrong);
    HttpResponse<String> signed = fill("olga", path, act(code, "sign-decision"), decided);

    assertThat(html)
        .contains(
            "Conclusion of the review: Characteristic", "<tr class=\"differs\">", ">85<", ">70<")
        .doesNotContain("Lena", "Davi", "another lantern");
    assertThat(unsigned.statusCode()).isEqualTo(422);
    assertThat(unsigned.body())
        .contains("User name or password is wrong")
        .doesNotContain("another lantern");
    assertThat(signed.statusCode()).isEqualTo(303);
    assertThat(state(code)).isEqualTo(StateName.DECIDED);
    assertThat(page("olga", "/cases/" + code.text())).contains("Eligible");
    assertThat(page("sara", "/cases/" + code.text())).doesNotContain("tag-ok\">Eligible");
  }

  @Test
  void anotherOutcomeThanTheConclusionNeedsAReason() {
    CaseCode code = desk.deciding();
    String path = "/cases/" + code.text() + "/decision";
    Map<String, String> typed = new HashMap<>();
    desk.charter.nonImagingChecklist().forEach(item -> typed.put("check." + item.id(), "UNKNOWN"));
    typed.put("outcome", "NOT_ELIGIBLE");
    typed.put("login", "olga");
    typed.put("password", RunningServer.PASSWORD);

    HttpResponse<String> bare = fill("olga", path, act(code, "sign-decision"), typed);
    typed.put("overrideReason", "radiotherapy was given before");
    HttpResponse<String> reasoned = fill("olga", path, act(code, "sign-decision"), typed);

    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("needs a reason of 10 characters or more");
    assertThat(reasoned.statusCode()).isEqualTo(303);
  }

  @Test
  void onlyThePhysicianDecides() {
    CaseCode code = desk.deciding();

    assertThat(get("ana", "/cases/" + code.text() + "/decision").statusCode()).isEqualTo(403);
    assertThat(get("lena", "/cases/" + code.text() + "/decision").statusCode()).isEqualTo(403);
  }

  @Test
  void theCoordinatorRemindsOnceInFourHours() {
    CaseCode code = desk.inReading();

    HttpResponse<String> first = fill("ana", act(code, "remind"), act(code, "remind"), Map.of());
    HttpResponse<String> second = fill("ana", act(code, "remind"), act(code, "remind"), Map.of());
    desk.clock.advance(Duration.ofHours(5));
    HttpResponse<String> later = fill("ana", act(code, "remind"), act(code, "remind"), Map.of());

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("A reminder was sent less than four hours ago");
    assertThat(later.statusCode()).isEqualTo(303);
  }

  @Test
  void imagesAreSentByALinkOfTheCaseAndHandedInUnderASignature() {
    CaseCode code = desk.opened();
    String path = "/cases/" + code.text() + "/send";
    Map<String, String> typed =
        new HashMap<>(
            Map.of(
                "rightChild", "yes",
                "pixels", "yes",
                "basis", "yes",
                "imagingAge", "14",
                "login", "sara",
                "password", RunningServer.PASSWORD));

    String before = page("sara", path);
    HttpResponse<String> link = fill("sara", path, path, Map.of());
    String upload = desk.upload("PSEND").text();
    typed.put("upload", upload);
    String after = page("sara", path);
    Map<String, String> untrue = new HashMap<>(typed);
    untrue.remove("pixels");
    HttpResponse<String> unstated = fill("sara", path, act(code, "submit"), untrue);
    HttpResponse<String> handedIn = fill("sara", path, act(code, "submit"), typed);

    assertThat(before).contains("Write " + code.text() + " into your own list", "Look again");
    assertThat(link.headers().firstValue("Location").orElseThrow())
        .matches("/u/[0-9a-z]{10}#[0-9A-Za-z]{20,}");
    assertThat(after).contains("value=\"" + upload + "\"");
    assertThat(unstated.statusCode()).isEqualTo(422);
    assertThat(unstated.body()).contains("Tick this statement");
    assertThat(handedIn.statusCode()).isEqualTo(303);
    assertThat(state(code)).isEqualTo(StateName.IN_QC);
    assertThat(page("ana", "/cases/" + code.text())).contains("1 image, 1 series");
  }

  @Test
  void aDecisionReachesTheFamilyAndTheUnit() {
    CaseCode code = desk.decided();
    String home = "/cases/" + code.text();
    String letter = home + "/letters/1";
    desk.awaitLetter(code);
    String preview = page("ana", act(code, "send-communication"));
    int early = get("sara", letter).statusCode();

    HttpResponse<String> sent = walk("ana", code, "send-communication", Map.of());
    String toConfirm = page("sara", act(code, "acknowledge"));
    HttpResponse<String> confirmed = walk("sara", code, "acknowledge", Map.of());
    Map<String, String> consent = new HashMap<>();
    consent.put("outcome", "GIVEN");
    consent.put("version.consent", desk.charter.consentVersions().getLast());
    consent.put("date", "2027-01-01");
    HttpResponse<String> tooLate = walk("sara", code, "record-consent", consent);
    consent.put("date", desk.clock.instant().toString().substring(0, 10));
    HttpResponse<String> consented = walk("sara", code, "record-consent", consent);
    HttpResponse<String> asked = walk("ana", code, "send-referral", Map.of("unit", "N01"));
    String pending = page("ana", home);
    HttpResponse<String> accepted = walk("ana", code, "accept-referral", Map.of());

    assertThat(preview).contains("class=\"letter\"", "Hospital Aurora", "Dra Olga Reis");
    assertThat(early).isEqualTo(404);
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(toConfirm).contains("class=\"letter\"").doesNotContain("Lena", "Davi");
    assertThat(confirmed.statusCode()).isEqualTo(303);
    assertThat(get("sara", letter).statusCode()).isEqualTo(200);
    assertThat(get("sara", letter + "/pdf").headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
    assertThat(tooLate.statusCode()).isEqualTo(422);
    assertThat(tooLate.body()).contains("The date lies after today", "value=\"2027-01-01\"");
    assertThat(consented.statusCode()).isEqualTo(303);
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(pending)
        .contains("acts/accept-referral", "acts/decline-referral", "Nova: asked")
        .doesNotContain("acts/send-referral");
    assertThat(accepted.statusCode()).isEqualTo(303);
    assertThat(state(code)).isEqualTo(StateName.REFERRED);
  }

  private HttpResponse<String> walk(
      String login, CaseCode code, String act, Map<String, String> typed) {
    return fill(login, act(code, act), act(code, act), typed);
  }
}
