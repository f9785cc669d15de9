package eir.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.Archive;
import eir.archive.ArchivePlaces;
import eir.archive.casework.CaseAnswer;
import eir.archive.message.Outgoing;
import eir.archive.object.Sha256;
import eir.server.IndexedUpload;
import eir.server.MovableClock;
import eir.server.TrialInForce;
import eir.server.http.Origin;
import eir.server.log.EventLog;
import eir.server.page.Templates;
import eir.server.words.Language;
import eir.server.words.Words;
import eir.trial.Attestation;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.StateName;
import eir.trial.TrialIdentity;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.ChecklistItem;
import eir.trial.decision.DecisionOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a SQLite archive, on a case that is brought there by commands. */
class ClerkTest {
  private static final SiteCode AURORA = new SiteCode("S01");

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock("2026-11-09T19:05:00Z");
  private final Function<Language, Words> words = l -> Words.of(l, ZoneOffset.UTC);
  private final TrialIdentity trial = new TrialIdentity("DEMO", "Sponsor", "P1", "");
  private final Origin origin = new Origin(URI.create("https://eir.example"));
  private Archive archive;
  private TrialInForce people;
  private LetterDesk letters;
  private Clerk clerk;
  private Clerk other;

  @BeforeEach
  void open() {
    archive = Archive.open(ArchivePlaces.in(folder), clock);
    people = new TrialInForce(archive, json -> json.put("maxSubmissions", 1));
    letters =
        new LetterDesk(
            archive,
            new LetterWriter(Texts.load(), trial, origin),
            new LetterPdf(new Templates()),
            words);
    EventLog log =
        new EventLog(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), clock);
    clerk = new Clerk(archive, letters, clock, log);
    other = new Clerk(archive, letters, clock, log);
  }

  @AfterEach
  void close() {
    clerk.close();
    other.close();
    archive.close();
  }

  @Test
  void eachStepOfTheCharterRemindsOnceAndMovesNoCase() {
    CaseCode code = inQc();
    assertThat(clerk.remind()).isZero();

    clock.advance(Duration.ofHours(18)); // four working hours of eight
    assertThat(clerk.remind()).isEqualTo(1);
    assertThat(other.remind()).as("another server").isZero();
    assertThat(clerk.remind()).isZero();

    assertThat(people.file(code).state().name()).isEqualTo(StateName.IN_QC);
    assertThat(people.file(code).reminders())
        .extracting(CaseFile.Reminder::percent)
        .containsExactly(50);
    assertThat(reminded(code)).containsExactly("caio");
  }

  @Test
  void theLastStepTellsTheCoordinatorTooAndStepsThatPassedUnnoticedAreLeftOut() {
    CaseCode code = inQc();

    clock.advance(Duration.ofDays(7));
    assertThat(clerk.remind()).isEqualTo(1);

    assertThat(people.file(code).reminders())
        .extracting(CaseFile.Reminder::percent)
        .containsExactly(people.charter().reminderPercent().getLast());
    assertThat(reminded(code)).containsExactlyInAnyOrder("caio", "ana");
  }

  @Test
  void aReminderSaysWhatIsWaitedForAndSinceHowLong() throws NotSentException {
    CaseCode code = inQc();
    clock.advance(Duration.ofHours(18));
    clerk.remind();
    Outgoing reminder = reminders(code).getFirst();

    Mail mail = new MailWriter(archive, origin, Texts.load(), trial, "", words).write(reminder);

    assertThat(mail.body())
        .contains("waits for: quality control")
        .contains("50 % of the time has passed")
        .contains("https://eir.example/cases/" + code.text());
  }

  @Test
  void aSignedDecisionHasItsLettersAndTheOneThatWasSentStays() throws IOException {
    CaseCode code = decided();

    clerk.renderAll();
    people.act(code, "ana", new CaseCommand.SendCommunication());

    byte[] pdf = letters.pdf(code, 1, Language.PT_BR).orElseThrow();
    assertThat(people.file(code).letter().orElseThrow().sha256())
        .isEqualTo(Sha256.hashOf(pdf).hex());
    assertThat(letters.pdf(code, 1, Language.EN)).isPresent();
    people.aurora("+55 00 5550-9999");
    assertThat(letters.render(code, Language.PT_BR)).as("it was sent").isEmpty();
    assertThat(letters.pdf(code, 1, Language.PT_BR)).hasValue(pdf);
  }

  @Test
  void aLetterWithoutTheTelephoneNumberIsNotSentUntilThereIsOne() throws IOException {
    people.aurora("");
    CaseCode code = decided();
    clerk.renderAll();
    CaseCommand send = new CaseCommand.SendCommunication();

    assertThat(people.answer(code, "ana", send)).isInstanceOf(CaseAnswer.Refused.class);

    people.aurora("+55 00 5550-0142");
    letters.render(code, Language.PT_BR);
    assertThat(people.answer(code, "ana", send)).isInstanceOf(CaseAnswer.Done.class);
  }

  private CaseCode inQc() {
    CaseCode code =
        people.open("sara", new CaseCommand.OpenCase(AURORA, 7, Sex.FEMALE, "DIPG", "", ""));
    return people.act(
        code,
        "sara",
        new CaseCommand.Submit(
            IndexedUpload.put(archive, 1, "P1", clock.millis()),
            new Attestation(true, true, people.charter().sharingBasis()),
            TrialInForce.fresh(SignatureMeaning.RESPONSIBILITY)));
  }

  private CaseCode decided() {
    CaseCode code = inQc();
    people.act(
        code,
        "caio",
        new CaseCommand.QcReject(
            "The slices are too thick to judge.", TrialInForce.fresh(SignatureMeaning.REVIEW)));
    return people.act(
        code,
        "olga",
        new CaseCommand.SignDecision(
            DecisionOutcome.NOT_EVALUABLE,
            "",
            people.charter().nonImagingChecklist().stream()
                .collect(Collectors.toMap(ChecklistItem::id, _ -> ChecklistAnswer.YES)),
            TrialInForce.fresh(SignatureMeaning.APPROVAL)));
  }

  private List<Outgoing> reminders(CaseCode code) {
    return archive.outbox().about(code.text()).stream()
        .filter(outgoing -> outgoing.message().key().equals("reminder"))
        .toList();
  }

  private List<String> reminded(CaseCode code) {
    return reminders(code).stream()
        .map(outgoing -> outgoing.message().recipient())
        .map(user -> archive.accounts().ofUser(user).orElseThrow().login())
        .toList();
  }
}
