package eir.archive.casework;

import eir.trial.CaseCode;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.reading.ReadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the automatic checks found on one submission.
 *
 * @param failed checks that did not pass
 * @param series its series as the reading form's rules ask for them
 */
public record Findings(List<QcFinding> failed, ReadContext series) {
  private static final JsonMapper JSON = new JsonMapper();

  public Findings {
    failed = List.copyOf(failed);
  }

  static Optional<Findings> find(Handle handle, CaseCode code, int submission) {
    return handle
        .createQuery("SELECT * FROM case_findings WHERE code = :code AND submission = :number")
        .bind("code", code.text())
        .bind("number", submission)
        .map((row, _) ->
            new Findings(failed(row.getString("findings")), series(row.getString("series"))))
        .findFirst();
  }

  void put(Handle handle, CaseCode code, int submission) {
    ArrayNode checks = JsonNodeFactory.instance.arrayNode();
    failed.forEach(found ->
        checks.addObject().put("check", found.check().name()).put("level", found.level().name()));
    ArrayNode stacks = JsonNodeFactory.instance.arrayNode();
    series
        .series()
        .forEach(one ->
            stacks
                .addObject()
                .put("uid", one.uid())
                .put("sequence", one.sequence().name())
                .put("plane", one.plane().name())
                .put("region", one.region().name())
                .put("stepMm", one.stepMm()));
    handle.execute(
        """
        INSERT INTO case_findings (code, submission, findings, series) VALUES (?, ?, ?, ?)
        ON CONFLICT (code, submission) DO UPDATE SET
          findings = excluded.findings, series = excluded.series
        """,
        code.text(),
        submission,
        checks.toString(),
        stacks.toString());
  }

  /** These findings with the classes that a person gave to some series, by UID. */
  Findings corrected(Map<String, SequenceClass> classes) {
    return new Findings(
        failed,
        new ReadContext(
            series.series().stream()
                .map(one ->
                    new ReadContext.Series(
                        one.uid(),
                        classes.getOrDefault(one.uid(), one.sequence()),
                        one.plane(),
                        one.region(),
                        one.stepMm()))
                .toList()));
  }

  private static List<QcFinding> failed(String text) {
    List<QcFinding> found = new ArrayList<>();
    for (JsonNode each : JSON.readTree(text)) {
      found.add(
          new QcFinding(
              QcCheck.valueOf(each.path("check").asString()),
              Level.valueOf(each.path("level").asString())));
    }
    return found;
  }

  private static ReadContext series(String text) {
    List<ReadContext.Series> series = new ArrayList<>();
    for (JsonNode each : JSON.readTree(text)) {
      series.add(
          new ReadContext.Series(
              each.path("uid").asString(),
              SequenceClass.valueOf(each.path("sequence").asString()),
              SlicePlane.valueOf(each.path("plane").asString()),
              BodyRegion.valueOf(each.path("region").asString()),
              each.path("stepMm").asDouble()));
    }
    return new ReadContext(series);
  }
}
