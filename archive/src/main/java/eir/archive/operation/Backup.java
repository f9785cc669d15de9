package eir.archive.operation;

import eir.archive.Archive;
import eir.archive.ArchiveException;
import eir.archive.index.ErasureList;
import eir.archive.journal.Act;
import eir.archive.journal.Who;
import eir.archive.object.Sha256;
import eir.archive.object.StoredObject;
import eir.archive.operation.Manifest.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A copy of the whole archive in a folder, made while it is in use: {@code db/}, {@code
 * blobs/ab/…}, the {@link ErasureList}, and {@code SHA256SUMS} over all.
 *
 * <p>The database is copied first and as of one moment; the objects it names never change, so
 * copying them takes as long as it takes. A folder that holds an older backup is brought up to
 * date; objects that were erased since are removed from it.
 */
public final class Backup {
  private Backup() {}

  /**
   * What was written.
   *
   * @param copied objects that were not there from an earlier backup
   */
  public record Result(long objects, long copied, long bytesCopied) {}

  /** Writes or renews the backup; others may use the archive meanwhile. */
  public static Result into(Path folder, Archive archive, Who who) {
    try {
      Files.createDirectories(folder);
      Path database = folder.resolve("db");
      Files.deleteIfExists(folder.resolve(Manifest.NAME)); // unfinished from here on
      deleteFiles(database);
      Files.createDirectories(database);
      archive.database().copyInto(database);
      Copier copier = new Copier(folder.resolve("blobs"), archive);
      IndexedObjects.forEach(archive, copier::copy);
      copier.removeOthers();
      ErasureList.add(folder, archive.submissions().erased());
      List<Line> lines = new ArrayList<>(Manifest.hash(folder, database));
      lines.add(new Line(Manifest.hash(folder.resolve(ErasureList.NAME)), ErasureList.NAME));
      copier.copied.forEach(each -> lines.add(new Line(each, "blobs/" + path(each))));
      Manifest.write(folder, lines);
      archive.events().append(Act.of(who, "BACKUP_MADE", "archive", ""));
      return new Result(copier.copied.size(), copier.fresh, copier.freshBytes);
    } catch (IOException e) {
      throw new ArchiveException("The backup cannot be written; check its disk's space", e);
    }
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  static String path(Sha256 sha256) {
    return sha256.hex().substring(0, 2) + "/" + sha256.hex();
  }

  private static final class Copier {
    private final Path blobs;
    private final Archive archive;
    private final Set<Sha256> copied = new TreeSet<>();
    private long fresh;
    private long freshBytes;

    Copier(Path blobs, Archive archive) {
      this.blobs = blobs;
      this.archive = archive;
    }

    void copy(Sha256 sha256) {
      Path target = blobs.resolve(path(sha256));
      Optional<StoredObject> found = archive.objects().open(sha256);
      if (found.isEmpty()) {
        return; // deleted since it was listed; Restore says so if the copied index needs it
      }
      try (StoredObject object = found.get()) {
        if (!Files.exists(target) || Files.size(target) != object.lengthBytes()) {
          Files.createDirectories(blobs.resolve(sha256.hex().substring(0, 2)));
          Path unfinished = blobs.resolve("unfinished");
          try (InputStream in = object.stream()) {
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
          }
          if (!Manifest.hash(unfinished).equals(sha256)) {
            throw new ArchiveException(
                "Object %s is damaged in the archive; run verify, and keep the last backup"
                    .formatted(sha256));
          }
          try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
          Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
          fresh++;
          freshBytes += object.lengthBytes();
        }
        copied.add(sha256);
      } catch (IOException e) {
        throw new ArchiveException("An object cannot be copied; check the backup's disk", e);
      }
    }

    /** What was erased from the archive must not live on here. */
    void removeOthers() throws IOException {
      if (Files.isDirectory(blobs)) {
        try (Stream<Path> files = Files.walk(blobs)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String name = String.valueOf(file.getFileName());
            if (!Sha256.isHex(name) || !copied.contains(Sha256.ofHex(name))) {
              Files.delete(file);
            }
          }
        }
      }
    }
  }
}
