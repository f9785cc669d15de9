package eir.archive.database;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in write-ahead mode with {@code synchronous=FULL}.
 *
 * <p>A call into SQLite is native and would hold the carrier of a virtual thread, so all of it
 * happens on platform threads: a few that read and one that writes. Writes that wait together are
 * committed together, one force of the disk for all; answers are given after it.
 */
public final class SqliteDatabase implements Database {
  private static final int READERS = 4;

  private final Path file;
  private final SqliteWriter writer;
  private final ExecutorService readers;
  private final CompletableFuture<Jdbi> jdbi;
  private final BlockingQueue<Handle> idleHandles = new ArrayBlockingQueue<>(READERS);

  private SqliteDatabase(Path file, SqliteWriter writer, SQLiteDataSource source) {
    this.file = file;
    this.writer = writer;
    this.readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("eir-sqlite-read-", 0).factory());
    // Begun here and awaited by the first query: the classes load while the server starts.
    this.jdbi = CompletableFuture.supplyAsync(() -> Jdbi.create(source::getConnection), readers);
  }

  /**
   * Opens the file, makes it if it is not there, and brings its schema forward, after a copy beside
   * it if it held anything.
   */
  public static SqliteDatabase open(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      SQLiteDataSource source = new SQLiteDataSource(config());
      source.setUrl("jdbc:sqlite:" + file);
      Connection connection = source.getConnection();
      int version = Schema.versionIn(connection, Kind.SQLITE);
      if (version < Schema.VERSION) {
        if (version > 0) {
          copy(connection, file.resolveSibling("before-schema-" + Schema.VERSION + ".db"));
        }
        Schema.migrate(source, Kind.SQLITE);
      }
      return new SqliteDatabase(file, SqliteWriter.start(connection), source);
    } catch (IOException | SQLException e) {
      throw new ArchiveException(
          "The SQLite database cannot be opened; check the data folder's owner and free space", e);
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000); // another process: an eir command beside the server
    return config;
  }

  @Override
  public Kind kind() {
    return Kind.SQLITE;
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return answer(
        CompletableFuture.supplyAsync(
            () -> {
              Handle idle = idleHandles.poll();
              Handle handle = idle == null ? openReader() : idle;
              try {
                return query.apply(handle);
              } finally {
                idleHandles.add(handle); // never more than threads
              }
            },
            readers));
  }

  private Handle openReader() {
    Handle handle = jdbi.join().open();
    handle.setStatementBuilder(new KeptStatements());
    return handle;
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return answer(writer.submit(work));
  }

  @Override
  public boolean isReady() {
    return read(
        handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).findOne().isPresent());
  }

  @Override
  public Path copyInto(Path folder) {
    Path copy = folder.resolve("eir.db");
    SQLiteDataSource source = new SQLiteDataSource(config());
    source.setUrl("jdbc:sqlite:" + file);
    // Its own connection and a reader's thread: a long copy keeps nobody from writing.
    return answer(
        CompletableFuture.supplyAsync(
            () -> {
              try (Connection connection = source.getConnection()) {
                copy(connection, copy);
                return copy;
              } catch (SQLException e) {
                throw new ArchiveException(
                    "The database could not be copied; is the disk full?", e);
              }
            },
            readers));
  }

  private static void copy(Connection connection, Path copy) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
    }
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    idleHandles.forEach(Handle::close);
  }

  private static <T> T answer(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new ArchiveException("The database failed", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("Interrupted while the database worked; ask again", e);
    }
  }
}
