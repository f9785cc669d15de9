package eir.trial;

import eir.trial.charter.CharterKey;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.Clock;
import eir.trial.charter.Language;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SharingBasis;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.ReopenTarget;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.Deviation;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import eir.trial.reading.ReadForm;
import eir.trial.reading.ReadFormJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Reads events back from the journal, as {@link CaseEventJson} wrote them. A reason that was
 * redacted since is read as empty.
 */
public final class CaseEventReader {
  private final JsonNode json;
  private final String reason;

  private CaseEventReader(JsonNode json, String reason) {
    this.json = json;
    this.reason = reason;
  }

  /**
   * Whether records called {@code name} are events of a case; the journal holds others too.
   *
   * @param name of {@code domain/audit-events.tsv}
   */
  public static boolean isCaseEvent(String name) {
    return isOfRead(name) || Arrays.stream(Act.values()).anyMatch(act -> act.name().equals(name));
  }

  /**
   * The event that was written.
   *
   * @param name its name in the journal, one that {@link #isCaseEvent} knows
   * @param reason of the record; empty if it has none or it was redacted
   * @param detail of the record
   * @throws IllegalArgumentException if no such event is written like this
   */
  public static CaseEvent read(String name, String reason, JsonNode detail) {
    CaseEventReader reader = new CaseEventReader(detail, reason);
    return isOfRead(name) ? reader.ofRead(name) : reader.ofCase(Act.valueOf(name));
  }

  private static boolean isOfRead(String name) {
    return List.of("READ_OPENED", "READ_DECLINED", "READ_SUPERSEDED").contains(name);
  }

  private CaseEvent ofRead(String name) {
    return switch (name) {
      case "READ_OPENED" -> new CaseEvent.ReadOpened(slot());
      case "READ_DECLINED" -> new CaseEvent.ReadDeclined(slot(), reason);
      default -> new CaseEvent.ReadSuperseded(slot(), number("version"));
    };
  }

  private CaseEvent ofCase(Act act) {
    return switch (act) {
      case OPEN_CASE ->
          new CaseEvent.CaseOpened(
              new SiteCode(text("site")),
              CharterKey.parse(text("charter")),
              number("ageYears"),
              Sex.valueOf(text("sex")),
              text("localDiagnosis"),
              text("clinicalNote"),
              reason);
      case SUBMIT ->
          new CaseEvent.Submitted(
              number("number"),
              new UploadId(text("upload")),
              number("instances"),
              number("series"),
              text("pseudonym"),
              text("manifestSha256"),
              SharingBasis.valueOf(text("basis")),
              json.has("imagingAgeDays")
                  ? OptionalInt.of(number("imagingAgeDays"))
                  : OptionalInt.empty(),
              controller());
      case QC_PASS ->
          new CaseEvent.QcPassed(
              number("submission"),
              qcAnswers(),
              deviations(),
              classes(),
              CaseValueJson.next(json.path("next")));
      case QC_QUERY -> new CaseEvent.QcQueried(number("query"), category(), object(), reason);
      case QC_REJECT -> new CaseEvent.QcRejected(number("submission"), reason);
      case ANSWER_QUERY -> new CaseEvent.QueryAnswered(answers(), controller());
      case ASSIGN_READER -> new CaseEvent.ReaderAssigned(slot(), new UserId(text("user")));
      case SIGN_READ ->
          new CaseEvent.ReadSigned(
              slot(),
              number("version"),
              number("submission"),
              form(json.path("form")),
              CaseValueJson.next(json.path("next")));
      case READER_QUERY ->
          new CaseEvent.ReaderQueried(number("query"), category(), object(), reason);
      case RETURN_TO_QC -> new CaseEvent.ReturnedToQc(reason, controller());
      case UNLOCK_READ -> new CaseEvent.ReadUnlocked(slot(), number("version"), reason);
      case SIGN_ADJUDICATION ->
          new CaseEvent.AdjudicationSigned(
              number("submission"),
              CaseValueJson.settlement(json.path("settlement")),
              CaseValueJson.verdict(json.path("verdict")));
      case SIGN_DECISION ->
          new CaseEvent.DecisionSigned(
              number("version"),
              DecisionOutcome.valueOf(text("outcome")),
              text("overrideReason"),
              checklist());
      case REQUEST_RESUBMISSION ->
          new CaseEvent.ResubmissionRequested(number("query"), category(), object(), reason);
      case SEND_COMMUNICATION ->
          new CaseEvent.CommunicationSent(
              number("decision"),
              Language.of(text("language"))
                  .orElseThrow(
                      () -> new IllegalArgumentException("A letter's language is en or pt-BR")),
              text("letterSha256"));
      case AMEND_DECISION -> new CaseEvent.DecisionAmended(number("decision"), reason);
      case ACKNOWLEDGE -> new CaseEvent.Acknowledged(AckChannel.valueOf(text("channel")), reason);
      case RECORD_CONSENT ->
          new CaseEvent.ConsentRecorded(
              ConsentOutcome.valueOf(text("outcome")),
              text("consentVersion"),
              LocalDate.parse(text("date")));
      case SEND_REFERRAL -> new CaseEvent.ReferralSent(new UnitCode(text("unit")));
      case ACCEPT_REFERRAL -> new CaseEvent.ReferralAccepted();
      case DECLINE_REFERRAL -> new CaseEvent.ReferralDeclined(reason);
      case CLOSE ->
          new CaseEvent.CaseClosed(
              CloseReason.valueOf(text("closeReason")),
              optional("duplicateOf").map(CaseCode::new),
              reason);
      case REOPEN -> new CaseEvent.CaseReopened(ReopenTarget.valueOf(text("target")), reason);
      case WITHDRAW -> new CaseEvent.CaseWithdrawn(WithdrawalScope.valueOf(text("scope")), reason);
      case ERASE_IMAGES -> new CaseEvent.ImagesErased(reason);
      case UNBLIND -> new CaseEvent.CaseUnblinded(UnblindClass.valueOf(text("class")), reason);
      case QUARANTINE ->
          new CaseEvent.ImagesQuarantined(
              CaseValueJson.images(json.path("images")), number("query"), reason);
      case RELEASE_QUARANTINE ->
          new CaseEvent.QuarantineReleased(CaseValueJson.images(json.path("images")), reason);
      case REMIND ->
          new CaseEvent.Reminded(
              StateName.valueOf(text("state")),
              optional("clock").map(Clock::valueOf),
              number("percent"));
      case MIGRATE_CHARTER ->
          new CaseEvent.CharterMigrated(CharterKey.parse(text("charter")), reason);
    };
  }

