package eir.archive.casework;

import eir.archive.database.Database;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.UploadId;
import eir.trial.charter.Charter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * What an act needs to have in its hands: the case, held against others, its charter, the facts.
 */
final class CaseFiles {
  private final Database database;
  private final Charters charters;
  private final InstantSource clock;

  CaseFiles(Database database, Charters charters, InstantSource clock) {
    this.database = database;
    this.charters = charters;
    this.clock = clock;
  }

  /** The case, which nobody else changes until the transaction ends; empty if there is none. */
  Optional<CaseFile> locked(Handle handle, CaseCode code) {
    // SQLite has one writer; PostgreSQL locks the row of the case.
    String lock =
        switch (database.kind()) {
          case SQLITE -> "";
          case POSTGRESQL -> " FOR UPDATE";
        };
    return handle
        .createQuery("SELECT 1 FROM review_case WHERE code = :code" + lock)
        .bind("code", code.text())
        .mapTo(Integer.class)
        .findFirst()
        .map(_ -> CaseJournal.file(handle, code));
  }

  /**
   * Holds an upload: two cases may be handed the same one at the same moment, and the second then
   * sees the first.
   */
  void lock(Handle handle, UploadId upload) {
    if (database.kind() == Database.Kind.POSTGRESQL) {
      handle
          .createQuery("SELECT 1 FROM upload WHERE id = :id FOR UPDATE")
          .bind("id", upload.text())
          .mapTo(Integer.class)
          .findFirst();
    }
  }

  /** The charter that the case follows; the active one where it is not opened yet. */
  Optional<Charter> charter(Handle handle, CaseFile file) {
    return file.opening().isEmpty()
        ? charters.active(handle)
        : charters.find(handle, file.opened().charter()).map(Charters.Version::charter);
  }

  DatabaseCircumstances circumstances(Handle handle, CaseFile file, OptionalLong expectedVersion) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new DatabaseCircumstances(handle, file, expectedVersion, charters, now);
  }

  DatabaseCircumstances circumstances(Handle handle, CaseFile file) {
    return circumstances(handle, file, OptionalLong.empty());
  }
}
