package eir.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresAdmittanceTest extends AdmittanceContract {
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
}
