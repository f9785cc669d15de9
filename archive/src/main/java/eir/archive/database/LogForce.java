package eir.archive.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;

/**
 * Forces PostgreSQL's log to the disk, once for all who wait.
 *
 * <p>A commit that forces the log itself holds its locks meanwhile, the end of the journal's chain
 * among them, and the writers queue for the disk one by one. So work is committed first, as {@code
 * synchronous_commit} is off in every connection of the pool, and forced here. The log is forced in
 * order: whatever was built on unforced work is lost with it or kept with it (docs/decisions/0008).
 */
final class LogForce {
  // A record of no meaning, whose own synchronous commit forces all that was written before it.
  private static final String RECORD =
      "SELECT set_config('synchronous_commit', 'on', TRUE),"
          + " pg_logical_emit_message(TRUE, 'eir', '')";

  private final Jdbi jdbi;
  private final AtomicLong asked = new AtomicLong();
  private final ReentrantLock oneAtATime = new ReentrantLock(true); // guards forced
  private long forced;

  LogForce(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** When this returns, everything that was committed before the call is on disk. */
  void force() {
    long mine = asked.incrementAndGet();
    oneAtATime.lock();
    try {
      if (forced < mine) {
        long all = asked.get();
        jdbi.useHandle(handle -> handle.execute(RECORD));
        forced = all;
      }
    } finally {
      oneAtATime.unlock();
    }
  }
}
