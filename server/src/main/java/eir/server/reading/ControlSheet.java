package eir.server.reading;

import eir.archive.Archive;
import eir.archive.casework.Findings;
import eir.archive.index.Inventory;
import eir.server.casework.SeenCase;
import eir.server.words.Language;
import eir.trial.blinding.CaseView;
import eir.trial.charter.SequenceClass;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcFinding;
import eir.trial.quality.QcTexts;
import eir.trial.quality.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What quality control meets beside the images: what the automatic checks found, the checks that
 * are made by eye, with the question that each suggests, and the questions that are open.
 */
final class ControlSheet {
  private static final int AUTOMATIC =
      (int) Arrays.stream(QcCheck.values()).filter(check -> !check.isByEye()).count();

  private ControlSheet() {}

  /** As JSON, with what the checks say of the classes in {@code draft}. */
  static Map<String, Object> of(SeenCase room, Archive archive, Language language, JsonNode draft) {
    Map<String, Object> sheet = new LinkedHashMap<>();
    CaseView view = room.view();
    sheet.put("site", view.site().map(code -> siteName(archive, code.text())).orElse(null));
    sheet.put("age", view.ageYears().orElse(null));
    sheet.put("sex", view.sex().map(Enum::name).orElse(null));
    sheet.put("caseVersion", room.file().versions().ofCase());
    Optional<Findings> findings = findings(room, archive);
    sheet.putAll(found(room, findings, language, draft));
    List<Map<String, Object>> byEye = new ArrayList<>();
    QcCheck.byEye().forEach(check -> byEye.add(check(check, check.levelIfNot().name(), language)));
    sheet.put("byEye", byEye);
    sheet.put("series", series(room, archive, findings));
    sheet.put("classes", Arrays.stream(SequenceClass.values()).map(Enum::name).toList());
    sheet.put(
        "queries",
        view.queries().stream()
            .filter(Query::isOpen)
            .map(query ->
                Map.of(
                    "number", query.number(),
                    "category", query.category().name(),
                    "text", query.text()))
            .toList());
    return sheet;
  }

  private static Optional<Findings> findings(SeenCase room, Archive archive) {
    return archive.cases().findings(room.file().code(), room.file().submissionNumber());
  }

  /**
   * What the automatic checks find, with the classes that {@code draft} gives to series: those of
   * the series are run again, as they would be if it were signed now (H7). {@code passed} is null
   * while they have not run at all.
   */
  static Map<String, Object> found(
      SeenCase room, Archive archive, Language language, JsonNode draft) {
    return found(room, findings(room, archive), language, draft);
  }

  private static Map<String, Object> found(
      SeenCase room, Optional<Findings> findings, Language language, JsonNode draft) {
    List<QcFinding> failed =
        findings
            .map(all -> all.corrected(ControlDraft.classes(draft), room.charter()).failed())
            .orElse(List.of());
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("passed", findings.isEmpty() ? null : AUTOMATIC - failed.stream().distinct().count());
    told.put(
        "found",
        failed.stream().map(one -> check(one.check(), one.level().name(), language)).toList());
    return told;
  }

  // What Eir took each series for, to be confirmed or corrected (H7).
  private static List<Map<String, Object>> series(
      SeenCase room, Archive archive, Optional<Findings> findings) {
    Map<String, Inventory.Series> held =
        room.submission().stream()
            .flatMap(sent -> archive.submissions().ofUpload(sent.upload().text()).stream())
            .flatMap(sent -> archive.submissions().inventory(sent.id()).studies().stream())
            .flatMap(study -> study.series().stream())
            .collect(Collectors.toMap(Inventory.Series::seriesInstanceUid, one -> one));
    return findings.stream()
        .flatMap(found -> found.series().series().stream())
        .filter(one -> held.containsKey(one.uid()))
        .map(one -> {
          Inventory.Series series = Objects.requireNonNull(held.get(one.uid()));
          int images = series.instances().stream().mapToInt(Inventory.Instance::frames).sum();
          return Map.<String, Object>of(
              "uid", one.uid(),
              "sequence", one.sequence().name(),
              "plane", one.plane().name(),
              "number", series.seriesNumber().map(String::valueOf).orElse("–"),
              "images", images);
        })
        .toList();
  }

  private static String siteName(Archive archive, String code) {
    return archive.sites().find(code).map(site -> site.name()).orElse(code);
  }

  private static Map<String, Object> check(QcCheck check, String level, Language language) {
    return Map.of(
        "id", check.name(),
        "level", level,
        "category", check.category().name(),
        "query", QcTexts.query(check, RoomWords.of(language)));
  }
}
