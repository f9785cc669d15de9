package eir.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new file that only its owner may read, where the disk knows owners. */
final class SecretFile {
  private SecretFile() {}

  /** Refuses a {@code file} that is there, before the work whose answer it is to hold. */
  static void mustBeNew(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw isThere();
    }
  }

  /** Makes {@code file}, empty; one that is there is never overwritten. */
  static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException exists) {
      throw isThere();
    }
  }

  private static CommandFailure isThere() {
    return new CommandFailure(
        Exit.USAGE, "there is a file of that name already. It is never overwritten.");
  }
}
