package eir.archive.message;

import eir.archive.access.Account;
import eir.archive.access.CrockfordBase32;
import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Messages that wait for the mail server. A sender takes one for the length of a lease; if it dies,
 * another takes it, so a mail may go out twice and is never lost. One that fails is tried again
 * after a pause that grows, and then rests where coordinators see it.
 */
public final class Outbox {
  /** After so many failures a message rests: the last pause is about a day long. */
  public static final int MOST_ATTEMPTS = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int PAUSE_GROWS_BY = 3;
  private static final int LEASE_CHARACTERS = 16;

  /** A message in the hands of one sender until its lease ends. */
  public record Taken(Outgoing outgoing, String lease) {}

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Outbox(Database database, Events events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** Writes a message in the transaction of what it tells of; due now. */
  public void put(Handle handle, Message message) {
    long id =
        handle
            .createQuery(
                """
                INSERT INTO message (text_key, recipient, language, subject, made_at, due_at)
                VALUES (:key, :recipient, :language, :subject, :now, :now) RETURNING id
                """)
            .bind("key", message.key())
            .bind("recipient", message.recipient())
            .bind("language", message.language())
            .bind("subject", message.subject())
            .bind("now", clock.millis())
            .mapTo(Long.class)
            .one();
    message
        .values()
        .forEach((name, value) ->
            handle.execute(
                "INSERT INTO message_value (message, name, value) VALUES (?, ?, ?)",
                id,
                name,
                value));
  }

  /** {@link #put} to each of {@code people}, in their own language and about no case. */
  public void tell(Handle handle, List<Account> people, String key, Map<String, String> values) {
    people.forEach(account -> put(handle, Message.to(account, key, values)));
  }

  /** Takes the message that has been due for longest. */
  public Optional<Taken> take(Duration lease) {
    // Reading first keeps idle senders from writing.
    Optional<Long> first =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM message
                    WHERE sent_at IS NULL AND due_at <= :now AND attempts < :most
                      AND (lease_until IS NULL OR lease_until <= :now)
                    ORDER BY due_at, id LIMIT 1
                    """)
                .bind("now", clock.millis())
                .bind("most", MOST_ATTEMPTS)
                .mapTo(Long.class)
                .findFirst());
    return first.flatMap(id -> take(id, lease));
  }

  private Optional<Taken> take(long id, Duration length) {
    String lease = CrockfordBase32.random(random, LEASE_CHARACTERS);
    return database.write(handle -> {
      int taken =
          handle
              .createUpdate(
                  """
                  UPDATE message SET lease = :lease, lease_until = :until, attempts = attempts + 1
                  WHERE id = :id AND sent_at IS NULL AND due_at <= :now AND attempts < :most
                    AND (lease_until IS NULL OR lease_until <= :now)
                  """)
              .bind("lease", lease)
              .bind("until", clock.instant().plus(length).toEpochMilli())
              .bind("id", id)
              .bind("now", clock.millis())
              .bind("most", MOST_ATTEMPTS)
              .execute();
      return taken == 0
          ? Optional.<Taken>empty()
          : find(handle, id).map(outgoing -> new Taken(outgoing, lease));
    });
  }

  /** The mail server took it; false if another sender has it by now. */
  public boolean sent(Taken taken) {
    return database.write(handle -> {
      int marked =
          handle.execute(
              """
              UPDATE message SET sent_at = ?, lease = NULL, lease_until = NULL, failure = NULL
              WHERE id = ? AND lease = ?
              """,
              clock.millis(),
              taken.outgoing().id(),
              taken.lease());
      if (marked == 1) {
        append(handle, "MESSAGE_SENT", taken.outgoing(), "");
      }
      return marked == 1;
    });
  }

  /**
   * It could not be sent; it is due again after a pause, {@link #MOST_ATTEMPTS} times in all.
   *
   * @param code why, for people: {@code SMTP_550}, {@code NO_ADDRESS} …; never an address
   */
  public boolean failed(Taken taken, String code) {
    int attempts = taken.outgoing().attempts();
    long pause = FIRST_PAUSE.toMillis();
    for (int i = 1; i < attempts; i++) {
      pause *= PAUSE_GROWS_BY;
    }
    long due = clock.millis() + pause;
    return database.write(handle -> {
      int marked =
          handle.execute(
              """
              UPDATE message SET due_at = ?, lease = NULL, lease_until = NULL, failure = ?
              WHERE id = ? AND lease = ?
              """,
              due,
              code,
              taken.outgoing().id(),
              taken.lease());
      if (marked == 1 && attempts >= MOST_ATTEMPTS) {
        append(handle, "MESSAGE_FAILED", taken.outgoing(), code);
      }
      return marked == 1;
    });
  }

  private void append(Handle handle, String event, Outgoing outgoing, String code) {
    Message message = outgoing.message();
    Act act =
        Act.of(Who.SYSTEM, event, "message", Long.toString(outgoing.id()))
            .with("key", message.key())
            .with("subject", message.subject())
            .with("to", message.recipient());
    events.append(handle, code.isEmpty() ? act : act.with("failure", code));
  }

  /** Tries a message that is not sent again, now; false if it was sent or is not there. */
  public boolean retry(long id) {
    return database.write(handle ->
        handle.execute(
                "UPDATE message SET attempts = 0, due_at = ? WHERE id = ? AND sent_at IS NULL",
                clock.millis(),
                id)
            == 1);
  }

  public Optional<Outgoing> find(long id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<Outgoing> find(Handle handle, long id) {
    return handle
        .createQuery("SELECT * FROM message WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> outgoing(handle, row))
        .findFirst();
  }

  /** A page: those that failed, then those that wait, then those that were sent; newest first. */
  public List<Outgoing> list(int limit, int skip) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM message
                ORDER BY CASE WHEN sent_at IS NOT NULL THEN 2 WHEN attempts >= :most THEN 0 ELSE 1 END,
                  id DESC
                LIMIT :limit OFFSET :skip
                """)
            .bind("most", MOST_ATTEMPTS)
            .bind("limit", limit)
            .bind("skip", skip)
            .map((row, _) -> outgoing(handle, row))
            .list());
  }

  /** What was written about a case, newest first. */
  public List<Outgoing> about(String caseCode) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM message WHERE subject = :subject ORDER BY id DESC")
            .bind("subject", caseCode)
            .map((row, _) -> outgoing(handle, row))
            .list());
  }

  /** How many rest after too many failures: a number for every coordinator's home. */
  public int failures() {
    return database.read(handle ->
        handle
            .createQuery("SELECT COUNT(*) FROM message WHERE sent_at IS NULL AND attempts >= :most")
            .bind("most", MOST_ATTEMPTS)
            .mapTo(Integer.class)
            .one());
  }

  private static Outgoing outgoing(Handle handle, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    Map<String, String> values = new HashMap<>();
    handle
        .createQuery("SELECT name, value FROM message_value WHERE message = :id")
        .bind("id", id)
        .map((value, _) -> Map.entry(value.getString(1), value.getString(2)))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return new Outgoing(
        id,
        new Message(
            row.getString("text_key"),
            row.getString("recipient"),
            row.getString("language"),
            row.getString("subject"),
            values),
        Columns.instant(row, "made_at"),
        Columns.instant(row, "due_at"),
        row.getInt("attempts"),
        Columns.optionalText(row, "failure"),
        Columns.optionalInstant(row, "sent_at"));
  }
}
