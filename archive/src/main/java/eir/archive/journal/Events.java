package eir.archive.journal;

import eir.archive.database.Database;
import eir.trial.audit.Hash;
import eir.trial.blinding.TrailSight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The audit trail: only appended to, which triggers in both databases guard, bound by hashes, and
 * written in the transaction of what it tells of.
 */
public final class Events {
  // Servers that share a database may differ by as much without anybody having touched a clock.
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private final Database database;
  private final InstantSource clock;
  private final ChainWriter writer;

  public Events(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.writer = new ChainWriter(database.kind());
  }

  /** Notes an act that changes nothing else here: an export, a view. */
  public void append(Act act) {
    database.run(handle -> append(handle, act));
  }

  /**
   * Notes an act in the transaction that does it. From here to the end of the transaction nobody
   * else writes to the journal, so an act is noted last.
   *
   * @return its number
   * @throws IllegalArgumentException if it needs a reason and has none
   */
  public long append(Handle handle, Act act) {
    return append(handle, List.of(new Dated(act, clock.instant())));
  }

  /**
   * {@link #append(Handle, Act)} of several acts of this transaction, which cost the others no more
   * time than one.
   *
   * @param acts at least one, in their order
   * @return the number of the last
   */
  public long append(Handle handle, List<Dated> acts) {
    Instant at = acts.getFirst().at();
    ChainWriter.Opened end = writer.open(handle, at);
    List<Dated> all = new ArrayList<>(acts);
    if (end.lastAt().isAfter(at.plus(CLOCK_TOLERANCE))) {
      Act changed =
          Act.of(Who.SYSTEM, "CLOCK_CHANGED", "clock", "")
              .with("from", end.lastAt().toString())
              .with("to", at.toString());
      all.addFirst(new Dated(changed, at));
    }
    return writer.write(handle, end, all);
  }

  /**
   * Removes the words of an entry, for a name that was typed by mistake: the reason, and every free
   * text of the detail. The entry itself stays, and so does the record of this (ICH E6(R3) 4.2.2).
   *
   * @return false if there is no such entry, its words were removed before, or it is itself the
   *     record of a removal
   */
  public boolean redact(long seq, Who who, String reason) {
    return database.write(handle -> {
      Optional<String> detail =
          handle
              .createQuery(
                  """
                  SELECT w.detail FROM journal_words w JOIN journal j ON j.seq = w.seq
                  WHERE w.seq = :seq AND w.redacted_by IS NULL AND j.event <> 'DETAIL_REDACTED'
                  """)
              .bind("seq", seq)
              .mapTo(String.class)
              .findFirst();
      if (detail.isEmpty()) {
        return false;
      }
      String skeleton = Skeleton.of(Entries.json(detail.get()));
      Act act =
          Act.of(who, "DETAIL_REDACTED", Entries.ENTITY, Long.toString(seq))
              .with("skeleton", Skeleton.hash(skeleton))
              .because(reason);
      long by = append(handle, act);
      handle.execute(
          """
          UPDATE journal_words
          SET salt = NULL, reason = NULL, detail = NULL, redacted_by = ?, skeleton = ?
          WHERE seq = ?
          """,
          by,
          skeleton,
          seq);
      return true;
    });
  }

  /** The last entry's number and hash; none before the first. */
  public Optional<ChainEnd> end() {
    return database.read(ChainEnd::find);
  }

  /**
   * A page of the journal, newest first.
   *
   * @param beforeSeq entries with a smaller number; {@link Long#MAX_VALUE} for the first page
   */
  public List<Entry> list(long beforeSeq, int limit) {
    return list(TrailQuestion.all(new TrailSight.Whole()), beforeSeq, limit);
  }

  /** {@link #list(long, int)} of what {@code question} asks for. */
  public List<Entry> list(TrailQuestion question, long beforeSeq, int limit) {
    return database.read(handle ->
        question
            .bound(
                handle.createQuery(
                    Entries.SELECT
                        + "WHERE j.seq < :before "
                        + question.conditions()
                        + "ORDER BY j.seq DESC LIMIT :limit"))
            .bind("before", beforeSeq)
            .bind("limit", limit)
            .map((row, _) -> Entries.entry(row))
            .list());
  }

  /** What was done to one thing, oldest first. */
  public List<Entry> of(String entity, String id) {
    return database.read(handle -> of(handle, entity, id));
  }

  /** {@link #of(String, String)} in a transaction. */
  public static List<Entry> of(Handle handle, String entity, String id) {
    return handle
        .createQuery(
            Entries.SELECT + "WHERE j.entity = :entity AND j.entity_id = :id ORDER BY j.seq")
        .bind("entity", entity)
        .bind("id", id)
        .map((row, _) -> Entries.entry(row))
        .list();
  }

  /**
   * What was done to one thing and to its parts, oldest first, as of one moment.
   *
   * @param parts ids of them; at least one
   */
  public static List<Entry> withParts(
      Handle handle, String entity, String id, String partEntity, List<String> parts) {
    return handle
        .createQuery(
            Entries.SELECT
                + """
                WHERE (j.entity = :entity AND j.entity_id = :id)
                  OR (j.entity = :partEntity AND j.entity_id IN (<parts>))
                ORDER BY j.seq
                """)
        .bind("entity", entity)
        .bind("id", id)
        .bind("partEntity", partEntity)
        .bindList("parts", parts)
        .map((row, _) -> Entries.entry(row))
        .list();
  }

  /** Where the chain ends. */
  public record ChainEnd(long seq, Hash hash) {
    static Optional<ChainEnd> find(Handle handle) {
      return handle
          .createQuery("SELECT seq, hash FROM journal_end")
          .map((row, _) -> new ChainEnd(row.getLong(1), new Hash(row.getString(2))))
          .findFirst();
    }
  }
}
