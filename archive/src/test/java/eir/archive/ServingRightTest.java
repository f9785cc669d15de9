package eir.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingRightTest {
  @TempDir private Path folder;

  @Test
  void ofOneDataFolderOnlyOneServerHasIt() {
    ArchivePlaces places = ArchivePlaces.in(folder.resolve("data"));
    try (ServingRight _ = ServingRight.take(places)) {
      assertThatThrownBy(() -> ServingRight.take(places))
          .isInstanceOf(ArchiveException.class)
          .hasMessageStartingWith("Another server works on this data folder.");
    }

    assertThatCode(() -> ServingRight.take(places).close()).doesNotThrowAnyException();
  }

  @Test
  void commandsWorkBesideTheServer() {
    ArchivePlaces places = ArchivePlaces.in(folder.resolve("data"));
    try (ServingRight _ = ServingRight.take(places);
        Archive _ = Archive.open(places, Clock.systemUTC());
        Archive command = Archive.open(places, Clock.systemUTC())) {
      assertThat(command.isReady()).isTrue();
    }
  }

  @Test
  void serversThatKeepNothingInTheFolderShare() {
    ArchivePlaces places =
        new ArchivePlaces(folder, "postgresql://eir@db.example/eir", "", "s3://images");

    try (ServingRight _ = ServingRight.take(places);
        ServingRight second = ServingRight.take(places)) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aDataFolderIsItsOwnersAlone() throws IOException {
    Path data = folder.resolve("data");
    try (Archive archive = Archive.open(ArchivePlaces.in(data), Clock.systemUTC())) {
      assertThat(archive.workFolder()).startsWithRaw(data.resolve("tmp")).isDirectory();
      for (String part : new String[] {"", "db", "blobs", "tmp"}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(part))))
            .isEqualTo("rwx------");
      }
    }
  }
}
