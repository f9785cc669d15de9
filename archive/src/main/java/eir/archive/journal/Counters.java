package eir.archive.journal;

import org.jdbi.v3.core.Handle;

/** Numbers that are given out once. The row is locked until the transaction ends: no gaps. */
public final class Counters {
  private Counters() {}

  /** The next number; 1 first. */
  public static long next(Handle handle, String name) {
    return step(handle, name, 1);
  }

  /** Takes the last {@link #next} of this same transaction back. */
  public static void giveBack(Handle handle, String name) {
    step(handle, name, -1);
  }

  private static long step(Handle handle, String name, int by) {
    return handle
        .createQuery(
            """
            INSERT INTO counter (name, last) VALUES (:name, :by)
            ON CONFLICT (name) DO UPDATE SET last = counter.last + excluded.last
            RETURNING last
            """)
        .bind("name", name)
        .bind("by", by)
        .mapTo(Long.class)
        .one();
  }
}
