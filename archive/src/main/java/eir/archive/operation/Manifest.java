package eir.archive.operation;

import eir.archive.ArchiveException;
import eir.archive.object.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The list of a backup's files with their SHA-256, in the form that {@code sha256sum -c} reads.
 * Written last, so a backup without it is an unfinished one.
 */
final class Manifest {
  static final String NAME = "SHA256SUMS";

  private Manifest() {}

  record Line(Sha256 sha256, String path) {}

  /** Hashes files below these folders and writes the list, forced to disk. */
  static long write(Path backup, List<Line> lines) {
    try {
      Path unfinished = backup.resolve(NAME + ".new");
      Files.write(
          unfinished,
          lines.stream().map(line -> line.sha256().hex() + "  " + line.path()).toList());
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          unfinished,
          backup.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return lines.size();
    } catch (IOException e) {
      throw new ArchiveException("The backup's list cannot be written; is its disk full?", e);
    }
  }

  /** The files below a folder of the backup, hashed. */
  static List<Line> hash(Path backup, Path folder) {
    List<Line> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        lines.add(new Line(hash(file), backup.relativize(file).toString().replace('\\', '/')));
      }
      return lines;
    } catch (IOException e) {
      throw new ArchiveException("The backup cannot be read back; check its disk", e);
    }
  }

  static Sha256 hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hashOf(in);
    }
  }

  static List<Line> read(Path backup) {
    try {
      List<Line> lines = new ArrayList<>();
      for (String line : Files.readAllLines(backup.resolve(NAME))) {
        if (line.length() < 67 || !Sha256.isHex(line.substring(0, 64)) || line.contains("..")) {
          throw new ArchiveException(
              "Line %d of the backup's SHA256SUMS cannot be read; take another backup"
                  .formatted(lines.size() + 1));
        }
        lines.add(new Line(Sha256.ofHex(line.substring(0, 64)), line.substring(66)));
      }
      return lines;
    } catch (IOException e) {
      throw new ArchiveException(
          "The folder holds no finished backup: its SHA256SUMS is not there or cannot be read", e);
    }
  }
}
