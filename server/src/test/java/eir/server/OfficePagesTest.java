package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.AccountState;
import eir.archive.access.MailRights;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Role;
import eir.trial.audit.SignatureMeaning;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the office does beside the cases, and the pages of decisions and letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficePagesTest {
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

  @Test
  void somebodyIsInvitedByMailWithRoleSiteAndLanguage() {
    Map<String, String> invitation = new HashMap<>();
    invitation.put("how", "mail");
    invitation.put("again", ""); // of another form of the page
    invitation.put("name", "Dr Ivo Prado");
    invitation.put("email", "Ivo.Prado@nascentes.example");
    invitation.put("role-SITE", "1");
    invitation.put("language", "pt-BR");

    HttpResponse<String> siteless = pages.fill("rui", "/staff/people", "/staff/people", invitation);
    invitation.put("site", "S02");
    HttpResponse<String> invited = pages.fill("rui", "/staff/people", "/staff/people", invitation);
    HttpResponse<String> twice = pages.fill("rui", "/staff/people", "/staff/people", invitation);
    HttpResponse<String> again =
        pages.fill(
            "rui",
            "/staff/people",
            "/staff/people",
            Map.of("again", "ivo.prado@nascentes.example", "how", ""));

    assertThat(siteless.statusCode()).isEqualTo(422);
    assertThat(siteless.body()).contains("belongs to one site", "Ivo.Prado@nascentes.example");
    assertThat(invited.body()).contains("The account is made; its invitation waits");
    assertThat(twice.body()).contains("Another person has this login");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(desk.server.archive().accounts().find("ivo.prado@nascentes.example"))
        .hasValueSatisfying(person -> {
          assertThat(person.state()).isEqualTo(AccountState.INVITED);
          assertThat(person.roles()).containsExactly(Role.SITE);
          assertThat(person.site()).hasValue("S02");
          assertThat(person.language()).isEqualTo("pt-BR");
        });
    assertThat(desk.server.archive().outbox().list(50, 0))
        .filteredOn(mail -> mail.message().key().equals(MailRights.INVITATION))
        .hasSize(2);
  }

  @Test
  void aSuspendedSiteFindsNoFormAtHomeUntilItIsResumed() {
    assertThat(pages.page("tom", "/staff")).contains("action=\"/cases\"");

    pages.fill("rui", "/staff/sites/S02", "/staff/sites/S02", Map.of("turn", "yes"));
    String suspended = pages.page("tom", "/staff");
    HttpResponse<String> open =
        pages.fill(
            "tom", "/cases/new", "/cases", Map.of("age", "6", "sex", "FEMALE", "suspicion", "yes"));
    pages.fill("rui", "/staff/sites/S02", "/staff/sites/S02", Map.of("turn", "yes"));

    assertThat(suspended).doesNotContain("action=\"/cases\"");
    assertThat(open.statusCode()).isEqualTo(422);
    assertThat(pages.page("tom", "/staff")).contains("action=\"/cases\"");
  }

  @Test
  void aSiteWhoseWordsAreLostMayMakeANewKey() {
    new SentCases(desk).sent(desk.server.uploadLink(), List.of(Images.image(9, 1)));
    String named = pages.page("rui", "/staff/sites/S01");
    pages.fill(
        "rui", "/staff/sites/S01", "/staff/sites/S01", Map.of("turn", "", "forget-key", "yes"));

    assertThat(named).contains("0123456789abcdef", "forget-key");
    assertThat(pages.page("rui", "/staff/sites/S01"))
        .doesNotContain("0123456789abcdef", "forget-key");
  }

  @Test
  void theLastDayOfTheTrialIsTheAdministratorsToNote() {
    Map<String, String> closing =
        Map.of("closing", "yes", "day", "2026-10-31", "reason", "the last child was seen");

    HttpResponse<String> coordinator = pages.fill("ana", "/staff/sites", "/staff/sites", closing);
    HttpResponse<String> late =
        pages.fill(
            "rui",
            "/staff/sites",
            "/staff/sites",
            Map.of("closing", "yes", "day", "2031-01-01", "reason", "the last child was seen"));
    HttpResponse<String> noted = pages.fill("rui", "/staff/sites", "/staff/sites", closing);

    assertThat(coordinator.statusCode()).isEqualTo(403);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(noted.statusCode()).isEqualTo(303);
    assertThat(desk.server.archive().sites().closedOn()).hasValue(LocalDate.of(2026, 10, 31));
    assertThat(pages.page("rui", "/staff/sites")).contains("31 Oct 2026");
  }

  @Test
  void theDecisionStandsBesideWhatTheReviewConcludesOfEachItem() {
    CaseCode code = desk.deciding();

    String english = pages.page("olga", "/cases/" + code.text() + "/decision");
    String portuguese = pages.page("olga", "/cases/" + code.text() + "/decision?lang=pt-BR");

    assertThat(english)
        .contains(">Conclusion</th>", "<td class=\"concluded\">77.5</td>", ">Ill-defined<");
    assertThat(portuguese)
        .contains("<td class=\"concluded\">77,5</td>", ">Mal definidas<", ">Característico<")
        .doesNotContain("Ill-defined", "Ill defined", "ILL_DEFINED");
  }

  @Test
  void aLetterThatHoldsNoMoreIsShownByWhatTellsSo() {
    CaseCode code = desk.decided();
    String letter = "/cases/" + code.text() + "/letters/1";
    desk.awaitLetter(code);
    desk.act(code, "ana", new CaseCommand.SendCommunication());
    String before = pages.page("sara", letter);
    desk.act(
        code,
        "olga",
        new CaseCommand.AmendDecision(
            "new facts on prior therapy", TrialInForce.fresh(SignatureMeaning.APPROVAL)));

    String after = pages.page("sara", letter);

    assertThat(before).contains("class=\"letter\"").doesNotContain("Do not use this letter");
    assertThat(after).contains("class=\"letter\"", "Do not use this letter", letter + "/pdf");
    assertThat(after).doesNotContain("new facts on prior therapy");
  }

  @Test
  void theLetterToTheUnitIsReadAndPrinted() {
    CaseCode code = desk.decided();
    String home = "/cases/" + code.text();
    desk.awaitLetter(code);
    desk.act(code, "ana", new CaseCommand.SendCommunication());
    pages.act("sara", code, "acknowledge", Map.of());
    pages.act(
        "sara",
        code,
        "record-consent",
        Map.of(
            "outcome",
            "GIVEN",
            "version.consent",
            desk.charter.consentVersions().getLast(),
            "date",
            desk.clock.instant().toString().substring(0, 10)));
    int early = pages.get("ana", home + "/letters/referral").statusCode();
    pages.act("ana", code, "send-referral", Map.of("unit", "N01"));

    String letter = pages.page("ana", home + "/letters/referral");

    assertThat(early).isEqualTo(404);
    assertThat(pages.page("ana", home)).contains(home + "/letters/referral");
    assertThat(letter).contains("class=\"letter\"", "<b>Nova</b>", code.text());
    assertThat(
            pages.get("ana", home + "/letters/referral/pdf").headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
    assertThat(pages.get("caio", home + "/letters/referral").statusCode()).isEqualTo(403);
  }
}
