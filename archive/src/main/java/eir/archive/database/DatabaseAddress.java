package eir.archive.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the database is: the forms of {@code EIR_DB}. */
public sealed interface DatabaseAddress {

  /** A file; its folder is made if it is not there. */
  record Sqlite(Path file) implements DatabaseAddress {}

  /**
   * A server. The password comes from a file of its own, never from the address, so that neither a
   * process list nor a log can show it.
   *
   * @param options what follows the question mark, as the driver takes it ({@code sslmode=…}); may
   *     be empty
   */
  record PostgreSql(
      String host,
      int port,
      String database,
      String user,
      Optional<Path> passwordFile,
      String options)
      implements DatabaseAddress {

    String jdbcUrl() {
      return "jdbc:postgresql://%s:%d/%s%s"
          .formatted(host, port, database, options.isEmpty() ? "" : "?" + options);
    }
  }

  /**
   * Reads an address.
   *
   * @param address empty for {@code db/eir.db} in the data folder, {@code sqlite:PATH}, or {@code
   *     postgresql://user@host:port/database}
   * @param passwordFile file whose first line is PostgreSQL's password; empty text for none
   */
  static DatabaseAddress parse(String address, String passwordFile, Path dataFolder) {
    if (address.isBlank()) {
      return new Sqlite(dataFolder.resolve("db").resolve("eir.db"));
    }
    if (address.startsWith("sqlite:")) {
      return new Sqlite(Path.of(address.substring("sqlite:".length())));
    }
    if (!address.startsWith("postgresql://")) {
      throw new IllegalArgumentException(
          "EIR_DB is none of: sqlite:PATH, postgresql://user@host:port/database");
    }
    try {
      return postgreSql(new URI(address), passwordFile);
    } catch (URISyntaxException e) {
      // The cause would repeat the address, which may hold a password.
      throw new IllegalArgumentException(
          "EIR_DB cannot be read; expected postgresql://user@host:port/database");
    }
  }

  private static DatabaseAddress postgreSql(URI uri, String passwordFile) {
    String user = uri.getUserInfo();
    String path = uri.getPath();
    if (uri.getHost() == null || user == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(
          "EIR_DB lacks user, host or database; expected postgresql://user@host:port/database");
    }
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "EIR_DB holds a password; put it into a file and name that by EIR_DB_PASSWORD_FILE");
    }
    return new PostgreSql(
        uri.getHost(),
        uri.getPort() < 0 ? 5432 : uri.getPort(),
        path.substring(1),
        user,
        passwordFile.isBlank() ? Optional.empty() : Optional.of(Path.of(passwordFile)),
        uri.getQuery() == null ? "" : uri.getQuery());
  }
}
