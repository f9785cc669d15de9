package eir.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteOperationTest extends OperationContract {
  @TempDir private Path home;
  private int archives;

  @Override
  ArchivePlaces emptyPlaces() {
    return ArchivePlaces.in(home.resolve("data" + archives++));
  }
}
