package eir.archive.object;

import static org.assertj.core.api.Assertions.assertThat;

import eir.archive.object.Objects.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectsTest extends ObjectsContract {
  @TempDir private Path folder;

  @Override
  Objects openEmpty() {
    return FolderObjects.open(folder);
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    try (Objects objects = FolderObjects.open(folder)) {
      Sha256 sha256 = objects.commit(staged(objects)).sha256();
      Files.write(folder.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex()), new byte[5]);

      assertThat(objects.verify(sha256)).isEqualTo(Verification.CHANGED);
    }
  }

  @Test
  void whatADeadProcessLeftIsSweptAtTheNextStart() throws IOException {
    Path dead = Files.createDirectories(folder.resolve("tmp").resolve("run-of-the-dead"));
    Files.createFile(dead.resolve("lock"));
    Files.write(dead.resolve("0"), new byte[100]);

    FolderObjects.open(folder).close();

    assertThat(dead).doesNotExist();
  }

  @Test
  void aLivingProcessOnTheSameFolderIsNotSwept() throws IOException {
    try (Objects living = FolderObjects.open(folder)) {
      Staged staged = staged(living);

      FolderObjects.open(folder).close();

      assertThat(living.commit(staged).lengthBytes()).isEqualTo(5);
    }
  }

  private static Staged staged(Objects objects) throws IOException {
    Staged staged = objects.stage();
    try (OutputStream out = staged.output()) {
      out.write(new byte[] {1, 2, 3, 4, 5});
    }
    return staged;
  }
}
