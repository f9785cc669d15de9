package eir.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteArchiveTest extends ArchiveContract {
  @TempDir private Path folder;

  @Override
  ArchivePlaces emptyPlaces() {
    return ArchivePlaces.in(folder.resolve("data"));
  }
}
