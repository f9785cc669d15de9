package eir.archive.journal;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Events.ChainEnd;
import eir.trial.audit.Checkpoint;
import eir.trial.audit.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Places of the chain that people outside hold: number and hash, written and mailed to every
 * auditor once a day. Whoever owns the database can rewrite all of it; only these show it.
 */
public final class Checkpoints {
  /** Message to an auditor; placeholders {@code seq}, {@code hash}, {@code at}. */
  public static final String MESSAGE = "audit.checkpoint";

  /** How often one is made. */
  public static final Duration EVERY = Duration.ofDays(1);

  /** Tells every auditor, in the transaction that makes the checkpoint. */
  @FunctionalInterface
  public interface Teller {
    void tell(Handle handle, String key, Map<String, String> values);
  }

  private final Database database;
  private final Events events;
  private final Teller auditors;
  private final InstantSource clock;

  public Checkpoints(Database database, Events events, Teller auditors, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.auditors = auditors;
    this.clock = clock;
  }

  /**
   * Makes one if the last is a day old. For a timer on any server: the lock on the chain's end lets
   * one of them make it and the others see that it is made.
   */
  public Optional<Checkpoint> makeIfDue() {
    return database.write(handle -> {
      handle.execute("UPDATE journal_end SET seq = seq"); // the lock
      Optional<Instant> last =
          handle
              .createQuery("SELECT made_at FROM checkpoint ORDER BY made_at DESC LIMIT 1")
              .map((row, _) -> Columns.instant(row, "made_at"))
              .findFirst();
      boolean isDue = last.isEmpty() || !clock.instant().isBefore(last.get().plus(EVERY));
      return isDue ? make(handle) : Optional.<Checkpoint>empty();
    });
  }

  private Optional<Checkpoint> make(Handle handle) {
    Optional<ChainEnd> end = ChainEnd.find(handle);
    end.ifPresent(last -> {
      String hash = last.hash().hex();
      handle.execute(
          "INSERT INTO checkpoint (seq, hash, made_at) VALUES (?, ?, ?)",
          last.seq(),
          hash,
          clock.millis());
      auditors.tell(
          handle,
          MESSAGE,
          Map.of("seq", Long.toString(last.seq()), "hash", hash, "at", clock.instant().toString()));
      events.append(
          handle,
          Act.of(Who.SYSTEM, "CHECKPOINT", Entries.ENTITY, Long.toString(last.seq()))
              .with("hash", hash));
    });
    return end.map(last -> new Checkpoint(last.seq(), last.hash()));
  }

  /** Those kept here, oldest first. */
  public List<Checkpoint> list() {
    return database.read(handle ->
        handle
            .createQuery("SELECT seq, hash FROM checkpoint ORDER BY seq")
            .map((row, _) -> new Checkpoint(row.getLong(1), new Hash(row.getString(2))))
            .list());
  }
}
