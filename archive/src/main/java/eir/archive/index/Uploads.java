package eir.archive.index;

import eir.archive.access.CrockfordBase32;
import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Events;
import eir.archive.object.Objects;
import eir.archive.object.Sha256;
import eir.trial.charter.CharterKey;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The road in: announced, filled, closed.
 *
 * <p>What is answered as stored is on disk and in the index. A crash at any point leaves an
 * instance whole or not at all, and the same question asked again gives the same answer, so a
 * sender resumes by asking what is missing. Safe for many threads and, on PostgreSQL, many servers.
 */
public final class Uploads {
  /** How long an open upload without news is kept. */
  public static final Duration ORPHAN_AGE = Duration.ofHours(24);

  static final int ID_CHARACTERS = 16;

  private final Database database;
  private final Objects objects;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Intake intake;
  private final Closer closer;

  public Uploads(Database database, Objects objects, Events events, InstantSource clock) {
    this.database = database;
    this.objects = objects;
    this.clock = clock;
    this.intake = new Intake(database, objects, clock, random);
    this.closer = new Closer(events, clock, random);
  }

  /** Begins an upload, or finds the one that this request began before. */
  public Opening open(Announcement announcement) {
    return database.write(handle -> open(handle, announcement));
  }

  private Opening open(Handle handle, Announcement announcement) {
    // The first key wins, also when two first uploads come at the same moment.
    handle.execute(
        "UPDATE site SET key_fingerprint = ? WHERE code = ? AND key_fingerprint IS NULL",
        announcement.keyFingerprint(),
        announcement.site());
    Optional<Site> site = Sites.find(handle, announcement.site());
    if (site.isEmpty()) {
      return new Opening.UnknownSite();
    }
    if (!site.get().keyFingerprint().equals(Optional.of(announcement.keyFingerprint()))) {
      return new Opening.KeyMismatch();
    }
    handle
        .createUpdate(
            """
            INSERT INTO upload (id, site, link, request_id, state, announced_files,
              announced_bytes, profile_hash, profile, charter, key_fingerprint, opened_at, touched_at)
            VALUES (:id, :site, :link, :request, 'OPEN', :files,
              :bytes, :hash, :profile, :charter, :key, :now, :now)
            ON CONFLICT (site, request_id) DO NOTHING
            """)
        .bind("id", CrockfordBase32.random(random, ID_CHARACTERS))
        .bind("site", announcement.site())
        .bind("link", announcement.link())
        .bind("request", announcement.requestId())
        .bind("files", announcement.files())
        .bind("bytes", announcement.bytes())
        .bind("hash", announcement.rules().hash())
        .bind("profile", announcement.rules().choice())
        .bind("charter", announcement.rules().charter().map(CharterKey::toString))
        .bind("key", announcement.keyFingerprint())
        .bind("now", clock.millis())
        .execute();
    return new Opening.Opened(
        ofRequest(handle, announcement.site(), announcement.requestId()).orElseThrow());
  }

  /** The upload that this request of the page began; empty if none did. */
  public Optional<Upload> ofRequest(String site, String requestId) {
    return database.read(handle -> ofRequest(handle, site, requestId));
  }

  private static Optional<Upload> ofRequest(Handle handle, String site, String requestId) {
    return handle
        .createQuery("SELECT * FROM upload WHERE site = :site AND request_id = :request")
        .bind("site", site)
        .bind("request", requestId)
        .map((row, _) -> upload(row))
        .findFirst();
  }

