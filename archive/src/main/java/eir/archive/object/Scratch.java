package eir.archive.object;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One process's folder for temporary files. A lock on a file inside says that the process lives;
 * folders whose lock is free belong to the dead and are swept when the next one starts, so that two
 * processes on one data folder never sweep each other. Two in one process need two parents: closing
 * a file gives back every lock that the process holds on it.
 */
public final class Scratch implements AutoCloseable {
  private static final String LOCK = "lock";

  /** How old a folder without a lock must be to count as left behind. */
  private static final Duration STALE = Duration.ofHours(1);

  private final Path folder;
  private final FileChannel lock;
  private final AtomicLong next = new AtomicLong();

  private Scratch(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Sweeps the dead and makes a folder of our own in {@code parent}. */
  public static Scratch open(Path parent) {
    try {
      Files.createDirectories(parent);
      sweep(parent);
      Path folder = Files.createDirectory(parent.resolve("run-" + UUID.randomUUID()));
      FileChannel lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock(); // held until the channel closes, by us or by the death of the process
      return new Scratch(folder, lock);
    } catch (IOException e) {
      throw new ArchiveException(
          "The folder for temporary files cannot be made; check the data folder's owner and space",
          e);
    }
  }

  /** The folder; its names without an ending are this class's own. */
  public Path folder() {
    return folder;
  }

  /** A name that is not taken, in this folder. */
  Path newFile() {
    return folder.resolve(Long.toString(next.getAndIncrement(), Character.MAX_RADIX));
  }

  Staged stage() {
    try {
      return Staged.create(newFile());
    } catch (IOException e) {
      throw new ArchiveException("No temporary file can be made; is the disk full?", e);
    }
  }

  boolean isWritable() {
    return Files.isWritable(folder);
  }

  @Override
  public void close() {
    try {
      lock.close();
      deleteTree(folder);
    } catch (IOException e) {
      throw new ArchiveException("Temporary files could not be deleted; the next start will", e);
    }
  }

  private static void sweep(Path parent) throws IOException {
    List<Path> runs;
    try (var entries = Files.list(parent)) {
      runs = entries.filter(path -> path.getFileName().toString().startsWith("run-")).toList();
    }
    for (Path run : runs) {
      if (isOfTheDead(run)) {
        deleteTree(run);
      }
    }
  }

  private static boolean isOfTheDead(Path run) throws IOException {
    // A folder without its lock file is being made at this moment, or was in the moment of death.
    Path file = run.resolve(LOCK);
    if (!Files.exists(file)) {
      return Files.getLastModifiedTime(run).toMillis()
          < System.currentTimeMillis() - STALE.toMillis();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false; // another archive in this very process
    }
  }

  /** Deletes a folder and what is in it; nothing happens if it is not there. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
