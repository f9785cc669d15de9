package eir.archive.access;

import eir.archive.access.AccountChange.Done;
import eir.archive.access.AccountChange.LoginTaken;
import eir.archive.access.AccountChange.NotAllowed;
import eir.archive.access.AccountChange.PasswordRefused;
import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Counters;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The people who sign in. There is no default password: the first administrator is made by a
 * one-time right that is printed at the first start, and others choose their own by a mailed one.
 */
public final class Accounts {
  /** How long the right to make the first administrator lasts. */
  public static final Duration SETUP_AGE = Duration.ofHours(24);

  private static final String SELECT =
      """
      SELECT account.*, (
        SELECT string_agg(role, ',') FROM role_grant
        WHERE role_grant.login = account.login AND trial IN ('', (SELECT MIN(id) FROM trial))
      ) AS roles
      FROM account
      """;

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final PasswordAttempts attempts;
  private final PasswordRules rules = PasswordRules.load();
  private final SecureRandom random = new SecureRandom();

  public Accounts(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.attempts = new PasswordAttempts(database, clock);
  }

  /** Whether nobody can sign in yet. */
  public boolean isEmpty() {
    return database.read(Accounts::isEmpty);
  }

  private static boolean isEmpty(Handle handle) {
    return handle
        .createQuery("SELECT 1 FROM account LIMIT 1")
        .mapTo(Integer.class)
        .list()
        .isEmpty();
  }

  /**
   * The one-time right to make the first administrator. Any that was given before ends.
   *
   * @return empty if there are accounts already
   */
  public Optional<Token> mintSetup() {
    Token token = Token.random(random);
    return database.write(handle -> {
      if (!isEmpty(handle)) {
        return Optional.<Token>empty();
      }
      handle.execute("DELETE FROM setup_token");
      handle.execute(
          "INSERT INTO setup_token (token_sha256, expires_at) VALUES (?, ?)",
          Sha256.hashOf(token.ascii()).bytes(),
          clock.instant().plus(SETUP_AGE).toEpochMilli());
      return Optional.of(token);
    });
  }

  /** Makes the first administrator and uses the right up. A refused password leaves it. */
  public AccountChange setUp(Token setup, String login, String name, Password password) {
    AccountOrder order =
        AccountOrder.plain(login, name, Set.of(Role.ADMINISTRATOR, Role.COORDINATOR));
    Optional<PasswordProblem> problem = rules.check(password, login);
    if (problem.isPresent()) {
      return new PasswordRefused(problem.get());
    }
    String hash = PasswordHash.of(password, random);
    return database.write(handle -> {
      int used =
          handle.execute(
              "DELETE FROM setup_token WHERE token_sha256 = ? AND expires_at > ?",
              Sha256.hashOf(setup.ascii()).bytes(),
              clock.millis());
      return used == 1 && isEmpty(handle)
          ? insert(handle, order, hash, Optional.of(clock.instant()), Who.SYSTEM)
          : new NotAllowed();
    });
  }

  /** Makes an account that signs in at once. */
  public AccountChange create(AccountOrder order, Password password, Who who) {
    Optional<PasswordProblem> problem = rules.check(password, order.login());
    if (problem.isPresent()) {
      return new PasswordRefused(problem.get());
    }
    String hash = PasswordHash.of(password, random);
    return database.write(handle -> insert(handle, order, hash, Optional.of(clock.instant()), who));
  }

  AccountChange insert(
      Handle handle, AccountOrder order, String hash, Optional<Instant> joined, Who who) {
    int inserted =
        handle
            .createUpdate(
                """
                INSERT INTO account (user_id, login, name, email, language, site, password,
                  created_at, joined_at)
                VALUES (:user, :login, :name, :email, :language, :site, :password, :now, :joined)
                ON CONFLICT DO NOTHING
                """)
            .bind("user", "u-%04d".formatted(Counters.next(handle, "user")))
            .bind("login", order.login())
            .bind("name", order.name())
            .bind("email", order.email())
            .bind("language", order.language())
            .bind("site", order.site())
            .bind("password", hash)
            .bind("now", clock.millis())
            .bind("joined", joined.map(Instant::toEpochMilli))
            .execute();
    if (inserted == 0) {
      Counters.giveBack(handle, "user");
      return new LoginTaken();
    }
    order.roles().forEach(role -> RoleGrants.insert(handle, order.login(), role));
    Account account = find(handle, order.login()).orElseThrow();
    String roles = order.roles().stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    events.append(
        handle, Act.of(who, "USER_CREATED", "user", account.userId()).with("roles", roles));
    return new Done(account);
  }

