package eir.trial.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** The chain of audit records: how it grows, and whether it still is what was written. */
public final class Chain {
  private Chain() {}

  /**
   * The end of a chain, to which the next record is bound.
   *
   * @param seq of the last record, 0 if there is none
   */
  public record End(long seq, Hash hash) {
    /** Of a chain without records. */
    public static final End EMPTY = new End(0, Hash.ZERO);

    /** The record that follows, with the hashes of {@code side}. */
    public AuditRecord append(
        Instant at,
        String trial,
        String actor,
        String role,
        String event,
        String entity,
        String id,
        Side.Kept side) {
      return new AuditRecord(
          seq + 1,
          at,
          trial,
          actor,
          role,
          event,
          entity,
          id,
          side.reasonHash(),
          side.detailHash(),
          hash);
    }

    /** The end after {@code record}. */
    public static End after(AuditRecord record) {
      return new End(record.seq(), record.hash());
    }
  }

  /** A record as it was found in storage, with the hash that stands there beside it. */
  public record Link(AuditRecord record, Hash hash, Side side) {}

  /**
   * Recomputes a chain. Reads each link once and keeps none, so the chain may be long.
   *
   * @param links in the order of storage
   * @param checkpoints held outside of the storage
   */
  public static Verdict verify(Iterator<Link> links, Collection<Checkpoint> checkpoints) {
    Map<Long, Hash> held = new TreeMap<>();
    checkpoints.forEach(checkpoint -> held.put(checkpoint.seq(), checkpoint.hash()));
    End end = End.EMPTY;
    long redacted = 0;
    while (links.hasNext()) {
      Link link = links.next();
      AuditRecord record = link.record();
      long expected = end.seq() + 1;
      if (record.seq() != expected) {
        return new Broken(expected, record.seq() > expected ? Fault.MISSING : Fault.OUT_OF_ORDER);
      }
      if (!record.prev().equals(end.hash())) {
        return new Broken(expected, Fault.NOT_BOUND);
      }
      if (!record.hash().equals(link.hash())) {
        return new Broken(expected, Fault.CHANGED);
      }
      if (link.side() instanceof Side.Kept kept && !kept.belongsTo(record)) {
        return new Broken(expected, Fault.WORDS_CHANGED);
      }
      if (link.side() instanceof Side.Redacted) {
        redacted++;
      }
      Hash outside = held.remove(expected);
      if (outside != null && !outside.equals(link.hash())) {
        return new Broken(expected, Fault.REWRITTEN);
      }
      end = new End(expected, link.hash());
    }
    // What is left was held outside for a record that is no longer there.
    return held.isEmpty() ? new Whole(end, redacted) : new Broken(end.seq() + 1, Fault.CUT);
  }

  /** What a verification found. */
  public sealed interface Verdict {}

  /**
   * The chain is whole up to {@code end}.
   *
   * @param redacted records whose words were removed
   */
  public record Whole(End end, long redacted) implements Verdict {}

  /**
   * The chain is not what was written.
   *
   * @param seq first bad one; all before it hold
   */
  public record Broken(long seq, Fault fault) implements Verdict {}

  /** How a chain breaks. */
  public enum Fault {
    /** A record's hash is not that of its content. */
    CHANGED,
    /** A record does not hold the hash of the one before. */
    NOT_BOUND,
    /** One or more records are gone from the middle. */
    MISSING,
    /** A number occurs twice, or goes back. */
    OUT_OF_ORDER,
    /** The words beside a record are not those that it was made of. */
    WORDS_CHANGED,
    /** The chain holds within itself, but a checkpoint outside says otherwise. */
    REWRITTEN,
    /** The chain ends before a checkpoint that was made of it. */
    CUT
  }
}
