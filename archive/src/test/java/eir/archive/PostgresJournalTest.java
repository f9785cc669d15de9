package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.journal.Act;
import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresJournalTest extends JournalContract {
  private static PostgresServer postgres;

  @TempDir private Path home;
  private int archives;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    postgres = PostgresServer.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  ArchivePlaces emptyPlaces() {
    return new ArchivePlaces(home.resolve("data" + archives++), postgres.emptyDatabase(), "", "");
  }

  @Test
  void whatWasWrittenIsOnDiskWhenTheCallReturns() {
    for (int i = 0; i < 50; i++) {
      String written =
          archive
              .database()
              .write(handle -> {
                archive.events().append(handle, Act.of(Samples.EVA, "EXPORT_MADE", "export", "e"));
                return text(handle, "SELECT CAST(pg_current_wal_insert_lsn() AS TEXT)");
              });

      boolean isForced =
          archive
              .database()
              .read(handle ->
                  handle
                      .createQuery("SELECT pg_current_wal_flush_lsn() > CAST(:lsn AS PG_LSN)")
                      .bind("lsn", written)
                      .mapTo(Boolean.class)
                      .one());
      assertThat(isForced).as("write %d", i).isTrue();
    }
  }

  private static String text(Handle handle, String query) {
    return handle.createQuery(query).mapTo(String.class).one();
  }
}
