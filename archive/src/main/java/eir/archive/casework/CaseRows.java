package eir.archive.casework;

import eir.archive.casework.CaseRow.Held;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.Slot;
import eir.trial.quality.Submission;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables of {@link CaseRow}. */
final class CaseRows {
  private CaseRows() {}

  static Optional<CaseRow> find(Handle handle, CaseCode code) {
    return handle
        .createQuery("SELECT * FROM review_case WHERE code = :code")
        .bind("code", code.text())
        .map((row, _) -> CaseRow.read(row, hidden(handle, code), slots(handle, code)))
        .findFirst();
  }

  private static Set<String> hidden(Handle handle, CaseCode code) {
    return new HashSet<>(
        handle
            .createQuery("SELECT uid FROM hidden_image WHERE code = :code")
            .bind("code", code.text())
            .mapTo(String.class)
            .list());
  }

  static List<Held> slots(Handle handle, CaseCode code) {
    return handle
        .createQuery(
            """
            SELECT * FROM case_slot WHERE code = :code
            ORDER BY CASE slot WHEN 'ADJ' THEN 1 ELSE 0 END, slot
            """)
        .bind("code", code.text())
        .map((row, _) ->
            new Held(
                Slot.valueOf(row.getString("slot")),
                row.getInt("version"),
                row.getInt("submission"),
                row.getString("reader"),
                row.getString("life")))
        .list();
  }

  static void put(Handle handle, CaseRow row) {
    String code = row.code().text();
    handle
        .createUpdate(
            """
            INSERT INTO review_case (code, site, charter, charter_version, state, since, opened_at,
              due_at, remind_at, version, submission, open_queries, controller, outcome, is_unblinded,
              is_erased, hidden_images)
            VALUES (:code, :site, :charter, :charterVersion, :state, :since, :opened, :due, :remind,
              :version, :submission, :queries, :controller, :outcome, :unblinded, :erased, :hidden)
            ON CONFLICT (code) DO UPDATE SET
              site = excluded.site, charter = excluded.charter,
              charter_version = excluded.charter_version, state = excluded.state,
              since = excluded.since, opened_at = excluded.opened_at, due_at = excluded.due_at,
              remind_at = excluded.remind_at,
              version = excluded.version, submission = excluded.submission,
              open_queries = excluded.open_queries, controller = excluded.controller,
              outcome = excluded.outcome, is_unblinded = excluded.is_unblinded,
              is_erased = excluded.is_erased, hidden_images = excluded.hidden_images
            """)
        .bind("code", code)
        .bind("site", row.site().text())
        .bind("charter", row.charter().id())
        .bind("charterVersion", row.charter().version())
        .bind("state", row.state().name())
        .bind("since", row.since().toEpochMilli())
        .bind("opened", row.opened().toEpochMilli())
        .bind("due", row.due().map(Instant::toEpochMilli))
        .bind("remind", row.remindAt().map(Instant::toEpochMilli))
        .bind("version", row.version())
        .bind("submission", row.submission())
        .bind("queries", row.openQueries())
        .bind("controller", row.controller())
        .bind("outcome", row.outcome())
        .bind("unblinded", row.isUnblinded())
        .bind("erased", row.isErased())
        .bind("hidden", row.hidden().size())
        .execute();
    if (!slots(handle, row.code()).equals(row.slots())) {
      handle.execute("DELETE FROM case_slot WHERE code = ?", code);
      for (Held held : row.slots()) {
        handle.execute(
            """
            INSERT INTO case_slot (code, slot, version, submission, reader, life)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            code,
            held.slot().name(),
            held.version(),
            held.submission(),
            held.reader(),
            held.life());
      }
    }
    if (!hidden(handle, row.code()).equals(row.hidden())) {
      handle.execute("DELETE FROM hidden_image WHERE code = ?", code);
      row.hidden()
          .forEach(uid ->
              handle.execute("INSERT INTO hidden_image (code, uid) VALUES (?, ?)", code, uid));
    }
  }

  /** Pins the uploads of a case's submissions to it. */
  static void bind(Handle handle, CaseFile file) {
    for (Submission sent : file.submissions()) {
      handle.execute(
          "INSERT INTO case_submission (code, number, upload) VALUES (?, ?, ?)"
              + " ON CONFLICT (code, number) DO NOTHING",
          file.code().text(),
          sent.number(),
          sent.upload().text());
    }
  }
}
