package eir.server;

import eir.archive.casework.Findings;
import eir.server.http.Json;
import eir.trial.Actor;
import eir.trial.Attestation;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.UploadId;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.Charter;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.ChecklistItem;
import eir.trial.charter.Language;
import eir.trial.decision.DecisionOutcome;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.reading.Answer;
import eir.trial.reading.ReadForm;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running server with a {@link TrialInForce}, beside its people {@code leo}, coordinator and
 * physician; and roads that bring a case to a state, with images that only the index knows. Images
 * that travel the real road are {@link SentCases}.
 */
final class TrialDesk implements AutoCloseable {
  private static final String MONDAY = "2026-11-09T12:00:00Z";

  final RunningServer server;
  final MovableClock clock;
  final TrialInForce trial;
  final Charter charter;
  private int uploads;

  TrialDesk() {
    this(MONDAY, UnaryOperator.identity());
  }

  TrialDesk(String now, UnaryOperator<ObjectNode> charterChanges) {
    this(new MovableClock(now), charterChanges, false);
  }

  /** With the shortcuts of the demonstration, whose routes are there too then. */
  static TrialDesk ofDemo(UnaryOperator<ObjectNode> charterChanges) {
    return new TrialDesk(new MovableClock(MONDAY), charterChanges, true);
  }

  private TrialDesk(MovableClock clock, UnaryOperator<ObjectNode> charterChanges, boolean isDemo) {
    this.clock = clock;
    server = RunningServer.withPeople(clock, isDemo);
    trial = new TrialInForce(server.archive(), charterChanges);
    charter = trial.charter();
    trial.person("leo", "Leo Prado", "", Role.COORDINATOR, Role.PHYSICIAN);
  }

  /**
   * The cookie of a session, the same as long as it lasts. Not by the page of the sign-in, which
   * slows down whoever comes often.
   */
  String cookie(String login) {
    return "__Host-eir_sid=" + trial.signedIn(login).token().reveal();
  }

  HttpResponse<String> get(String path, String login, String... more) {
    String[] headers = Arrays.copyOf(more, more.length + 2);
    headers[more.length] = "Cookie";
    headers[more.length + 1] = cookie(login);
    return server.get(path, headers);
  }

  HttpResponse<String> json(
      String method, String path, String login, String csrf, Map<String, Object> body) {
    return server.send(
        method,
        path,
        Json.bytes(body),
        "Content-Type",
        "application/json",
        "Cookie",
        cookie(login),
        "Eir-CSRF",
        csrf);
  }

  static JsonNode tree(HttpResponse<String> answer) {
    return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  Actor actor(String login) {
    return trial.actor(login);
  }

  CaseFile file(CaseCode code) {
    return trial.file(code);
  }

  CaseCode act(CaseCode code, String login, CaseCommand command) {
    return trial.act(code, login, command);
  }

  // Roads to a state

  CaseCode opened() {
    return opened("sara", "S01");
  }

  CaseCode opened(String login, String site) {
    return trial.open(
        login,
        new CaseCommand.OpenCase(
            new SiteCode(site), 6, Sex.FEMALE, "DIPG", "Unsteady gait for three weeks.", ""));
  }

  CaseCode inQc() {
    CaseCode code = opened();
    return submitted(code);
  }

  CaseCode submitted(CaseCode code) {
    act(code, "sara", submit(upload("P" + code.text().substring(4))));
    clear(code);
    return code;
  }

  CaseCommand.Submit submit(UploadId upload) {
    return new CaseCommand.Submit(
        upload,
        new Attestation(true, true, charter.sharingBasis()),
        TrialInForce.fresh(SignatureMeaning.RESPONSIBILITY));
  }

  /** Puts a full study that failed no automatic check in the place of what was found. */
  void clear(CaseCode code) {
    server
        .archive()
        .cases()
        .keepFindings(
            code, file(code).submissionNumber(), new Findings(List.of(), TypicalRead.FULL_STUDY));
  }

  CaseCode inReading() {
    return passed(inQc());
  }

  CaseCode passed(CaseCode code) {
    List<QcAnswer> seen =
        QcCheck.byEye().stream().map(check -> new QcAnswer(check, QcAnswer.Seen.PASSED)).toList();
    return act(
        code,
        "caio",
        new CaseCommand.QcPass(seen, List.of(), TrialInForce.fresh(SignatureMeaning.REVIEW)));
  }

  CaseCode deciding() {
    CaseCode code = inReading();
    read(code, "lena", TypicalRead.with(Map.of()));
    read(
        code,
        "davi",
        TypicalRead.with(Map.of("B2", new Answer.Whole(70), "E2", new Answer.Whole(3))));
    return code;
  }

  void read(CaseCode code, String login, ReadForm form) {
    act(
        code,
        login,
        new CaseCommand.SignRead(
            trial.slot(code, login), form, TrialInForce.fresh(SignatureMeaning.AUTHORSHIP)));
  }

  CaseCode decided() {
    return decided(deciding(), DecisionOutcome.ELIGIBLE, "");
  }

  CaseCode decided(CaseCode code, DecisionOutcome outcome, String overrideReason) {
    return act(
        code,
        "olga",
        new CaseCommand.SignDecision(
            outcome,
            overrideReason,
            charter.nonImagingChecklist().stream()
                .collect(Collectors.toMap(ChecklistItem::id, _ -> ChecklistAnswer.YES)),
            TrialInForce.fresh(SignatureMeaning.APPROVAL)));
  }

  /** Waits until the letter of the decision in force is rendered in the background. */
  void awaitLetter(CaseCode code) {
    int version = file(code).decision().orElseThrow().version();
    Waiting.until(
        "the letter is rendered",
        () -> server.archive().letters().find(code, version, Language.PT_BR).isPresent());
  }

  UploadId upload(String pseudonym) {
    return IndexedUpload.put(server.archive(), ++uploads, pseudonym, clock.millis());
  }

  @Override
  public void close() {
    server.close();
  }
}
