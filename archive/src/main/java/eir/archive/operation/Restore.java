package eir.archive.operation;

import eir.archive.Archive;
import eir.archive.ArchiveException;
import eir.archive.ArchivePlaces;
import eir.archive.database.DatabaseAddress;
import eir.archive.database.PostgresDatabase;
import eir.archive.index.ErasureList;
import eir.archive.index.SubmissionVersion;
import eir.archive.journal.Who;
import eir.archive.object.Objects;
import eir.archive.object.Sha256;
import eir.archive.object.Staged;
import eir.archive.operation.Manifest.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a backup, and makes an archive of it at places that hold none. */
public final class Restore {
  private Restore() {}

  /**
   * What a check of a backup's files found.
   *
   * @param damaged paths within the backup whose bytes give another hash, or that are not there
   */
  public record Check(long files, List<String> damaged) {
    public Check {
      damaged = List.copyOf(damaged);
    }

    public boolean isWhole() {
      return damaged.isEmpty();
    }
  }

  /** Reads every file of the backup and compares it with the list. */
  public static Check verify(Path backup) {
    List<Line> lines = Manifest.read(backup);
    List<String> damaged = new ArrayList<>();
    for (Line line : lines) {
      try {
        Path file = backup.resolve(line.path());
        if (!Files.isRegularFile(file) || !Manifest.hash(file).equals(line.sha256())) {
          damaged.add(line.path());
        }
      } catch (IOException e) {
        damaged.add(line.path());
      }
    }
    return new Check(lines.size(), damaged);
  }

  /**
   * What was restored.
   *
   * @param erasedAgain submissions that the backup still held and that were erased since
   * @param verified what {@link Verify} says of the restored archive
   */
  public record Result(int erasedAgain, Verify.Result verified) {}

  /**
   * Makes the archive again, erases what was erased since the backup, then reads all of it. Bytes
   * of erased images are never written to the new places.
   *
   * @param places where no archive is yet; the same kind of database as the backup's. A list of
   *     erasures that survived in its data folder counts
   * @param erased what else is known to be erased: the newest {@link ErasureList}
   * @throws ArchiveException if the backup is damaged or the places are taken; nothing is written
   *     then
   */
  public static Result into(
      ArchivePlaces places, Path backup, List<SubmissionVersion> erased, InstantSource clock) {
    Check check = verify(backup);
    if (!check.isWhole()) {
      throw new ArchiveException(
          "%d of %d files of the backup are damaged or missing; take another backup"
              .formatted(check.damaged().size(), check.files()));
    }
    Set<SubmissionVersion> gone = new LinkedHashSet<>(erased);
    gone.addAll(ErasureList.read(places.folder()));
    gone.addAll(ErasureList.read(backup));
    database(places, backup);
    try (Archive archive = Archive.open(places, clock)) {
      ErasureList.add(places.folder(), List.copyOf(gone));
      int erasedAgain = 0;
      for (SubmissionVersion each : gone) {
        if (archive.submissions().erase(each, Who.SYSTEM, "erased before the restore")) {
          erasedAgain++;
        }
      }
      IndexedObjects.forEach(archive, each -> restore(archive.objects(), backup, each));
      return new Result(erasedAgain, Verify.all(archive));
    }
  }

  private static void database(ArchivePlaces places, Path backup) {
    switch (places.databaseAddress()) {
      case DatabaseAddress.Sqlite(Path file) -> {
        Path copy = backup.resolve("db").resolve("eir.db");
        requireKind(Files.exists(copy));
        if (Files.exists(file)) {
          throw taken();
        }
        try {
          Path folder = file.toAbsolutePath().getParent();
          if (folder != null) {
            Files.createDirectories(folder);
          }
          Files.copy(copy, file);
        } catch (IOException e) {
          throw new ArchiveException("The database cannot be restored; is the disk full?", e);
        }
      }
      case DatabaseAddress.PostgreSql address -> {
        Path tables = backup.resolve("db").resolve("tables");
        requireKind(Files.isDirectory(tables));
        try (PostgresDatabase database = PostgresDatabase.open(address)) {
          boolean isEmpty =
              database.read(handle ->
                  handle
                      .createQuery("SELECT 1 FROM site UNION ALL SELECT 1 FROM account")
                      .mapTo(Integer.class)
                      .list()
                      .isEmpty());
          if (!isEmpty) {
            throw taken();
          }
          database.fillFrom(tables);
        }
      }
    }
  }

  private static ArchiveException taken() {
    return new ArchiveException(
        "There is an archive already; restore into an empty data folder or database");
  }

  private static void requireKind(boolean isSame) {
    if (!isSame) {
      throw new ArchiveException(
          "The backup is of the other kind of database; set EIR_DB to the kind it was made from");
    }
  }

  /** Copies one object; {@link Verify} will say if the backup has none. */
  private static void restore(Objects objects, Path backup, Sha256 sha256) {
    Path file = backup.resolve("blobs").resolve(Backup.path(sha256));
    if (!Files.exists(file)) {
      return;
    }
    try (Staged staged = objects.stage()) {
      try (OutputStream out = staged.output()) {
        Files.copy(file, out);
      }
      if (!staged.sha256().equals(sha256)) {
        throw new ArchiveException("The backup changed while it was read; begin again");
      }
      objects.commit(staged);
    } catch (IOException e) {
      throw new ArchiveException("An object cannot be restored; is the disk full?", e);
    }
  }
}
