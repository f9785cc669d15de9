package eir.archive.journal;

import eir.archive.database.Columns;
import eir.archive.database.Database;
import eir.archive.journal.Events.ChainEnd;
import eir.trial.audit.AuditRecord;
import eir.trial.audit.CanonicalJson;
import eir.trial.audit.Chain;
import eir.trial.audit.Chain.Broken;
import eir.trial.audit.Chain.Fault;
import eir.trial.audit.Chain.Link;
import eir.trial.audit.Chain.Verdict;
import eir.trial.audit.Chain.Whole;
import eir.trial.audit.Checkpoint;
import eir.trial.audit.Hash;
import eir.trial.audit.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the whole trail, page by page: recomputes it, or hands it out. Memory stays small. */
public final class AuditTrail {
  private static final int PAGE = 1_000;

  private final Database database;
  private final Checkpoints checkpoints;

  public AuditTrail(Database database, Checkpoints checkpoints) {
    this.database = database;
    this.checkpoints = checkpoints;
  }

  /** A row that is no record any more: its number is all that can be said of it. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long seq;
    private final Fault fault;

    Unreadable(long seq, Fault fault, Throwable cause) {
      super("Record " + seq + " of the journal cannot be read", cause);
      this.seq = seq;
      this.fault = fault;
    }
  }

  /**
   * Recomputes every hash and compares it with what stands there, with the checkpoints kept here,
   * and with those that somebody outside holds. Others may write meanwhile.
   *
   * @param outside from mails and printed exports; they alone show that all of it was rewritten
   */
  public Verdict verify(Collection<Checkpoint> outside) {
    List<Checkpoint> held = new ArrayList<>(outside);
    try {
      held.addAll(checkpoints.list());
    } catch (IllegalArgumentException e) {
      return new Broken(1, Fault.REWRITTEN); // a checkpoint here was made unreadable
    }
    Optional<ChainEnd> end;
    try {
      end = database.read(ChainEnd::find);
    } catch (IllegalArgumentException e) {
      return new Broken(1, Fault.REWRITTEN);
    }
    long last = end.map(ChainEnd::seq).orElse(0L);
    Verdict verdict;
    try {
      verdict = Chain.verify(new Links(last), held);
    } catch (Unreadable unreadable) {
      return new Broken(unreadable.seq, unreadable.fault);
    }
    return verdict instanceof Whole whole ? compare(whole, end, last) : verdict;
  }