  static ReadForm form(JsonNode json) {
    return switch (ReadFormJson.read(json)) {
      case ReadFormJson.Read(ReadForm form) -> form;
      case ReadFormJson.Malformed(String where, String expected) ->
          throw new IllegalArgumentException(
              "The journal holds a form that is none, at %s; expected %s"
                  .formatted(where, expected));
    };
  }

  private List<QcAnswer> qcAnswers() {
    List<QcAnswer> answers = new ArrayList<>();
    json.path("answers")
        .properties()
        .forEach(one ->
            answers.add(
                new QcAnswer(
                    QcCheck.valueOf(one.getKey()),
                    QcAnswer.Seen.valueOf(one.getValue().asString()))));
    return answers;
  }

  private Map<String, SequenceClass> classes() {
    Map<String, SequenceClass> classes = new HashMap<>();
    json.path("classes")
        .properties()
        .forEach(
            one -> classes.put(one.getKey(), SequenceClass.valueOf(one.getValue().asString())));
    return classes;
  }

  private List<Deviation> deviations() {
    List<Deviation> deviations = new ArrayList<>();
    json.path("deviations")
        .forEach(one ->
            deviations.add(
                new Deviation(
                    QcCheck.valueOf(one.path("check").asString()), one.path("reason").asString())));
    return deviations;
  }

  private List<QueryAnswer> answers() {
    List<QueryAnswer> answers = new ArrayList<>();
    for (JsonNode one : json.path("answers")) {
      int query = one.path("query").asInt();
      answers.add(
          one.has("text")
              ? new QueryAnswer.Text(query, one.path("text").asString())
              : new QueryAnswer.NotObtainable(query));
    }
    return answers;
  }

  private Map<String, ChecklistAnswer> checklist() {
    Map<String, ChecklistAnswer> checklist = new LinkedHashMap<>();
    json.path("checklist")
        .properties()
        .forEach(
            one -> checklist.put(one.getKey(), ChecklistAnswer.valueOf(one.getValue().asString())));
    return checklist;
  }

  private QueryCategory category() {
    return QueryCategory.valueOf(text("category"));
  }

  private QueryObject object() {
    return CaseValueJson.object(json.path("object"));
  }

  private Slot slot() {
    return Slot.valueOf(text("slot"));
  }

  private Optional<UserId> controller() {
    return optional("controller").map(UserId::new);
  }

  private Optional<String> optional(String member) {
    return json.has(member) ? Optional.of(text(member)) : Optional.empty();
  }

  private String text(String member) {
    JsonNode value = json.path(member);
    if (!value.isString()) {
      throw lacks(member);
    }
    return value.stringValue();
  }

  private int number(String member) {
    JsonNode value = json.path(member);
    if (!value.isIntegralNumber()) {
      throw lacks(member);
    }
    return value.intValue();
  }

  private static IllegalArgumentException lacks(String member) {
    return new IllegalArgumentException(
        "The journal's detail of an event lacks \"%s\"; it was not written by this version"
            .formatted(member));
  }
}