  public Optional<Upload> find(String id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM upload WHERE id = :id")
            .bind("id", id)
            .map((row, _) -> upload(row))
            .findFirst());
  }

  /** Which of these files the upload does not hold yet, in the order asked. */
  public List<Sha256> missing(String id, Collection<Sha256> hashes) {
    Set<Sha256> held =
        database.read(handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT sha256 FROM instance WHERE upload = :id")
                    .bind("id", id)
                    .map((row, _) -> Sha256.of(row.getBytes(1)))
                    .list()));
    return hashes.stream().filter(each -> !held.contains(each)).toList();
  }

  /** {@link #admitAll} for one; a batch is several times faster. */
  public Admission admit(String id, Arrival arrival) {
    return admitAll(id, List.of(arrival)).getFirst();
  }

  /**
   * Takes in files that the gate has passed.
   *
   * <p>The staged files are used up, whatever the answers. If this throws, nothing of the batch is
   * acknowledged, and sending it again is right.
   *
   * @return one answer for each, in order; STORED and HELD are durable
   */
  public List<Admission> admitAll(String id, List<Arrival> arrivals) {
    return intake.admitAll(id, arrivals);
  }

  /** Says that the upload lives, when a part of a large file has come. */
  public void touch(String id) {
    database.run(handle ->
        handle.execute(
            "UPDATE upload SET touched_at = ? WHERE id = ? AND state = 'OPEN'",
            clock.millis(),
            id));
  }

  /**
   * Makes the upload a submission, numbers it, and puts the work on its series into the job table,
   * all in one transaction. A second closing gives the same submission.
   */
  public Closure close(String id, Closing closing) {
    Closure closure = database.write(handle -> closer.close(handle, id, closing));
    if (closure instanceof Closure.Closed) {
      objects.parts().dropAll(id);
    }
    return closure;
  }

  /** Deletes everything of an open upload; false if it is not open. */
  public boolean abandon(String id) {
    boolean abandoned =
        database.write(handle -> {
          if (handle.execute(
                  "UPDATE upload SET state = 'ABANDONED' WHERE id = ? AND state = 'OPEN'", id)
              == 0) {
            return false;
          }
          Tree.delete(handle, id, clock.millis());
          return true;
        });
    if (abandoned) {
      objects.parts().dropAll(id);
      ObjectRows.reap(database, objects);
    }
    return abandoned;
  }

  /**
   * Abandons what has been silent for {@link #ORPHAN_AGE}, and deletes objects that nothing needs.
   * For a timer, on any server.
   *
   * @return how many uploads were abandoned
   */
  public int sweep() {
    List<String> silent =
        database.read(handle ->
            handle
                .createQuery("SELECT id FROM upload WHERE state = 'OPEN' AND touched_at < :since")
                .bind("since", clock.instant().minus(ORPHAN_AGE).toEpochMilli())
                .mapTo(String.class)
                .list());
    int abandoned = (int) silent.stream().filter(this::abandon).count();
    ObjectRows.reap(database, objects);
    return abandoned;
  }

  /**
   * Deletes objects in the store that the index does not know and that are older than {@link
   * #ORPHAN_AGE}: what a crash between bytes and row left, if it was never sent again. Lists the
   * whole store, so for a nightly hour.
   *
   * @return how many were deleted
   */
  public int sweepStore() {
    long before = clock.instant().minus(ORPHAN_AGE).toEpochMilli();
    objects.forEach(listed -> {
      if (listed.writtenAt().toEpochMilli() < before) {
        boolean known =
            database.read(handle ->
                handle
                    .createQuery("SELECT 1 FROM object WHERE sha256 = :sha256")
                    .bind("sha256", listed.sha256().bytes())
                    .mapTo(Integer.class)
                    .findFirst()
                    .isPresent());
        if (!known) {
          database.run(handle ->
              ObjectRows.condemnUnused(
                  handle, listed.sha256(), listed.lengthBytes(), clock.millis()));
        }
      }
    });
    return ObjectRows.reap(database, objects);
  }

  private static UploadRules rules(ResultSet row) throws SQLException {
    return new UploadRules(
        row.getString("profile_hash"),
        Columns.optionalText(row, "profile"),
        Columns.optionalText(row, "charter").map(CharterKey::parse));
  }

  static Upload upload(ResultSet row) throws SQLException {
    return new Upload(
        row.getString("id"),
        row.getString("site"),
        row.getString("link"),
        Upload.State.valueOf(row.getString("state")),
        row.getInt("announced_files"),
        row.getLong("announced_bytes"),
        row.getInt("held_files"),
        row.getLong("held_bytes"),
        rules(row),
        row.getString("key_fingerprint"),
        Columns.instant(row, "opened_at"),
        Columns.instant(row, "touched_at"));
  }
}
