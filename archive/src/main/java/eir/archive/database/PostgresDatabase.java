package eir.archive.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import eir.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** PostgreSQL through a pool; several servers may share it. Virtual threads wait in it freely. */
public final class PostgresDatabase implements Database {
  private static final int CONNECTIONS = 16;
  private static final int WRITERS = 8;
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 5;
  // Serialization failure and deadlock: PostgreSQL asks to run the transaction again.
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final LogForce force;
  // In the order of their coming: the pool itself lets a busy writer overtake those that wait, and
  // writers that queue for the end of the journal must leave connections for readers.
  private final Semaphore writers = new Semaphore(WRITERS, true);

  private PostgresDatabase(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.force = new LogForce(jdbi);
  }

  /** Connects and brings the schema forward if it is behind. */
  public static PostgresDatabase open(DatabaseAddress.PostgreSql address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    address.passwordFile().ifPresent(file -> config.setPassword(firstLine(file)));
    config.setPoolName("eir");
    config.setMaximumPoolSize(CONNECTIONS);
    // Said once here, as each of them would be a question more in every transaction.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql("SET synchronous_commit TO OFF"); // see LogForce
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(WAIT.toMillis());
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "eir");
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw unreachable(e);
    }
    try (Connection connection = pool.getConnection()) {
      PostgresDatabase database = new PostgresDatabase(pool);
      if (Schema.versionIn(connection, Kind.POSTGRESQL) < Schema.VERSION) {
        Schema.migrate(pool, Kind.POSTGRESQL);
        database.force.force();
      }
      return database;
    } catch (SQLException e) {
      pool.close();
      throw unreachable(e);
    } catch (ArchiveException e) {
      pool.close();
      throw e;
    }
  }

  private static ArchiveException unreachable(Exception cause) {
    return new ArchiveException(
        "PostgreSQL does not answer or refuses the user; check EIR_DB and EIR_DB_PASSWORD_FILE",
        cause);
  }

  private static String firstLine(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty() ? "" : lines.getFirst();
    } catch (IOException e) {
      throw new ArchiveException("The file named by EIR_DB_PASSWORD_FILE cannot be read", e);
    }
  }

  @Override
  public Kind kind() {
    return Kind.POSTGRESQL;
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return jdbi.withHandle(query::apply);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        T answer = inTurn(work);
        force.force();
        return answer;
      } catch (JdbiException e) {
        if (attempt == ATTEMPTS || !asksToRunAgain(e)) {
          throw e;
        }
      }
    }
  }

  private <T> T inTurn(Function<Handle, T> work) {
    try {
      if (!writers.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ArchiveException("The database has too much to write at this moment; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("Interrupted while the database worked; ask again", e);
    }
    try {
      return jdbi.inTransaction(work::apply);
    } finally {
      writers.release();
    }
  }

  private static boolean asksToRunAgain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && AGAIN.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isReady() {
    try {
      return read(
          handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).findOne().isPresent());
    } catch (JdbiException e) {
      return false;
    }
  }

  @Override
  public Path copyInto(Path folder) {
    Path copy = folder.resolve("tables");
    read(handle -> {
      PostgresCopy.write(handle.getConnection(), copy);
      return true;
    });
    return copy;
  }

  /** Fills the empty tables from what {@link #copyInto} wrote, in one transaction. */
  public void fillFrom(Path tables) {
    jdbi.useHandle(handle -> PostgresCopy.read(handle.getConnection(), tables));
    force.force();
  }

  @Override
  public void close() {
    pool.close();
  }
}
