package eir.trial;

import eir.trial.quality.Deviation;
import eir.trial.quality.QcAnswer;
import eir.trial.quality.QueryAnswer;
import eir.trial.reading.ReadFormJson;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an event for the journal: its name, the reason in its own column, and all other facts as a
 * JSON object. {@link CaseEventReader} reads it back to an equal event.
 *
 * <p>Reason and detail are apart so that either can be redacted (docs/domain.md §8). What a query
 * asks is its reason.
 */
public final class CaseEventJson {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private CaseEventJson() {}

  /** The reason of {@code event}; empty if it has none. */
  public static String reason(CaseEvent event) {
    return switch (event) {
      case CaseEvent.Reasoned reasoned -> reasoned.reason();
      case CaseEvent.Asked asked -> asked.text();
      case CaseEvent.ImagesQuarantined seen -> seen.text();
      default -> "";
    };
  }

  /** All facts of {@code event} but its reason; a fresh object. */
  public static ObjectNode detail(CaseEvent event) {
    CaseEventJson writer = new CaseEventJson();
    writer.write(event);
    return writer.json;
  }

  private void write(CaseEvent event) {
    switch (event) {
      case CaseEvent.CaseOpened opened ->
          json.put("site", opened.site().text())
              .put("charter", opened.charter().toString())
              .put("ageYears", opened.ageYears())
              .put("sex", opened.sex().name())
              .put("localDiagnosis", opened.localDiagnosis())
              .put("clinicalNote", opened.clinicalNote());
      case CaseEvent.Submitted sent -> {
        json.put("number", sent.number())
            .put("upload", sent.upload().text())
            .put("instances", sent.instances())
            .put("series", sent.series())
            .put("pseudonym", sent.pseudonym())
            .put("manifestSha256", sent.manifestSha256())
            .put("basis", sent.basis().name());
        sent.imagingAgeDays().ifPresent(days -> json.put("imagingAgeDays", days));
        sent.controller().ifPresent(user -> json.put("controller", user.text()));
      }
      case CaseEvent.QcPassed passed -> {
        json.put("submission", passed.submission());
        ObjectNode answers = json.putObject("answers");
        for (QcAnswer answer : passed.answers()) {
          answers.put(answer.check().name(), answer.seen().name());
        }
        if (!passed.classes().isEmpty()) {
          ObjectNode classes = json.putObject("classes");
          new TreeMap<>(passed.classes()).forEach((uid, found) -> classes.put(uid, found.name()));
        }
        ArrayNode deviations = json.putArray("deviations");
        for (Deviation deviation : passed.deviations()) {
          deviations
              .addObject()
              .put("check", deviation.check().name())
              .put("reason", deviation.reason());
        }
        json.set("next", CaseValueJson.of(passed.next()));
      }
      case CaseEvent.Asked asked ->
          json.put("query", asked.query())
              .put("category", asked.category().name())
              .set("object", CaseValueJson.of(asked.object()));
      case CaseEvent.QcRejected rejected -> json.put("submission", rejected.submission());
      case CaseEvent.QueryAnswered answered -> {
        ArrayNode answers = json.putArray("answers");
        for (QueryAnswer answer : answered.answers()) {
          ObjectNode one = answers.addObject().put("query", answer.query());
          switch (answer) {
            case QueryAnswer.Text(_, String text) -> one.put("text", text);
            case QueryAnswer.NotObtainable _ -> one.put("notObtainable", true);
          }
        }
        answered.controller().ifPresent(user -> json.put("controller", user.text()));
      }
      case CaseEvent.ReaderAssigned assigned ->
          slot(assigned.slot()).put("user", assigned.user().text());
      case CaseEvent.ReadSigned signed ->
          slot(signed.slot())
              .put("version", signed.version())
              .put("submission", signed.submission())
              .set("form", ReadFormJson.write(signed.form()))
              .set("next", CaseValueJson.of(signed.next()));
      case CaseEvent.ReturnedToQc returned ->
          returned.controller().ifPresent(user -> json.put("controller", user.text()));
      case CaseEvent.ReadUnlocked unlocked ->
          slot(unlocked.slot()).put("version", unlocked.version());
      case CaseEvent.AdjudicationSigned signed ->
          json.put("submission", signed.submission())
              .set("settlement", CaseValueJson.of(signed.settlement()))
              .set("verdict", CaseValueJson.of(signed.verdict()));
      case CaseEvent.DecisionSigned signed -> {
        json.put("version", signed.version())
            .put("outcome", signed.outcome().name())
            .put("overrideReason", signed.overrideReason());
        ObjectNode checklist = json.putObject("checklist");
        new TreeMap<>(signed.checklist())
            .forEach((item, answer) -> checklist.put(item, answer.name()));
      }
      case CaseEvent.CommunicationSent sent ->
          json.put("decision", sent.decision())
              .put("language", sent.language().tag())
              .put("letterSha256", sent.letterSha256());
      case CaseEvent.DecisionAmended amended -> json.put("decision", amended.decision());
      case CaseEvent.Acknowledged acknowledged ->
          json.put("channel", acknowledged.channel().name());
      case CaseEvent.ConsentRecorded recorded ->
          json.put("outcome", recorded.outcome().name())
              .put("consentVersion", recorded.consentVersion())
              .put("date", recorded.date().toString());
      case CaseEvent.ReferralSent sent -> json.put("unit", sent.unit().text());
      case CaseEvent.CaseClosed closed -> {
        json.put("closeReason", closed.closeReason().name());
        closed.duplicateOf().ifPresent(other -> json.put("duplicateOf", other.text()));
      }
      case CaseEvent.CaseReopened reopened -> json.put("target", reopened.target().name());
      case CaseEvent.CaseWithdrawn withdrawn -> json.put("scope", withdrawn.scope().name());
      case CaseEvent.CaseUnblinded unblinded -> json.put("class", unblinded.unblindClass().name());
      case CaseEvent.ImagesQuarantined seen ->
          json.put("query", seen.query()).set("images", CaseValueJson.of(seen.images()));
      case CaseEvent.QuarantineReleased released ->
          json.set("images", CaseValueJson.of(released.images()));
      case CaseEvent.Reminded reminded -> {
        json.put("state", reminded.state().name()).put("percent", reminded.percent());
        reminded.clock().ifPresent(clock -> json.put("clock", clock.name()));
      }
      case CaseEvent.CharterMigrated migrated -> json.put("charter", migrated.target().toString());
      case CaseEvent.ReadOpened opened -> slot(opened.slot());
      case CaseEvent.ReadDeclined declined -> slot(declined.slot());
      case CaseEvent.ReadSuperseded superseded ->
          slot(superseded.slot()).put("version", superseded.version());
      case CaseEvent.ReferralAccepted _,
          CaseEvent.ReferralDeclined _,
          CaseEvent.ImagesErased _ -> {}
    }
  }

  private ObjectNode slot(Slot slot) {
    return json.put("slot", slot.name());
  }
}
