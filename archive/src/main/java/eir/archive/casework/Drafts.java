package eir.archive.casework;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads and quality controls that are being written. A draft saves itself often, with a version of
 * its own, and leaves the case's alone (docs/domain.md §2.3); the journal notes that somebody
 * writes, not every save.
 */
public final class Drafts {
  /** Saves of one draft are noted at most so often. */
  public static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  /**
   * A draft.
   *
   * @param version 0 before the first save
   * @param form as JSON, whole or with gaps
   */
  public record Draft(long version, String form, Instant saved) {}

  /** The answer to a save. */
  public sealed interface Saving {}

  /** Saved as this version. */
  public record Saved(long version) implements Saving {}

  /** Another window of the same person saved first; what it saved. */
  public record Stale(Draft current) implements Saving {}

  /** The slot is not theirs to write in, by now. */
  public record NotYours() implements Saving {}

  private final Database database;
  private final Events events;
  private final InstantSource clock;

  public Drafts(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** The person's own draft in this slot; nobody else's is ever given out. */
  public Optional<Draft> find(CaseCode code, Slot slot, Actor writer) {
    return database.read(handle -> find(handle, code, slot.name(), writer));
  }

  /** The person's own draft of the quality control of one submission. */
  public Optional<Draft> findControl(CaseCode code, int submission, Actor writer) {
    return database.read(handle -> find(handle, code, control(submission), writer));
  }

  // Beside the slots of readers, and anew for new images.
  private static String control(int submission) {
    return "QC" + submission;
  }

  private static Optional<Draft> find(Handle handle, CaseCode code, String slot, Actor writer) {
    return handle
        .createQuery(
            "SELECT * FROM read_draft WHERE code = :code AND slot = :slot AND writer = :writer")
        .bind("code", code.text())
        .bind("slot", slot)
        .bind("writer", writer.user().text())
        .map((row, _) ->
            new Draft(
                row.getLong("version"), row.getString("form"), Columns.instant(row, "saved_at")))
        .findFirst();
  }

  /**
   * Saves over the version that the writer saw.
   *
   * @param expectedVersion 0 for the first save
   */
  public Saving save(CaseCode code, Slot slot, Actor writer, long expectedVersion, String form) {
    return database.write(handle -> {
      if (!holds(handle, code, slot, writer)) {
        return new NotYours();
      }
      Saving saving = put(handle, code, slot.name(), writer, expectedVersion, form);
      if (saving instanceof Saved) {
        note(handle, code, slot, writer);
      }
      return saving;
    });
  }

  /**
   * Saves the quality control of a submission over the version that its writer saw; possible while
   * the case waits for it. The journal notes only what is signed.
   */
  public Saving saveControl(
      CaseCode code, int submission, Actor writer, long expectedVersion, String form) {
    return database.write(handle ->
        isControlled(handle, code, submission)
            ? put(handle, code, control(submission), writer, expectedVersion, form)
            : new NotYours());
  }

  private Saving put(
      Handle handle, CaseCode code, String slot, Actor writer, long expectedVersion, String form) {
    long now = clock.millis();
    int saved =
        expectedVersion == 0
            ? handle.execute(
                """
                INSERT INTO read_draft (code, slot, writer, version, form, saved_at, recorded_at)
                VALUES (?, ?, ?, 1, ?, ?, 0) ON CONFLICT DO NOTHING
                """,
                code.text(),
                slot,
                writer.user().text(),
                form,
                now)
            : handle.execute(
                """
                UPDATE read_draft SET version = version + 1, form = ?, saved_at = ?
                WHERE code = ? AND slot = ? AND writer = ? AND version = ?
                """,
                form,
                now,
                code.text(),
                slot,
                writer.user().text(),
                expectedVersion);
    if (saved == 0) {
      Optional<Draft> current = find(handle, code, slot, writer);
      return current.isPresent() ? new Stale(current.get()) : new NotYours();
    }
    return new Saved(expectedVersion + 1);
  }

  private void note(Handle handle, CaseCode code, Slot slot, Actor writer) {
    long now = clock.millis();
    int isDue =
        handle.execute(
            """
            UPDATE read_draft SET recorded_at = ?
            WHERE code = ? AND slot = ? AND writer = ? AND recorded_at <= ?
            """,
            now,
            code.text(),
            slot.name(),
            writer.user().text(),
            now - NOTED_EVERY.toMillis());
    if (isDue == 1) {
      events.append(
          handle,
          Act.of(CaseJournal.who(writer), "DRAFT_SAVED", "read", CaseJournal.readId(code, slot)));
    }
  }

  private static boolean isControlled(Handle handle, CaseCode code, int submission) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM review_case
            WHERE code = :code AND state = 'IN_QC' AND submission = :submission
            """)
        .bind("code", code.text())
        .bind("submission", submission)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  private static boolean holds(Handle handle, CaseCode code, Slot slot, Actor writer) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM case_slot
            WHERE code = :code AND slot = :slot AND reader = :writer
              AND life IN ('ASSIGNED', 'DRAFT')
            """)
        .bind("code", code.text())
        .bind("slot", slot.name())
        .bind("writer", writer.user().text())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }
}
