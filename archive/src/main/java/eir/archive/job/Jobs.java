package eir.archive.job;

import eir.archive.access.CrockfordBase32;
import eir.archive.database.Columns;
import eir.archive.database.Database;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Work to be done in the background, one row a piece. A worker takes a row for the length of a
 * lease; if it dies, the lease runs out and another takes the row. So work may be done twice and
 * must bear it.
 */
public final class Jobs {
  /** Makes poster, thumbnail and bundles of a series; subject: the series' id. */
  public static final String BUNDLE_SERIES = "bundle-series";

  /** After so many failures or lost leases a job rests until somebody adds it again. */
  public static final int MOST_ATTEMPTS = 6;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final int LEASE_CHARACTERS = 16;

  /** A piece of work that nobody has in hand. */
  public record Waiting(long id, String subject) {}

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Jobs(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds work. If the same waits already, that one is due now and begins to count anew. */
  public void add(String kind, String subject) {
    database.run(handle -> add(handle, kind, subject, clock.instant()));
  }

  /** {@link #add(String, String)} in the transaction that makes the work necessary. */
  public static void add(Handle handle, String kind, String subject, Instant due) {
    handle.execute(
        """
        INSERT INTO job (kind, subject, due_at) VALUES (?, ?, ?)
        ON CONFLICT (kind, subject) DO UPDATE SET
          attempts = 0, due_at = excluded.due_at, lease = NULL, lease_until = NULL
        """,
        kind,
        subject,
        due.toEpochMilli());
  }

  /** Takes the work of these kinds that has been due for longest. */
  public Optional<Job> take(Set<String> kinds, Duration lease) {
    // Reading first keeps idle workers from writing; the update then takes the row or does not.
    return waiting(kinds, 1).stream().findFirst().flatMap(first -> take(first, lease));
  }

  /** Work that is due and in nobody's hands, for a worker that chooses; due for longest first. */
  public List<Waiting> waiting(Set<String> kinds, int limit) {
    if (kinds.isEmpty()) {
      return List.of();
    }
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT id, subject FROM job
                WHERE kind IN (<kinds>) AND due_at <= :now AND attempts < :most
                  AND (lease_until IS NULL OR lease_until <= :now)
                ORDER BY due_at, id LIMIT :limit
                """)
            .bindList("kinds", kinds.stream().sorted().toList())
            .bind("now", clock.millis())
            .bind("most", MOST_ATTEMPTS)
            .bind("limit", limit)
            .map((row, _) -> new Waiting(row.getLong("id"), row.getString("subject")))
            .list());
  }

  /** Takes this piece; empty if another worker was faster. */
  public Optional<Job> take(Waiting piece, Duration lease) {
    return take(piece.id(), lease);
  }

  /**
   * Subjects of work that rests: it failed as often as it may, or as many workers died over it.
   * Whoever asks says so where people wait for it, and then calls {@link #forget}.
   */
  public List<String> resting(String kind) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT subject FROM job
                WHERE kind = :kind AND attempts >= :most
                  AND (lease_until IS NULL OR lease_until <= :now)
                ORDER BY id
                """)
            .bind("kind", kind)
            .bind("most", MOST_ATTEMPTS)
            .bind("now", clock.millis())
            .mapTo(String.class)
            .list());
  }

  /** Deletes work that rests; work that was added anew meanwhile stays. */
  public void forget(String kind, String subject) {
    database.run(handle ->
        handle.execute(
            "DELETE FROM job WHERE kind = ? AND subject = ? AND attempts >= ?"
                + " AND (lease_until IS NULL OR lease_until <= ?)",
            kind,
            subject,
            MOST_ATTEMPTS,
            clock.millis()));
  }

  private Optional<Job> take(long id, Duration length) {
    String lease = CrockfordBase32.random(random, LEASE_CHARACTERS);
    return database.write(handle -> {
      int taken =
          handle
              .createUpdate(
                  """
                  UPDATE job SET lease = :lease, lease_until = :until, attempts = attempts + 1
                  WHERE id = :id AND due_at <= :now AND attempts < :most
                    AND (lease_until IS NULL OR lease_until <= :now)
                  """)
              .bind("lease", lease)
              .bind("until", clock.instant().plus(length).toEpochMilli())
              .bind("id", id)
              .bind("now", clock.millis())
              .bind("most", MOST_ATTEMPTS)
              .execute();
      return taken == 0
          ? Optional.<Job>empty()
          : handle
              .createQuery("SELECT * FROM job WHERE id = :id")
              .bind("id", id)
              .map((row, _) -> job(row))
              .findFirst();
    });
  }

  /** Keeps a job for longer; false if another has it by now. */
  public boolean extend(Job job, Duration lease) {
    return database.write(handle ->
        handle.execute(
                "UPDATE job SET lease_until = ? WHERE id = ? AND lease = ?",
                clock.instant().plus(lease).toEpochMilli(),
                job.id(),
                job.lease())
            == 1);
  }

  /** Done: the row goes. False if another has it by now, and what was made may be made again. */
  public boolean done(Job job) {
    return database.write(handle ->
        handle.execute("DELETE FROM job WHERE id = ? AND lease = ?", job.id(), job.lease()) == 1);
  }

  /**
   * Failed: due again after a pause that doubles each time, {@link #MOST_ATTEMPTS} times in all.
   *
   * @param code why, for the operator; no content of a file
   */
  public boolean failed(Job job, String code) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(job.attempt() - 1, 16));
    return database.write(handle ->
        handle.execute(
                """
                UPDATE job SET lease = NULL, lease_until = NULL, due_at = ?, failure = ?
                WHERE id = ? AND lease = ?
                """,
                clock.instant().plus(pause).toEpochMilli(),
                code,
                job.id(),
                job.lease())
            == 1);
  }

  /** How many wait or are being done; those that rest after too many attempts do not count. */
  public int pending() {
    return database.read(handle ->
        handle
            .createQuery("SELECT COUNT(*) FROM job WHERE attempts < :most OR lease_until > :now")
            .bind("most", MOST_ATTEMPTS)
            .bind("now", clock.millis())
            .mapTo(Integer.class)
            .one());
  }

  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("subject"),
        row.getInt("attempts"),
        Columns.instant(row, "lease_until"),
        row.getString("lease"));
  }
}