  /** The person's own change; their other sessions end, and this one too. */
  public AccountChange changePassword(Session session, Password old, Password next) {
    String login = session.account().login();
    return tries(login, old) ? setPassword(login, next, session.who()) : new NotAllowed();
  }

  /** An administrator sets a new one; all sessions of the person end. */
  public AccountChange resetPassword(String login, Password next, Who who) {
    return setPassword(login, next, who);
  }

  private AccountChange setPassword(String login, Password next, Who who) {
    Optional<PasswordProblem> problem = rules.check(next, login);
    if (problem.isPresent()) {
      return new PasswordRefused(problem.get());
    }
    String hash = PasswordHash.of(next, random);
    return database.write(handle -> setPassword(handle, login, hash, who));
  }

  private AccountChange setPassword(Handle handle, String login, String hash, Who who) {
    int changed =
        handle.execute(
            "UPDATE account SET password = ?, joined_at = COALESCE(joined_at, ?) WHERE login = ?",
            hash,
            clock.millis(),
            login);
    if (changed == 0) {
      return new NotAllowed();
    }
    handle.execute("DELETE FROM session WHERE login = ?", login);
    handle.execute("DELETE FROM mail_right WHERE login = ?", login);
    PasswordAttempts.forget(handle, login);
    Account account = find(handle, login).orElseThrow();
    events.append(
        handle, Act.of(who, "USER_CHANGED", "user", account.userId()).with("changed", "password"));
    return new Done(account);
  }

  /** Uses a mailed right up: the person chooses a password and, if invited, joins. */
  AccountChange choosePassword(Token right, Password password) {
    byte[] sha256 = Sha256.hashOf(right.ascii()).bytes();
    Optional<Account> owner = database.read(handle -> MailRights.owner(handle, sha256, clock));
    if (owner.isEmpty()) {
      return new NotAllowed();
    }
    String login = owner.get().login();
    Optional<PasswordProblem> problem = rules.check(password, login);
    if (problem.isPresent()) {
      return new PasswordRefused(problem.get());
    }
    String hash = PasswordHash.of(password, random);
    return database.write(handle -> {
      int used =
          handle.execute(
              "DELETE FROM mail_right WHERE token_sha256 = ? AND expires_at > ?",
              sha256,
              clock.millis());
      Who who = owner.get().as(Role.SYSTEM);
      return used == 1 ? setPassword(handle, login, hash, who) : new NotAllowed();
    });
  }

