package eir.archive.index;

import eir.archive.ArchiveException;
import eir.archive.database.Database;
import eir.archive.object.Objects;
import eir.archive.object.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The rows that say which objects are needed, and the one place where bytes are deleted.
 *
 * <p>Bytes arrive before their row and leave with it. Whoever stops needing an object condemns it,
 * which is only a hint; the reaper locks the row, asks whether anything still refers to it, and
 * deletes row and bytes in one transaction. Whoever begins to need an object takes the same lock
 * and then asks whether the bytes are there. So an arrival and a deletion of the same bytes come
 * one after the other, and no row is ever left without bytes.
 *
 * <p>A transaction that locks several objects does so in the order of their hashes: two that want
 * the same ones then wait for each other instead of for ever.
 */
final class ObjectRows {
  private static final int REAPED_AT_ONCE = 32;

  private ObjectRows() {}

  /** One {@link Adoption} on the connection of {@code handle}. */
  static boolean adopt(Handle handle, Sha256 sha256, long lengthBytes) {
    try (Adoption adoption = new Adoption(handle.getConnection())) {
      return adoption.adopt(sha256, lengthBytes);
    } catch (SQLException e) {
      throw new ArchiveException("The index did not take an object in; try again", e);
    }
  }

  /** Makes objects needed, in the transaction that inserts what needs them; plain JDBC. */
  static final class Adoption implements AutoCloseable {
    private final PreparedStatement ofNew;
    private final PreparedStatement ofNeeded;
    private final PreparedStatement ofAny;

    Adoption(Connection connection) throws SQLException {
      String insert =
          "INSERT INTO object (sha256, length_bytes) VALUES (?, ?) ON CONFLICT (sha256)";
      ofNew = connection.prepareStatement(insert + " DO NOTHING");
      ofNeeded =
          connection.prepareStatement(
              "UPDATE object SET condemned_at = NULL WHERE sha256 = ? AND condemned_at IS NULL");
      ofAny = connection.prepareStatement(insert + " DO UPDATE SET condemned_at = NULL");
    }

    /**
     * Makes one object needed.
     *
     * @return whether the caller must still make sure that the bytes are there ({@link
     *     #requireBytes}): the row is new, or was condemned
     */
    boolean adopt(Sha256 sha256, long lengthBytes) throws SQLException {
      byte[] hash = sha256.bytes();
      ofNew.setBytes(1, hash);
      ofNew.setLong(2, lengthBytes);
      if (ofNew.executeUpdate() == 1) {
        return true;
      }
      ofNeeded.setBytes(1, hash);
      if (ofNeeded.executeUpdate() == 1) {
        return false;
      }
      ofAny.setBytes(1, hash);
      ofAny.setLong(2, lengthBytes);
      ofAny.executeUpdate();
      return true;
    }

    @Override
    public void close() throws SQLException {
      ofNew.close();
      ofNeeded.close();
      ofAny.close();
    }
  }

  /**
   * Stops the transaction if bytes are gone; nothing is acknowledged and the sender sends again.
   */
  static void requireBytes(Objects objects, Set<Sha256> adopted) {
    if (!objects.missing(adopted).isEmpty()) {
      throw new ArchiveException(
          "Files that have just arrived were deleted by a clean-up at the same moment; send them"
              + " again");
    }
  }

  /** Bytes that lie in the store and that nothing needs. */
  static void condemnUnused(Handle handle, Sha256 sha256, long lengthBytes, long now) {
    handle.execute(
        """
        INSERT INTO object (sha256, length_bytes, condemned_at) VALUES (?, ?, ?)
        ON CONFLICT (sha256) DO NOTHING
        """,
        sha256.bytes(),
        lengthBytes,
        now);
  }

  /** Says that this object may not be needed any more. */
  static void condemn(Handle handle, Sha256 sha256, long now) {
    handle.execute("UPDATE object SET condemned_at = ? WHERE sha256 = ?", now, sha256.bytes());
  }

  /** Deletes what was condemned and is needed by nothing. */
  static int reap(Database database, Objects objects) {
    int deleted = 0;
    while (true) {
      List<Sha256> condemned =
          database.read(handle ->
              handle
                  .createQuery(
                      "SELECT sha256 FROM object WHERE condemned_at IS NOT NULL"
                          + " ORDER BY sha256 LIMIT :limit")
                  .bind("limit", REAPED_AT_ONCE)
                  .map((row, _) -> Sha256.of(row.getBytes(1)))
                  .list());
      if (condemned.isEmpty()) {
        return deleted;
      }
      deleted +=
          database.write(
              handle -> condemned.stream().mapToInt(each -> reap(handle, objects, each)).sum());
    }
  }

  private static int reap(Handle handle, Objects objects, Sha256 sha256) {
    byte[] hash = sha256.bytes();
    // First the lock, then the question in a statement of its own: under READ COMMITTED only a new
    // statement sees what others committed while we waited.
    int locked =
        handle.execute(
            "UPDATE object SET condemned_at = condemned_at"
                + " WHERE sha256 = ? AND condemned_at IS NOT NULL",
            hash);
    if (locked == 0) {
      return 0;
    }
    int rows =
        handle.execute(
            """
            DELETE FROM object WHERE sha256 = ?
              AND NOT EXISTS (SELECT 1 FROM instance WHERE instance.sha256 = object.sha256)
              AND NOT EXISTS (SELECT 1 FROM bundle WHERE bundle.sha256 = object.sha256)
            """,
            hash);
    if (rows == 0) {
      handle.execute("UPDATE object SET condemned_at = NULL WHERE sha256 = ?", hash);
      return 0;
    }
    objects.delete(sha256);
    return 1;
  }
}
