package eir.archive.index;

import eir.archive.object.Sha256;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows below an upload: studies, series, instances, and what was made of them. */
final class Tree {
  private static final String SERIES_OF_UPLOAD =
      "(SELECT series.id FROM series JOIN study ON study.id = series.study WHERE study.upload = ?)";

  private Tree() {}

  /** The objects that the tree refers to: instances and bundles; in order. */
  static List<Sha256> objects(Handle handle, String upload) {
    return handle
        .createQuery(
            """
            SELECT sha256 FROM instance WHERE upload = :upload
            UNION
            SELECT bundle.sha256 FROM bundle
              JOIN series ON series.id = bundle.series
              JOIN study ON study.id = series.study
            WHERE study.upload = :upload
            ORDER BY sha256
            """)
        .bind("upload", upload)
        .map((row, _) -> Sha256.of(row.getBytes(1)))
        .list();
  }

  /** Deletes the tree and condemns its objects. */
  static void delete(Handle handle, String upload, long now) {
    for (Sha256 each : objects(handle, upload)) {
      ObjectRows.condemn(handle, each, now);
    }
    handle.execute(
        """
        DELETE FROM job WHERE kind = 'bundle-series' AND subject IN (
          SELECT series.public_id FROM series JOIN study ON study.id = series.study
          WHERE study.upload = ?)
        """,
        upload);
    handle.execute("DELETE FROM bundle WHERE series IN " + SERIES_OF_UPLOAD, upload);
    handle.execute("DELETE FROM presentation WHERE series IN " + SERIES_OF_UPLOAD, upload);
    handle.execute("DELETE FROM instance WHERE upload = ?", upload);
    handle.execute("DELETE FROM series WHERE id IN " + SERIES_OF_UPLOAD, upload);
    handle.execute("DELETE FROM study WHERE upload = ?", upload);
  }
}
