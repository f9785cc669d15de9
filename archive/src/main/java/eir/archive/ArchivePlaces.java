package eir.archive;

import eir.archive.database.Database;
import eir.archive.database.DatabaseAddress;
import eir.archive.database.PostgresDatabase;
import eir.archive.database.SqliteDatabase;
import eir.archive.object.FolderObjects;
import eir.archive.object.Objects;
import eir.archive.object.S3Objects;
import java.nio.file.Path;

/**
 * Where an archive lies.
 *
 * @param folder the data folder (EIR_DATA): holds {@code db/ blobs/ tmp/ backup/}, made if missing
 * @param database EIR_DB: empty for SQLite in the folder, {@code sqlite:PATH}, or {@code
 *     postgresql://user@host:port/database}
 * @param databasePasswordFile EIR_DB_PASSWORD_FILE: its first line is PostgreSQL's password; empty
 *     text if there is none
 * @param blobs EIR_BLOBS: empty for {@code blobs/} in the folder, a folder, or {@code
 *     s3://bucket/prefix?endpoint=…&region=…}
 */
public record ArchivePlaces(
    Path folder, String database, String databasePasswordFile, String blobs) {

  /** SQLite and blobs in one folder. */
  public static ArchivePlaces in(Path folder) {
    return new ArchivePlaces(folder, "", "", "");
  }

  /** Where the database is. */
  public DatabaseAddress databaseAddress() {
    return DatabaseAddress.parse(database, databasePasswordFile, folder);
  }

  /** Whether several servers may work on it at once: nothing that counts is in the folder. */
  public boolean isShared() {
    return databaseAddress() instanceof DatabaseAddress.PostgreSql && isS3();
  }

  private boolean isS3() {
    return blobs.startsWith("s3:");
  }

  /** Opens the database alone and brings its schema forward. */
  public Database openDatabase() {
    return switch (databaseAddress()) {
      case DatabaseAddress.Sqlite(Path file) -> SqliteDatabase.open(file);
      case DatabaseAddress.PostgreSql address -> PostgresDatabase.open(address);
    };
  }

  /** Opens the object store alone. The classes of the S3 client are loaded only for {@code s3:}. */
  public Objects openObjects() {
    if (isS3()) {
      return S3Objects.open(blobs, folder.resolve("tmp"));
    }
    return FolderObjects.open(blobs.isBlank() ? folder.resolve("blobs") : Path.of(blobs));
  }
}
