package eir.archive.index;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.archive.object.Objects;
import eir.archive.object.Sha256;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The road out: what was closed, its inventory, and its end.
 *
 * <p>A submission never changes; what is made of its series for the eye is in {@link
 * Presentations}.
 */
public final class Submissions {
  private static final String SELECT =
      """
      SELECT submission.*, upload.held_files, upload.held_bytes, upload.profile_hash,
        (SELECT MAX(version) FROM submission AS other WHERE other.id = submission.id) AS newest
      FROM submission JOIN upload ON upload.id = submission.upload
      """;

  private final Database database;
  private final Objects objects;
  private final Events events;
  private final InstantSource clock;
  private final Path folder;

  /**
   * Over these.
   *
   * @param folder where the {@link ErasureList} lies
   */
  public Submissions(
      Database database, Objects objects, Events events, InstantSource clock, Path folder) {
    this.database = database;
    this.objects = objects;
    this.events = events;
    this.clock = clock;
    this.folder = folder;
  }

  public Optional<Submission> find(SubmissionVersion id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<Submission> find(Handle handle, SubmissionVersion id) {
    return handle
        .createQuery(SELECT + "WHERE submission.id = :id AND submission.version = :version")
        .bind("id", id.submission())
        .bind("version", id.version())
        .map((row, _) -> submission(row))
        .findFirst();
  }

  /** What an upload became; empty while it is open. */
  public Optional<Submission> ofUpload(String upload) {
    return database.read(handle -> ofUpload(handle, upload));
  }

  static Optional<Submission> ofUpload(Handle handle, String upload) {
    return handle
        .createQuery(SELECT + "WHERE submission.upload = :upload")
        .bind("upload", upload)
        .map((row, _) -> submission(row))
        .findFirst();
  }

  /** A page of all submissions and versions, the last closed first. */
  public List<Submission> list(int limit, int skip) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + "ORDER BY closed_at DESC, submission.id, version DESC"
                    + " LIMIT :limit OFFSET :skip")
            .bind("limit", limit)
            .bind("skip", skip)
            .map((row, _) -> submission(row))
            .list());
  }

  /** {@link #list} for one site. */
  public List<Submission> listOfSite(String site, int limit, int skip) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + "WHERE submission.site = :site"
                    + " ORDER BY closed_at DESC, submission.id, version DESC"
                    + " LIMIT :limit OFFSET :skip")
            .bind("site", site)
            .bind("limit", limit)
            .bind("skip", skip)
            .map((row, _) -> submission(row))
            .list());
  }

  /** Studies by date, series by number, instances by number; empty if erased or unknown. */
  public Inventory inventory(SubmissionVersion id) {
    return database.read(handle -> InventoryQuery.ofSubmission(handle, id));
  }

  /** The series of an upload that are in quarantine: to name them, not to show them. */
  public Inventory hidden(String upload) {
    return database.read(handle -> InventoryQuery.hiddenOf(handle, upload));
  }

  /** A series by its opaque id, for the background job. */
  public Optional<Inventory.Series> series(String seriesId) {
    return database.read(handle -> InventoryQuery.ofSeries(handle, seriesId));
  }

  /** What was signed at the close. */
  public Optional<Closing> closing(SubmissionVersion id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM submission WHERE id = :id AND version = :version")
            .bind("id", id.submission())
            .bind("version", id.version())
            .map((row, _) ->
                new Closing(
                    row.getInt("left_out"),
                    row.getString("attestation"),
                    row.getString("summary"),
                    row.getString("report")))
            .findFirst());
  }

  /**
   * Keeps the receipt, JSON, once.
   *
   * @return the one that is kept: this, or an earlier one
   */
  public String keepReceipt(SubmissionVersion id, String receipt) {
    return database.write(handle -> {
      handle.execute(
          "UPDATE submission SET receipt = ? WHERE id = ? AND version = ? AND receipt IS NULL",
          receipt,
          id.submission(),
          id.version());
      return receipt(handle, id)
          .orElseThrow(
              () -> new IllegalArgumentException("No such submission to keep a receipt for"));
    });
  }

  public Optional<String> receipt(SubmissionVersion id) {
    return database.read(handle -> receipt(handle, id));
  }

  private static Optional<String> receipt(Handle handle, SubmissionVersion id) {
    return handle
        .createQuery(
            "SELECT receipt FROM submission"
                + " WHERE id = :id AND version = :version AND receipt IS NOT NULL")
        .bind("id", id.submission())
        .bind("version", id.version())
        .mapTo(String.class)
        .findFirst();
  }

  /**
   * Removes images, bundles and pictures, and ends the links to them. The hashes stay as tombstones
   * and the act in the log. Bytes that another submission holds too stay for that one.
   *
   * @return false if there is no such submission or it was erased before
   */
  public boolean erase(SubmissionVersion id, Who who, String reason) {
    boolean erased = database.write(handle -> erase(handle, id, who, reason));
    if (erased) {
      ObjectRows.reap(database, objects);
    }
    return erased;
  }

  /** {@link #erase(SubmissionVersion, Who, String)} in a transaction; its bytes go after it. */
  public boolean erase(Handle handle, SubmissionVersion id, Who who, String reason) {
    long now = clock.millis();
    int marked =
        handle.execute(
            "UPDATE submission SET erased_at = ? WHERE id = ? AND version = ? AND erased_at IS"
                + " NULL",
            now,
            id.submission(),
            id.version());
    if (marked == 0) {
      return false;
    }
    // Before the commit: what was to be erased stays erased whatever is restored later.
    ErasureList.add(folder, List.of(id));
    String upload = find(handle, id).orElseThrow().upload();
    for (Sha256 each : Tree.objects(handle, upload)) {
      handle.execute(
          "INSERT INTO tombstone (sha256, submission, version, erased_at) VALUES (?, ?, ?, ?)",
          each.bytes(),
          id.submission(),
          id.version(),
          now);
    }
    Tree.delete(handle, upload, now);
    handle.execute(
        "UPDATE link SET revoked_at = ?"
            + " WHERE submission = ? AND version = ? AND revoked_at IS NULL",
        now,
        id.submission(),
        id.version());
    events.append(
        handle,
        Act.of(who, "IMAGES_ERASED", "submission", id.submission())
            .with("version", id.version())
            .because(reason));
    return true;
  }

  /** All that were erased. */
  public List<SubmissionVersion> erased() {
    return database.read(handle ->
        handle
            .createQuery("SELECT id, version FROM submission WHERE erased_at IS NOT NULL")
            .map((row, _) -> new SubmissionVersion(row.getString(1), row.getInt(2)))
            .list());
  }

  /** The hashes of what was erased. */
  public List<Sha256> tombstones(SubmissionVersion id) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT sha256 FROM tombstone WHERE submission = :id AND version = :version"
                    + " ORDER BY sha256")
            .bind("id", id.submission())
            .bind("version", id.version())
            .map((row, _) -> Sha256.of(row.getBytes(1)))
            .list());
  }

  private static Submission submission(ResultSet row) throws SQLException {
    return new Submission(
        new SubmissionVersion(row.getString("id"), row.getInt("version")),
        row.getInt("number"),
        row.getInt("newest"),
        row.getString("site"),
        row.getString("upload"),
        row.getString("pseudonym"),
        Columns.instant(row, "closed_at"),
        row.getInt("held_files"),
        row.getLong("held_bytes"),
        row.getString("profile_hash"),
        Columns.optionalInstant(row, "erased_at"));
  }
}
