package eir.archive.index;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.index.Presentation.Bundle;
import eir.archive.index.Presentation.Progress;
import eir.archive.index.Presentation.Shown;
import eir.archive.object.Objects;
import eir.archive.object.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What was made of series for the eye. Can be made again from the images at any time, so it is
 * replaced as a whole.
 */
public final class Presentations {
  private final Database database;
  private final Objects objects;
  private final InstantSource clock;

  public Presentations(Database database, Objects objects, InstantSource clock) {
    this.database = database;
    this.objects = objects;
    this.clock = clock;
  }

  /**
   * Keeps what was made of a series, in place of what was made before.
   *
   * @param presentation its bundles must be committed to the object store
   * @return false if the series is gone: erased while the job ran
   */
  public boolean put(String seriesId, Presentation presentation) {
    return database.write(handle -> put(handle, seriesId, presentation));
  }

  private boolean put(Handle handle, String seriesId, Presentation presentation) {
    Optional<Long> found =
        handle
            .createQuery("SELECT id FROM series WHERE public_id = :id")
            .bind("id", seriesId)
            .mapTo(Long.class)
            .findFirst();
    if (found.isEmpty()) {
      presentation
          .bundles()
          .forEach(each ->
              ObjectRows.condemnUnused(handle, each.sha256(), each.lengthBytes(), clock.millis()));
      return false;
    }
    long series = found.get();
    // First, because it is the lock against another worker on the same series.
    handle
        .createUpdate(
            """
            INSERT INTO presentation (series, label, hanging_order, poster, thumbnail, problem)
            VALUES (:series, :label, :order, :poster, :thumbnail, :problem)
            ON CONFLICT (series) DO UPDATE SET
              label = excluded.label, hanging_order = excluded.hanging_order,
              poster = excluded.poster, thumbnail = excluded.thumbnail,
              problem = excluded.problem
            """)
        .bind("series", series)
        .bind("label", presentation.label())
        .bind("order", presentation.hangingOrder())
        .bind("poster", presentation.poster().map(Jpeg::bytes).orElse(null))
        .bind("thumbnail", presentation.thumbnail().map(Jpeg::bytes).orElse(null))
        .bind("problem", presentation.problem())
        .execute();
    replaceBundles(handle, series, presentation.bundles());
    return true;
  }

  private void replaceBundles(Handle handle, long series, List<Bundle> bundles) {
    SortedMap<Sha256, Optional<Bundle>> touched = new TreeMap<>();
    handle
        .createQuery("SELECT sha256 FROM bundle WHERE series = :series")
        .bind("series", series)
        .map((row, _) -> Sha256.of(row.getBytes(1)))
        .forEach(each -> touched.put(each, Optional.empty()));
    bundles.forEach(each -> touched.put(each.sha256(), Optional.of(each)));
    handle.execute("DELETE FROM bundle WHERE series = ?", series);
    Set<Sha256> adopted = new HashSet<>();
    touched.forEach((sha256, needed) -> {
      if (needed.isEmpty()) {
        ObjectRows.condemn(handle, sha256, clock.millis());
      } else if (ObjectRows.adopt(handle, sha256, needed.get().lengthBytes())) {
        adopted.add(sha256);
      }
    });
    for (int i = 0; i < bundles.size(); i++) {
      handle.execute(
          "INSERT INTO bundle (series, position, sha256) VALUES (?, ?, ?)",
          series,
          i,
          bundles.get(i).sha256().bytes());
    }
    ObjectRows.requireBytes(objects, adopted);
  }

  /** All series of a submission in hanging order; those that are not made yet come last. */
  public List<Shown> list(SubmissionVersion id) {
    return database.read(handle -> {
      Map<String, List<Bundle>> bundles = bundles(handle, id);
      return handle
          .createQuery(
              """
              SELECT series.public_id, series.modality, presentation.*,
                (SELECT SUM(frames) FROM instance WHERE instance.series = series.id) AS images
              FROM submission
                JOIN study ON study.upload = submission.upload
                JOIN series ON series.study = study.id
                LEFT JOIN presentation ON presentation.series = series.id
              WHERE submission.id = :id AND submission.version = :version
              """
                  + VisibleSeries.ONLY
                  + """
                  ORDER BY CASE WHEN presentation.series IS NULL THEN 1 ELSE 0 END,
                    presentation.hanging_order, series.id
                  """)
          .bind("id", id.submission())
          .bind("version", id.version())
          .map((row, _) -> shown(row, bundles))
          .list();
    });
  }

