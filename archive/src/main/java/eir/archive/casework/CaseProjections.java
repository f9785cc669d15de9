package eir.archive.casework;

import eir.archive.database.Database;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import java.time.InstantSource;
import java.util.List;

/** The projections of cases, made again from the journal, which alone is the truth. */
public final class CaseProjections {
  private final Database database;
  private final CaseFiles files;

  public CaseProjections(Database database, Charters charters, InstantSource clock) {
    this.database = database;
    this.files = new CaseFiles(database, charters, clock);
  }

  /**
   * Makes the projections of every case again from the journal.
   *
   * @return how many differed
   */
  public int reindex() {
    List<String> codes =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT entity_id FROM journal WHERE entity = 'case' AND event = 'OPEN_CASE'
                    ORDER BY seq
                    """)
                .mapTo(String.class)
                .list());
    return (int) codes.stream().map(CaseCode::new).filter(this::reindex).count();
  }

  /**
   * Makes the projection of one case again from its journal.
   *
   * @return whether it differed
   */
  public boolean reindex(CaseCode code) {
    return database.write(handle -> {
      CaseFile file = files.locked(handle, code).orElseGet(() -> CaseJournal.file(handle, code));
      CaseRow row = CaseRow.of(file, files.charter(handle, file).orElseThrow());
      if (CaseRows.find(handle, code).filter(row::equals).isPresent()) {
        return false;
      }
      CaseRows.put(handle, row);
      CaseRows.bind(handle, file);
      return true;
    });
  }
}
