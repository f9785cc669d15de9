package eir.archive.database;

import eir.archive.ArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All tables of the schema as files in PostgreSQL's own binary form, from one snapshot. Written by
 * COPY, so no {@code pg_dump} of the right version needs to be installed beside Eir.
 */
final class PostgresCopy {
  private static final String SUFFIX = ".copy";

  private PostgresCopy() {}

  static void write(Connection connection, Path folder) {
    try {
      Files.createDirectories(folder);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables(statement)) {
          try (OutputStream out = Files.newOutputStream(folder.resolve(table + SUFFIX))) {
            copies.copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
          }
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (IOException | SQLException e) {
      throw new ArchiveException("The database could not be copied; is the disk full?", e);
    }
  }

  /** Fills the empty tables of a fresh schema, in one transaction. */
  static void read(Connection connection, Path folder) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : parentsFirst(statement)) {
          try (InputStream in = Files.newInputStream(folder.resolve(table + SUFFIX))) {
            copies.copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", in);
          }
        }
        advanceIdentities(statement);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (IOException | SQLException e) {
      throw new ArchiveException("The database could not be filled from the backup", e);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    return column(
        statement,
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            + " AND tablename <> 'eir_schema_history' ORDER BY tablename");
  }

  /** The tables, each after those that its foreign keys point to. */
  private static List<String> parentsFirst(Statement statement) throws SQLException {
    Map<String, Set<String>> parents = new TreeMap<>();
    for (String table : tables(statement)) {
      parents.put(
          table,
          new HashSet<>(
              column(
                  statement,
                  "SELECT DISTINCT confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
                      + " AND conrelid = '"
                      + table
                      + "'::regclass AND confrelid <> conrelid")));
    }
    List<String> sorted = new ArrayList<>();
    while (sorted.size() < parents.size()) {
      List<String> next =
          parents.keySet().stream()
              .filter(table -> !sorted.contains(table))
              .filter(table -> sorted.containsAll(parents.getOrDefault(table, Set.of())))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("The schema's foreign keys form a circle");
      }
      sorted.addAll(next);
    }
    return sorted;
  }

  private static void advanceIdentities(Statement statement) throws SQLException {
    List<String> calls =
        column(
            statement,
            """
            SELECT format(
              'SELECT setval(pg_get_serial_sequence(%L, %L), COALESCE(MAX(%I), 0) + 1, false) FROM %I',
              table_name, column_name, column_name, table_name)
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND is_identity = 'YES'
            """);
    for (String call : calls) {
      statement.execute(call);
    }
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