  /**
   * How far the work on each of these is; one that has no series (any more) is not in the answer.
   */
  public Map<SubmissionVersion, Progress> progress(Collection<SubmissionVersion> submissions) {
    if (submissions.isEmpty()) {
      return Map.of();
    }
    Map<SubmissionVersion, Progress> found = new HashMap<>();
    database.run(handle ->
        handle
            .createQuery(
                """
                SELECT submission.id, submission.version, COUNT(*) AS series,
                  COUNT(presentation.series) AS made, COUNT(presentation.problem) AS unshown
                FROM submission
                  JOIN study ON study.upload = submission.upload
                  JOIN series ON series.study = study.id
                  LEFT JOIN presentation ON presentation.series = series.id
                WHERE submission.id IN (<ids>)
                GROUP BY submission.id, submission.version
                """)
            .bindList(
                "ids", submissions.stream().map(SubmissionVersion::submission).distinct().toList())
            .map((row, _) ->
                Map.entry(
                    new SubmissionVersion(row.getString("id"), row.getInt("version")),
                    new Progress(row.getInt("series"), row.getInt("made"), row.getInt("unshown"))))
            .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
    found.keySet().retainAll(submissions);
    return Map.copyOf(found);
  }

  private static Map<String, List<Bundle>> bundles(Handle handle, SubmissionVersion id) {
    record BundleOf(String series, Bundle bundle) {}

    return handle
        .createQuery(
            """
            SELECT series.public_id, object.sha256, object.length_bytes
            FROM submission
              JOIN study ON study.upload = submission.upload
              JOIN series ON series.study = study.id
              JOIN bundle ON bundle.series = series.id
              JOIN object ON object.sha256 = bundle.sha256
            WHERE submission.id = :id AND submission.version = :version
            """
                + VisibleSeries.ONLY
                + """
                ORDER BY bundle.series, bundle.position
                """)
        .bind("id", id.submission())
        .bind("version", id.version())
        .map((row, _) ->
            new BundleOf(row.getString(1), new Bundle(Sha256.of(row.getBytes(2)), row.getLong(3))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                BundleOf::series, Collectors.mapping(BundleOf::bundle, Collectors.toList())));
  }

  /** Whether this bundle is one of this submission's: what a link to it may fetch. */
  public boolean holdsBundle(SubmissionVersion id, Sha256 bundle) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT 1 FROM bundle
                  JOIN series ON series.id = bundle.series
                  JOIN study ON study.id = series.study
                  JOIN submission ON submission.upload = study.upload
                WHERE bundle.sha256 = :sha256
                  AND submission.id = :id AND submission.version = :version
                """
                    + VisibleSeries.ONLY)
            .bind("sha256", bundle.bytes())
            .bind("id", id.submission())
            .bind("version", id.version())
            .mapTo(Integer.class)
            .findFirst()
            .isPresent());
  }

  private static Shown shown(ResultSet row, Map<String, List<Bundle>> bundles) throws SQLException {
    String id = row.getString("public_id");
    Optional<String> label = Columns.optionalText(row, "label");
    Optional<Presentation> presentation =
        label.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Presentation(
                    label.get(),
                    row.getInt("hanging_order"),
                    Columns.optionalBytes(row, "poster").map(Jpeg::of),
                    Columns.optionalBytes(row, "thumbnail").map(Jpeg::of),
                    bundles.getOrDefault(id, List.of()),
                    Columns.optionalText(row, "problem")));
    return new Shown(id, row.getString("modality"), row.getInt("images"), presentation);
  }
}