  /**
   * Whether this is the person's password and they may sign in; as slow for unknown logins as for
   * known ones. A wrong one is counted, and after {@link PasswordAttempts#MOST} in a quarter of an
   * hour not even the right one is taken. Also asked at each signature (docs/domain.md §8).
   */
  boolean tries(String login, Password password) {
    boolean isOpen = attempts.begin(login);
    Optional<String> hash =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT password FROM account
                    WHERE login = :login AND locked_at IS NULL AND joined_at IS NOT NULL
                    """)
                .bind("login", login)
                .mapTo(String.class)
                .findFirst());
    // Longer ones are nobody's; hashing them would be a way to keep the processor busy.
    boolean isPossible = password.reveal().length() <= 4 * PasswordRules.MOST_CHARACTERS;
    boolean isRight =
        isPossible
            & PasswordHash.matches(
                isPossible ? password : new Password(""), hash.orElse(PasswordHash.OF_NOBODY));
    if (isOpen && isRight) {
      database.run(handle -> PasswordAttempts.forget(handle, login));
    }
    return isOpen && isRight;
  }

  /** Locks an account and ends its sessions; false if there is none such or it is locked. */
  public boolean lock(String login, Who who, String reason) {
    return database.write(handle -> {
      int locked =
          handle.execute(
              "UPDATE account SET locked_at = ? WHERE login = ? AND locked_at IS NULL",
              clock.millis(),
              login);
      if (locked == 1) {
        handle.execute("DELETE FROM session WHERE login = ?", login);
        handle.execute("DELETE FROM mail_right WHERE login = ?", login);
        events.append(
            handle, Act.of(who, "USER_LOCKED", "user", idOf(handle, login)).because(reason));
      }
      return locked == 1;
    });
  }

  /** False if there is no such account or it is not locked. */
  public boolean unlock(String login, Who who) {
    return change(login, "locked_at", "unlocked", Optional.empty(), "locked_at IS NOT NULL", who);
  }

  /** The language of pages and mail for this person; false if there is no such account. */
  public boolean setLanguage(String login, String language, Who who) {
    AccountOrder.requireLanguage(language);
    return change(login, "language", "language", Optional.of(language), "1 = 1", who);
  }

  /** As others see them and signatures print them from now on; false if there is none such. */
  public boolean rename(String login, String name, Who who) {
    AccountOrder.requireName(name);
    return change(login, "name", "name", Optional.of(name), "1 = 1", who);
  }

  /** False if there is no such account or another person has the address. */
  public boolean setEmail(String login, String email, Who who) {
    AccountOrder.requireEmail(email);
    return change(
        login,
        "email",
        "email",
        Optional.of(email),
        "NOT EXISTS (SELECT 1 FROM account AS other"
            + " WHERE other.email = :value AND other.login <> :login)",
        who);
  }

  private boolean change(
      String login, String column, String what, Optional<String> value, String only, Who who) {
    return database.write(handle -> {
      int changed =
          handle
              .createUpdate(
                  "UPDATE account SET "
                      + column
                      + " = "
                      + (value.isPresent() ? ":value" : "NULL")
                      + " WHERE login = :login AND "
                      + only)
              .bind("login", login)
              .bind("value", value.orElse(""))
              .execute();
      if (changed == 1) {
        events.append(
            handle, Act.of(who, "USER_CHANGED", "user", idOf(handle, login)).with("changed", what));
      }
      return changed == 1;
    });
  }

  private static String idOf(Handle handle, String login) {
    return find(handle, login).orElseThrow().userId();
  }

  public Optional<Account> find(String login) {
    return database.read(handle -> find(handle, login));
  }

  static Optional<Account> find(Handle handle, String login) {
    return handle
        .createQuery(SELECT + "WHERE login = :login")
        .bind("login", login)
        .map((row, _) -> account(row))
        .findFirst();
  }

  /** The person of a record. */
  public Optional<Account> ofUser(String userId) {
    return database.read(handle -> ofUser(handle, userId));
  }

  /** The name to show for a record's actor: a person's, else the id as it is. */
  public String nameOf(String actorId) {
    return ofUser(actorId).map(Account::name).orElse(actorId);
  }

  /** {@link #ofUser(String)} in a transaction. */
  public static Optional<Account> ofUser(Handle handle, String userId) {
    return handle
        .createQuery(SELECT + "WHERE user_id = :user")
        .bind("user", userId)
        .map((row, _) -> account(row))
        .findFirst();
  }

  static Optional<Account> ofEmail(Handle handle, String email) {
    return handle
        .createQuery(SELECT + "WHERE email = :email")
        .bind("email", email)
        .map((row, _) -> account(row))
        .findFirst();
  }

  /** Everybody who is active and holds {@code role}, by user id. */
  public static List<Account> active(Handle handle, Role role) {
    return active(handle).stream().filter(account -> account.roles().contains(role)).toList();
  }

  /** Everybody who is active, by user id. */
  public static List<Account> active(Handle handle) {
    return handle
        .createQuery(SELECT + "WHERE locked_at IS NULL AND joined_at IS NOT NULL ORDER BY user_id")
        .map((row, _) -> account(row))
        .list();
  }

  /** All, by login. */
  public List<Account> list() {
    return database.read(handle ->
        handle.createQuery(SELECT + "ORDER BY login").map((row, _) -> account(row)).list());
  }

  private static Account account(ResultSet row) throws SQLException {
    Optional<Instant> locked = Columns.optionalInstant(row, "locked_at");
    AccountState state =
        locked.isPresent()
            ? AccountState.LOCKED
            : Columns.optionalInstant(row, "joined_at").isPresent()
                ? AccountState.ACTIVE
                : AccountState.INVITED;
    return new Account(
        row.getString("user_id"),
        row.getString("login"),
        row.getString("name"),
        Columns.optionalText(row, "email"),
        row.getString("language"),
        Columns.optionalText(row, "roles").stream()
            .flatMap(roles -> Arrays.stream(roles.split(",")))
            .map(Role::valueOf)
            .collect(Collectors.toSet()),
        Columns.optionalText(row, "site"),
        state,
        Columns.instant(row, "created_at"),
        locked);
  }
}
