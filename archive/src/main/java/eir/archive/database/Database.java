package eir.archive.database;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The index and the log of acts, in SQLite or PostgreSQL. Safe for many threads, virtual ones
 * included.
 *
 * <p>What runs in {@link #write} may run twice (after a deadlock), so it changes nothing but the
 * database. The handle is the work's for its duration only.
 */
public interface Database extends AutoCloseable {

  /** Which of the two; the SQL is the same text but for what the schema's placeholders say. */
  enum Kind {
    SQLITE,
    POSTGRESQL
  }

  Kind kind();

  /** Asks; each statement sees what was committed before it. */
  <T> T read(Function<Handle, T> query);

  /** Runs as one transaction: all of it is durable when this returns, or none of it happened. */
  <T> T write(Function<Handle, T> work);

  /** {@link #write} without an answer. */
  default void run(Consumer<Handle> work) {
    write(handle -> {
      work.accept(handle);
      return true;
    });
  }

  /** Whether it answers. */
  boolean isReady();

  /**
   * Writes a consistent copy of all of it into {@code folder}, while others go on writing.
   *
   * @return the file written
   */
  Path copyInto(Path folder);

  @Override
  void close();
}
