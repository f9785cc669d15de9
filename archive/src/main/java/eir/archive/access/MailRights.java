package eir.archive.access;

import eir.archive.database.Database;
import eir.archive.journal.Who;
import eir.archive.message.Message;
import eir.archive.message.Outbox;
import eir.archive.object.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One-time rights that go out by mail: to join, and to choose a new password. Only a hash is kept,
 * so the outbox holds a message without it and the one who sends the mail mints it at that moment.
 */
public final class MailRights {
  /** How long an invitation is good for. */
  public static final Duration INVITATION_AGE = Duration.ofDays(7);

  /** And a right to a new password. */
  public static final Duration RESET_AGE = Duration.ofHours(1);

  /** Messages to the person, in their language; placeholder {@code link} is minted when sent. */
  public static final String INVITATION = "account.invitation";

  public static final String RESET = "account.reset";

  private final Database database;
  private final Accounts accounts;
  private final Outbox outbox;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public MailRights(Database database, Accounts accounts, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Makes an account that waits for its person, and puts the mail to them into the outbox. */
  public AccountChange invite(AccountOrder order, Who who) {
    if (order.email().isEmpty()) {
      throw new IllegalArgumentException("An invitation goes by mail: it needs an address");
    }
    return database.write(handle -> {
      AccountChange change =
          accounts.insert(handle, order, PasswordHash.OF_NOBODY, Optional.empty(), who);
      if (change instanceof AccountChange.Done(Account account)) {
        outbox.put(handle, Message.to(account, INVITATION, Map.of()));
      }
      return change;
    });
  }

  /** Sends the invitation of somebody who has not joined again; false if there is none such. */
  public boolean inviteAgain(String login) {
    return database.write(handle -> {
      Optional<Account> invited =
          Accounts.find(handle, login)
              .filter(account -> account.state() == AccountState.INVITED)
              .filter(account -> account.email().isPresent());
      invited.ifPresent(account -> outbox.put(handle, Message.to(account, INVITATION, Map.of())));
      return invited.isPresent();
    });
  }

  /**
   * A new password was asked for on the sign-in page. Whoever asks gets the same answer; only if
   * the address is an active person's does a mail go there.
   */
  public void askReset(String email) {
    database.run(handle ->
        Accounts.ofEmail(handle, email)
            .filter(account -> account.state() == AccountState.ACTIVE)
            .ifPresent(account -> outbox.put(handle, Message.to(account, RESET, Map.of()))));
  }

  /**
   * Makes the right that a mail carries; any made for the person before ends.
   *
   * @return empty if the account is locked, or is not there
   */
  public Optional<Token> mint(String userId) {
    Token token = Token.random(random);
    return database.write(handle -> {
      Optional<Account> account =
          Accounts.ofUser(handle, userId).filter(found -> found.locked().isEmpty());
      if (account.isEmpty()) {
        return Optional.<Token>empty();
      }
      Duration age = account.get().state() == AccountState.INVITED ? INVITATION_AGE : RESET_AGE;
      handle.execute("DELETE FROM mail_right WHERE login = ?", account.get().login());
      handle.execute(
          "INSERT INTO mail_right (token_sha256, login, expires_at) VALUES (?, ?, ?)",
          Sha256.hashOf(token.ascii()).bytes(),
          account.get().login(),
          clock.instant().plus(age).toEpochMilli());
      return Optional.of(token);
    });
  }

  /** Whose right this is, for the page that asks for a password; empty if it has ended. */
  public Optional<Account> owner(Token right) {
    byte[] sha256 = Sha256.hashOf(right.ascii()).bytes();
    return database.read(handle -> owner(handle, sha256, clock));
  }

  static Optional<Account> owner(Handle handle, byte[] sha256, InstantSource clock) {
    return handle
        .createQuery(
            "SELECT login FROM mail_right WHERE token_sha256 = :hash AND expires_at > :now")
        .bind("hash", sha256)
        .bind("now", clock.millis())
        .mapTo(String.class)
        .findFirst()
        .flatMap(login -> Accounts.find(handle, login));
  }

  /** The person chooses a password and thereby uses the right up; a refused one leaves it. */
  public AccountChange choosePassword(Token right, Password password) {
    return accounts.choosePassword(right, password);
  }
}
