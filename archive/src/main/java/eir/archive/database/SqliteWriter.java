package eir.archive.database;

import eir.archive.ArchiveException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes to SQLite. It takes what waits, up to 64 jobs, runs each under a
 * savepoint so that one failure does not sink the others, commits once and then answers all.
 */
final class SqliteWriter {
  private static final int GROUP = 64;
  private static final int WAITING = 10_000;

  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>(WAITING);
  private final Connection connection;
  private final Map<String, PreparedStatement> boundaries = new HashMap<>(); // of transactions
  private final Thread thread;
  private volatile boolean closing;

  private SqliteWriter(Connection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().daemon().name("eir-sqlite-write").unstarted(this::work);
  }

  static SqliteWriter start(Connection connection) {
    SqliteWriter writer = new SqliteWriter(connection);
    writer.thread.start();
    return writer;
  }

  <T> CompletableFuture<T> submit(Function<Handle, T> work) {
    Job<T> job = new Job<>(work);
    if (closing || !queue.offer(job)) {
      job.answer.completeExceptionally(
          new ArchiveException("The database has too much to write at this moment; try again"));
    }
    return job.answer;
  }

  /** Finishes what waits, then ends. */
  void close() {
    closing = true;
    queue.add(new Job<>(ignored -> true)); // wakes the thread
    try {
      thread.join();
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new ArchiveException("The database could not be closed; nothing is lost", e);
    }
  }

  private void work() {
    Handle handle = Jdbi.open(connection); // loads hundreds of classes: not while others wait
    handle.setStatementBuilder(new KeptStatements());
    List<Job<?>> group = new ArrayList<>(GROUP);
    while (!closing || !queue.isEmpty()) {
      try {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        commit(handle, group);
      } catch (InterruptedException e) {
        closing = true;
      }
    }
  }

  // By hand: with auto-commit off, the driver begins the next transaction at once after a commit
  // and would keep every other process from writing for ever.
  private void commit(Handle handle, List<Job<?>> group) {
    try {
      execute("BEGIN IMMEDIATE");
      for (Job<?> job : group) {
        run(handle, job);
      }
      execute("COMMIT");
    } catch (SQLException | RuntimeException | Error e) {
      rollback(e);
      ArchiveException failure =
          new ArchiveException("The database did not confirm a write; is the disk full?", e);
      group.forEach(job -> job.fail(failure));
      return;
    }
    group.forEach(Job::deliver);
  }

  private void run(Handle handle, Job<?> job) throws SQLException {
    execute("SAVEPOINT job");
    try {
      job.run(handle);
    } catch (RuntimeException | Error e) {
      execute("ROLLBACK TO job");
      job.failure = e;
    }
    execute("RELEASE job");
  }

  private void rollback(Throwable cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e); // there was no transaction to roll back
    }
  }

  private void execute(String sql) throws SQLException {
    PreparedStatement statement = boundaries.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      boundaries.put(sql, statement);
    }
    statement.execute();
  }

  private static final class Job<T> {
    private final Function<Handle, T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Job(Function<Handle, T> work) {
      this.work = work;
    }

    void run(Handle handle) {
      result = work.apply(handle);
    }

    void deliver() {
      if (failure != null) {
        answer.completeExceptionally(failure);
      } else {
        answer.complete(result);
      }
    }

    void fail(Throwable why) {
      answer.completeExceptionally(why);
    }
  }
}