  private Verdict compare(Whole whole, Optional<ChainEnd> end, long last) {
    if (whole.end().seq() < last) {
      return new Broken(whole.end().seq() + 1, Fault.CUT);
    }
    if (end.isPresent() && !end.get().hash().equals(whole.end().hash())) {
      return new Broken(last, Fault.REWRITTEN);
    }
    Optional<Long> stray =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT MIN(seq) FROM (
                      SELECT seq FROM journal
                      WHERE seq > (SELECT COALESCE(MAX(seq), 0) FROM journal_end)
                      UNION ALL
                      SELECT w.seq FROM journal_words w
                      WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.seq = w.seq)) AS strays
                    """)
                .mapTo(Long.class)
                .findOne());
    return stray.isPresent() ? new Broken(stray.get(), Fault.OUT_OF_ORDER) : whole;
  }

  /**
   * A record with its words, for an export: the record as it is hashed, its hash, and the words
   * with their salt are all that a reader needs to recompute the chain without Eir.
   */
  public record Exported(AuditRecord record, Hash hash, Side side) {
    /** As a line of JSON, with the words. */
    public String line() {
      return line(
          switch (side) {
            case Side.Kept kept -> {
              ObjectNode words = JsonNodeFactory.instance.objectNode();
              words.put("salt", kept.salt()).set("detail", kept.detail());
              yield kept.reason()
                  .map(reason -> words.put("reason", reason))
                  .orElseGet(() -> words.putNull("reason"));
            }
            case Side.Redacted redacted ->
                JsonNodeFactory.instance.objectNode().put("redactedBy", redacted.bySeq());
          });
    }

    /**
     * As a line of JSON without the words, for who may not see them now. Salted, their hashes tell
     * nothing of them, and the chain can still be recomputed.
     */
    public String lineWithoutWords() {
      return line(JsonNodeFactory.instance.objectNode().put("withheld", true));
    }

    private String line(ObjectNode words) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.set("record", record.json());
      line.put("hash", hash.hex()).set("side", words);
      return CanonicalJson.of(line);
    }
  }

  /** Hands out the trail, oldest first. */
  public void export(Consumer<Exported> out) {
    long last = database.read(ChainEnd::find).map(ChainEnd::seq).orElse(0L);
    Iterator<Link> links = new Links(last);
    while (links.hasNext()) {
      Link link = links.next();
      out.accept(new Exported(link.record(), link.hash(), link.side()));
    }
  }

  private static boolean says(String detail, String skeleton) {
    try {
      return Entries.json(detail).path("skeleton").asString("").equals(Skeleton.hash(skeleton));
    } catch (ClassCastException | JacksonException e) {
      return false; // somebody made it unreadable; its own turn comes
    }
  }

  private final class Links implements Iterator<Link> {
    private final long last;
    private final Deque<Link> page = new ArrayDeque<>();
    private long read = Long.MIN_VALUE;
    private boolean isDone;

    Links(long last) {
      this.last = last;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !isDone) {
        List<Link> next =
            database.read(handle ->
                handle
                    .createQuery(
                        Entries.SELECT
                            + "WHERE j.seq > :read AND j.seq <= :last ORDER BY j.seq LIMIT :page")
                    .bind("read", read)
                    .bind("last", last)
                    .bind("page", PAGE)
                    .map((row, _) -> link(row))
                    .list());
        isDone = next.size() < PAGE;
        page.addAll(next);
        read = next.isEmpty() ? read : next.getLast().record().seq();
      }
      return !page.isEmpty();
    }

    @Override
    public Link next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The journal ends here");
      }
      return page.remove();
    }
  }

  private Link link(ResultSet row) throws SQLException {
    long seq = row.getLong("seq");
    AuditRecord record;
    Hash hash;
    try {
      record =
          new AuditRecord(
              seq,
              Columns.instant(row, "at"),
              row.getString("trial"),
              row.getString("actor"),
              row.getString("role"),
              row.getString("event"),
              row.getString("entity"),
              row.getString("entity_id"),
              Columns.optionalText(row, "reason").map(Hash::new),
              new Hash(row.getString("detail")),
              new Hash(row.getString("prev")));
      hash = new Hash(row.getString("hash"));
    } catch (IllegalArgumentException e) {
      throw new Unreadable(seq, Fault.CHANGED, e);
    }
    return new Link(record, hash, words(seq, row));
  }

  private Side words(long seq, ResultSet row) throws SQLException {
    Optional<String> salt = Columns.optionalText(row, "salt");
    Optional<String> reason = Columns.optionalText(row, "reason_text");
    Optional<String> detail = Columns.optionalText(row, "detail_text");
    long by = row.getLong("redacted_by");
    boolean isRedacted = !row.wasNull();
    Optional<String> skeleton = Columns.optionalText(row, "skeleton");
    boolean isBlank = salt.isEmpty() && reason.isEmpty() && detail.isEmpty();
    if (isRedacted) {
      if (!isBlank || skeleton.isEmpty() || !saysRedacted(seq, by, skeleton.get())) {
        throw new Unreadable(seq, Fault.WORDS_CHANGED, new IllegalStateException());
      }
      return new Side.Redacted(by);
    }
    if (skeleton.isPresent()) {
      throw new Unreadable(seq, Fault.WORDS_CHANGED, new IllegalStateException());
    }
    try {
      ObjectNode json = Entries.json(detail.orElseThrow());
      // Another spelling of the same detail would have the same hash.
      if (!CanonicalJson.of(json).equals(detail.get())) {
        throw new IllegalArgumentException("The detail is not in its canonical spelling");
      }
      return new Side.Kept(salt.orElseThrow(), json, reason);
    } catch (IllegalArgumentException
        | NoSuchElementException
        | ClassCastException
        | JacksonException e) {
      throw new Unreadable(seq, Fault.WORDS_CHANGED, e);
    }
  }

  // The record that says it is a later one, so its own words are proved by this same walk.
  private boolean saysRedacted(long seq, long by, String skeleton) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT w.detail FROM journal j JOIN journal_words w ON w.seq = j.seq
                WHERE j.seq = :by AND j.seq > :seq AND j.event = 'DETAIL_REDACTED'
                  AND j.entity = :entity AND j.entity_id = :id
                """)
            .bind("seq", seq)
            .bind("by", by)
            .bind("entity", Entries.ENTITY)
            .bind("id", Long.toString(seq))
            .mapTo(String.class)
            .filter(detail -> says(detail, skeleton))
            .findFirst()
            .isPresent());
  }
}
