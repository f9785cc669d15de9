package eir.server;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.index.SubmissionVersion;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.StateName;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The shortest way of each task of domain/tasks.tsv, counted: a step is a press that leads on, a
 * choice that is not preset, or a tick; a typed field is one that a person must fill, but for the
 * signature's password. Tasks in the rooms are counted where their keys are tested
 * (viewer/test/form.test.ts), the upload page's where it sends (walk).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskBudgetTest {
  private TrialDesk desk;

  @BeforeAll
  void start() {
    desk = new TrialDesk();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private CountedVisit visit(String login, String start) {
    return new CountedVisit(desk, login, start);
  }

  private static void assertWithin(String task, CountedVisit visit) {
    Row row = DomainTable.named("tasks.tsv").row("task_en", task);
    // "4: New case, drop the folder, …"; "0 when following the conclusion".
    assertThat(visit.steps())
        .as("steps to %s: %s", task, visit.told())
        .isLessThanOrEqualTo(first(row.text("steps_max")));
    assertThat(visit.typed())
        .as("typed fields to %s: %s", task, visit.told())
        .isLessThanOrEqualTo(first(row.text("typed_fields_max")));
  }

  private static int first(String cell) {
    return Integer.parseInt(cell.replaceAll("^([0-9]+).*$", "$1"));
  }

  private static String page(CaseCode code) {
    return "/cases/" + code.text();
  }

  @Test
  void aCaseIsOpenedAndTheUploadPageReached() {
    CountedVisit site =
        visit("sara", "/staff").type("age", "6").fill("sex", "FEMALE").press("/cases");

    assertThat(site.location()).startsWith("/u/");
    // Then the folder is dropped, the statement ticked, Send pressed: three more.
    assertThat(site.steps()).isEqualTo(1);
    assertThat(site.typed()).isEqualTo(1);
    assertThat(site.filled()).isEqualTo(1);
  }

  @Test
  void aQuestionIsAnswered() {
    CaseCode code = desk.inQc();
    desk.act(
        code,
        "caio",
        new CaseCommand.QcQuery(
            QueryCategory.MISSING_SERIES, new QueryObject.WholeSubmission(), "Is there a T2?"));

    CountedVisit site =
        visit("sara", page(code) + "/acts/answer-query")
            .type("text1", "It was not acquired.")
            .press(page(code) + "/acts/answer-query");

    assertThat(desk.file(code).state().name()).isEqualTo(StateName.IN_QC);
    assertWithin("answer a question", site);
  }

  @Test
  void aLetterIsSentReadAndConfirmedAndConsentRecorded() {
    CaseCode code = desk.decided();
    desk.awaitLetter(code);
    CountedVisit coordinator =
        visit("ana", page(code))
            .open(page(code) + "/acts/send-communication")
            .press(page(code) + "/acts/send-communication");
    CountedVisit reader =
        visit("sara", page(code) + "/letters/1")
            .open(page(code) + "/acts/acknowledge")
            .press(page(code) + "/acts/acknowledge");
    CountedVisit consent =
        visit("sara", page(code))
            .open(page(code) + "/acts/record-consent")
            .choose("outcome", "GIVEN")
            .type("date", desk.clock.instant().toString().substring(0, 10))
            .press(page(code) + "/acts/record-consent");

    assertThat(desk.file(code).state().name()).isEqualTo(StateName.CONSENTED);
    assertWithin("send the letter", coordinator);
    assertWithin("read and confirm a letter", reader);
    assertWithin("record consent", consent);
  }

  @Test
  void aDecisionFollowsTheConclusion() {
    CaseCode code = desk.deciding();

    CountedVisit physician =
        visit("olga", "/staff")
            .open(page(code) + "/decision")
            .tick("check.all")
            .sign("olga", page(code) + "/acts/sign-decision");

    assertThat(desk.file(code).state().name()).isEqualTo(StateName.DECIDED);
    assertWithin("decide", physician);
  }

  @Test
  void whatIsLateStandsAtHome() {
    CaseCode code = desk.inReading();
    desk.clock.advance(Duration.ofDays(20));

    CountedVisit coordinator = visit("ana", "/staff");

    assertThat(coordinator.body()).contains("group-late", code.text());
    assertWithin("see what is late", coordinator);
  }

  @Test
  void aLinkIsRevoked() {
    CaseCode code = desk.inQc();
    SubmissionVersion sent =
        desk.server
            .archive()
            .submissions()
            .ofUpload(desk.file(code).submission().orElseThrow().upload().text())
            .orElseThrow()
            .id();
    String link =
        "/staff/links/"
            + desk.server
                .archive()
                .links()
                .mint(LinkOrder.plain(new LinkScope.ViewOf(sent), RunningServer.ANA))
                .link()
                .id();

    CountedVisit coordinator =
        visit("ana", page(code))
            .open(link + "#revoke")
            .type("reason", "sent to the wrong person")
            .press(link + "/revoke");

    assertThat(visit("ana", page(code)).body()).doesNotContain(link + "#revoke");
    assertWithin("revoke a link", coordinator);
  }

  @Test
  void theChainIsVerified() {
    desk.trial.person("paul", "Paul Stern", "", eir.trial.Role.AUDITOR);

    CountedVisit auditor = visit("paul", "/audit").post("/audit/verify");

    assertThat(auditor.body()).contains("the chain is whole", "VERIFY_RUN");
    assertWithin("verify the audit chain", auditor);
  }

  @Test
  void aSiteIsAddedWithItsFirstPerson() {
    CountedVisit administrator =
        visit("rui", "/staff")
            .open("/staff/sites")
            .type("name", "Clínica das Nascentes")
            .type("person", "Dr Ivo Prado")
            .type("email", "ivo@nascentes.example")
            .press("/staff/sites");

    assertThat(desk.server.archive().accounts().find("ivo@nascentes.example"))
        .hasValueSatisfying(person -> {
          assertThat(person.site()).hasValue("S03");
          assertThat(person.roles()).containsExactly(eir.trial.Role.SITE);
        });
    assertWithin("add a site and its user", administrator);
  }

  @Test
  void everyTaskIsCountedSomewhere() {
    Map<String, String> where =
        Map.ofEntries(
            Map.entry("send the images from a CD", "walk"),
            Map.entry("answer a question", "here"),
            Map.entry("read and confirm a letter", "here"),
            Map.entry("record consent", "here"),
            Map.entry("pass a clean case", "viewer"),
            Map.entry("ask for a missing series", "viewer"),
            Map.entry("read a typical case", "viewer"),
            Map.entry("report identifying data", "viewer"),
            Map.entry("choose between A and B", "viewer"),
            Map.entry("decide", "here"),
            Map.entry("see what is late", "here"),
            Map.entry("send the letter", "here"),
            Map.entry("revoke a link", "here"),
            Map.entry("verify the audit chain", "here"),
            Map.entry("add a site and its user", "here"));

    assertThat(DomainTable.named("tasks.tsv").rows())
        .extracting(row -> row.text("task_en"))
        .containsExactlyInAnyOrderElementsOf(where.keySet());
  }
}
