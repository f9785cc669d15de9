package eir.archive.casework;

import eir.trial.CaseCode;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.Charter;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.SeriesFacts;
import eir.trial.reading.ReadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the automatic checks found on one submission.
 *
 * @param checked the checks that did not pass, and what a correction of classes needs
 * @param series its series as the reading form's rules ask for them
 */
public record Findings(CheckedSubmission checked, ReadContext series) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Findings without the facts of the series: a correction of classes changes none of them. */
  public Findings(List<QcFinding> failed, ReadContext series) {
    this(new CheckedSubmission(failed, List.of()), series);
  }

  /** The checks that did not pass. */
  public List<QcFinding> failed() {
    return checked.failed();
  }

  static Optional<Findings> find(Handle handle, CaseCode code, int submission) {
    return handle
        .createQuery("SELECT * FROM case_findings WHERE code = :code AND submission = :number")
        .bind("code", code.text())
        .bind("number", submission)
        .map((row, _) -> {
          JsonNode series = JSON.readTree(row.getString("series"));
          return new Findings(
              new CheckedSubmission(failed(row.getString("findings")), facts(series)),
              series(series));
        })
        .findFirst();
  }

  void put(Handle handle, CaseCode code, int submission) {
    ArrayNode checks = JsonNodeFactory.instance.arrayNode();
    failed()
        .forEach(found ->
            checks
                .addObject()
                .put("check", found.check().name())
                .put("level", found.level().name()));
    Map<String, SeriesFacts> facts =
        checked.series().stream().collect(Collectors.toMap(SeriesFacts::uid, one -> one));
    ArrayNode stacks = JsonNodeFactory.instance.arrayNode();
    for (ReadContext.Series one : series.series()) {
      ObjectNode json =
          stacks
              .addObject()
              .put("uid", one.uid())
              .put("sequence", one.sequence().name())
              .put("plane", one.plane().name())
              .put("region", one.region().name())
              .put("stepMm", one.stepMm());
      Optional.ofNullable(facts.get(one.uid()))
          .ifPresent(found -> SeriesFactsJson.write(json, found));
    }
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
  public Findings corrected(Map<String, SequenceClass> classes, Charter charter) {
    return new Findings(
        checked.corrected(classes, charter),
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

  // All or none: with a part of the series, those that are not known would seem to be missing.
  private static List<SeriesFacts> facts(JsonNode all) {
    List<SeriesFacts> facts = new ArrayList<>();
    for (JsonNode each : all) {
      Optional<SeriesFacts> one = SeriesFactsJson.read(each);
      if (one.isEmpty()) {
        return List.of();
      }
      facts.add(one.get());
    }
    return facts;
  }

  private static ReadContext series(JsonNode all) {
    List<ReadContext.Series> series = new ArrayList<>();
    for (JsonNode each : all) {
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
