package eir.archive.access;

import eir.archive.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/**
 * Counts guesses at a person's password, in the database, so that several servers count together.
 *
 * <p>An attempt is counted before the password is looked at: guesses that come at the same moment
 * count too.
 */
final class PasswordAttempts {
  /** So many wrong ones within {@link #WINDOW}, then the account rests (ASVS 5.0.0 §6.3). */
  static final int MOST = 10;

  static final Duration WINDOW = Duration.ofMinutes(15);

  private final Database database;
  private final InstantSource clock;

  PasswordAttempts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Counts one; whether it may still succeed. Unknown logins are nobody's and are not kept. */
  boolean begin(String login) {
    return database.write(handle -> {
      long now = clock.millis();
      int known =
          handle.execute(
              "UPDATE account SET created_at = created_at WHERE login = ?", login); // the lock
      if (known == 0) {
        return false;
      }
      handle.execute("DELETE FROM password_attempt WHERE at <= ?", now - WINDOW.toMillis());
      int earlier =
          handle
              .createQuery("SELECT COUNT(*) FROM password_attempt WHERE login = :login")
              .bind("login", login)
              .mapTo(Integer.class)
              .one();
      if (earlier >= MOST) {
        return false;
      }
      handle.execute("INSERT INTO password_attempt (login, at) VALUES (?, ?)", login, now);
      return true;
    });
  }

  /** After the right one. */
  static void forget(Handle handle, String login) {
    handle.execute("DELETE FROM password_attempt WHERE login = ?", login);
  }
}
