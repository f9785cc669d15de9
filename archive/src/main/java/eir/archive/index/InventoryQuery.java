package eir.archive.index;

import eir.archive.database.Columns;
import eir.archive.index.Inventory.Instance;
import eir.archive.index.Inventory.Series;
import eir.archive.index.Inventory.Study;
import eir.archive.object.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the tree of an upload in one query, in the order in which it is shown. */
final class InventoryQuery {
  private static final String SELECT =
      """
      SELECT study.uid AS study_uid, study.study_date, series.public_id, series.uid AS series_uid,
        series.modality, series.number AS series_number, series.description,
        instance.*, object.length_bytes
      FROM study
        JOIN series ON series.study = study.id
        JOIN instance ON instance.series = series.id
        JOIN object ON object.sha256 = instance.sha256
      """;
  private static final String ORDER =
      """
      ORDER BY study.study_date, study.uid,
        CASE WHEN series.number IS NULL THEN 1 ELSE 0 END, series.number, series.uid,
        CASE WHEN instance.number IS NULL THEN 1 ELSE 0 END, instance.number,
        instance.sop_instance_uid
      """;

  private InventoryQuery() {}

  static Inventory ofSubmission(Handle handle, SubmissionVersion id) {
    return inventory(
        handle
            .createQuery(
                SELECT
                    + "JOIN submission ON submission.upload = study.upload"
                    + " WHERE submission.id = :id AND submission.version = :version\n"
                    + VisibleSeries.ONLY
                    + ORDER)
            .bind("id", id.submission())
            .bind("version", id.version()));
  }

  static Optional<Series> ofSeries(Handle handle, String seriesId) {
    return inventory(
            handle
                .createQuery(SELECT + "WHERE series.public_id = :id\n" + VisibleSeries.ONLY + ORDER)
                .bind("id", seriesId))
        .studies()
        .stream()
        .flatMap(study -> study.series().stream())
        .findFirst();
  }

  static Inventory hiddenOf(Handle handle, String upload) {
    return inventory(
        handle
            .createQuery(SELECT + "WHERE study.upload = :upload\n" + VisibleSeries.HIDDEN + ORDER)
            .bind("upload", upload));
  }

  private static Inventory inventory(Query query) {
    Map<String, StudyRows> studies = new LinkedHashMap<>();
    query
        .map((row, _) -> new Row(row))
        .forEach(row ->
            studies
                .computeIfAbsent(row.studyUid, _ -> new StudyRows(row))
                .series
                .computeIfAbsent(row.seriesId, _ -> new SeriesRows(row))
                .instances
                .add(row.instance));
    return new Inventory(studies.values().stream().map(StudyRows::study).toList());
  }

  private static final class StudyRows {
    private final Row first;
    private final Map<String, SeriesRows> series = new LinkedHashMap<>();

    StudyRows(Row first) {
      this.first = first;
    }

    Study study() {
      return new Study(
          first.studyUid,
          first.studyDate.isEmpty()
              ? Optional.empty()
              : Optional.of(LocalDate.parse(first.studyDate)),
          series.values().stream().map(SeriesRows::series).toList());
    }
  }

  private static final class SeriesRows {
    private final Row first;
    private final List<Instance> instances = new ArrayList<>();

    SeriesRows(Row first) {
      this.first = first;
    }

    Series series() {
      return new Series(
          first.seriesId,
          first.seriesUid,
          first.modality,
          first.seriesNumber,
          first.description,
          instances);
    }
  }

  private static final class Row {
    private final String studyUid;
    private final String studyDate;
    private final String seriesId;
    private final String seriesUid;
    private final String modality;
    private final Optional<Integer> seriesNumber;
    private final String description;
    private final Instance instance;

    Row(ResultSet row) throws SQLException {
      studyUid = row.getString("study_uid");
      studyDate = row.getString("study_date");
      seriesId = row.getString("public_id");
      seriesUid = row.getString("series_uid");
      modality = row.getString("modality");
      seriesNumber = Columns.optionalInt(row, "series_number");
      description = row.getString("description");
      instance =
          new Instance(
              Sha256.of(row.getBytes("sha256")),
              row.getLong("length_bytes"),
              row.getString("sop_class_uid"),
              row.getString("sop_instance_uid"),
              row.getString("transfer_syntax_uid"),
              Columns.optionalInt(row, "number"),
              row.getInt("pixel_rows"),
              row.getInt("pixel_columns"),
              row.getInt("frames"));
    }
  }
}
