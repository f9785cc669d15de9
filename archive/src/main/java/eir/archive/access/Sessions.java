package eir.archive.access;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.archive.object.Sha256;
import eir.trial.Role;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is signed in. Of a token only its SHA-256 is kept. */
public final class Sessions {
  /** Without a request for so long a session ends, unless the operator says otherwise. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** And after so long in any case. */
  public static final Duration LONGEST = Duration.ofHours(12);

  // A session is marked as seen at most so often: a page of twenty requests writes once.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
  private static final int ID_CHARACTERS = 16;

  // Whoever holds several begins in the one that is asked for most.
  private static final List<Role> FIRST_ROLES =
      List.of(
          Role.COORDINATOR,
          Role.SITE,
          Role.QC,
          Role.READER,
          Role.ADJUDICATOR,
          Role.PHYSICIAN,
          Role.AUDITOR,
          Role.ADMINISTRATOR);

  private final Database database;
  private final Accounts accounts;
  private final Events events;
  private final InstantSource clock;
  private final Duration idle;
  private final Duration longest;
  private final SecureRandom random = new SecureRandom();

  public Sessions(
      Database database,
      Accounts accounts,
      Events events,
      InstantSource clock,
      Duration idle,
      Duration longest) {
    this.database = database;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
    this.idle = idle;
    this.longest = longest;
  }

  /** Tries a password; a right one always begins a new session. */
  public SignIn signIn(String login, Password password) {
    if (!accounts.tries(login, password)) {
      // The login is not noted: people type their password into the wrong field.
      events.append(Act.of(Who.SYSTEM, "SIGN_IN_FAILED", "user", ""));
      return new SignIn.Refused();
    }
    Token token = Token.random(random);
    String id = CrockfordBase32.random(random, ID_CHARACTERS);
    return database.write(handle -> {
      Optional<Account> account = Accounts.find(handle, login);
      if (account.isEmpty() || account.get().state() != AccountState.ACTIVE) {
        return new SignIn.Refused();
      }
      handle.execute("DELETE FROM session WHERE started_at < ?", startedAfter());
      Session session =
          new Session(
              id,
              account.get(),
              firstRole(account.get()),
              Token.random(random).reveal(),
              clock.instant(),
              clock.instant());
      insert(handle, session, token);
      events.append(handle, Act.of(session.who(), "SIGN_IN", "user", session.account().userId()));
      return new SignIn.SignedIn(session, token);
    });
  }

  private static void insert(Handle handle, Session session, Token token) {
    handle.execute(
        """
        INSERT INTO session (id, token_sha256, login, role, csrf, started_at, last_seen_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        session.id(),
        hash(token),
        session.account().login(),
        session.role().name(),
        session.csrf(),
        session.started().toEpochMilli(),
        session.lastSeen().toEpochMilli());
  }

  /** The session of this token, which is thereby seen; empty if it has ended. */
  public Optional<Session> find(Token token) {
    Optional<Session> found = database.read(handle -> find(handle, token));
    found.filter(this::isDueToBeSeen).ifPresent(session -> seen(session.id()));
    return found;
  }

  private Optional<Session> find(Handle handle, Token token) {
    return handle
        .createQuery(
            """
            SELECT * FROM session
            WHERE token_sha256 = :hash AND started_at >= :started AND last_seen_at >= :seen
            """)
        .bind("hash", hash(token))
        .bind("started", startedAfter())
        .bind("seen", clock.instant().minus(idle).toEpochMilli())
        .map((row, _) -> session(handle, row))
        .findFirst();
  }

  private boolean isDueToBeSeen(Session session) {
    return !clock.instant().isBefore(session.lastSeen().plus(SEEN_EVERY));
  }

  private void seen(String id) {
    database.run(handle ->
        handle.execute("UPDATE session SET last_seen_at = ? WHERE id = ?", clock.millis(), id));
  }

  /**
   * Acts in another of the person's roles from now on.
   *
   * @return false if they do not hold it, or the session has ended
   */
  public boolean actAs(Token token, Role role) {
    return database.write(handle ->
        find(handle, token).filter(session -> session.account().roles().contains(role)).isPresent()
            && handle.execute(
                    "UPDATE session SET role = ? WHERE token_sha256 = ?", role.name(), hash(token))
                == 1);
  }

  // A role that was taken away meanwhile is not acted in: its sessions ended with it.
  private static Session session(Handle handle, ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        Accounts.find(handle, row.getString("login")).orElseThrow(),
        Role.valueOf(row.getString("role")),
        row.getString("csrf"),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "last_seen_at"));
  }

  private static Role firstRole(Account account) {
    return FIRST_ROLES.stream().filter(account.roles()::contains).findFirst().orElseThrow();
  }

  /** Signs out; nothing happens if the session has ended. */
  public void end(Token token) {
    database.run(handle -> {
      Optional<Session> ended =
          handle
              .createQuery("SELECT * FROM session WHERE token_sha256 = :hash")
              .bind("hash", hash(token))
              .map((row, _) -> session(handle, row))
              .findFirst();
      ended.ifPresent(session -> {
        handle.execute("DELETE FROM session WHERE token_sha256 = ?", hash(token));
        events.append(
            handle, Act.of(session.who(), "SIGN_OUT", "user", session.account().userId()));
      });
    });
  }

  /**
   * Signs the person out everywhere.
   *
   * @return how many sessions ended
   */
  public int endAll(String login, Who who) {
    return database.write(handle -> {
      int ended = handle.execute("DELETE FROM session WHERE login = ?", login);
      if (ended > 0) {
        String userId = Accounts.find(handle, login).orElseThrow().userId();
        events.append(handle, Act.of(who, "SIGN_OUT", "user", userId).with("sessions", ended));
      }
      return ended;
    });
  }

  private long startedAfter() {
    Instant oldest = clock.instant().minus(longest);
    return oldest.toEpochMilli();
  }

  private static byte[] hash(Token token) {
    return Sha256.hashOf(token.ascii()).bytes();
  }
}
