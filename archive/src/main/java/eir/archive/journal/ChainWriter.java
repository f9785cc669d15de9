package eir.archive.journal;

import eir.archive.database.Database;
import eir.trial.audit.AuditEvent;
import eir.trial.audit.AuditEvents;
import eir.trial.audit.AuditRecord;
import eir.trial.audit.CanonicalJson;
import eir.trial.audit.Chain;
import eir.trial.audit.Hash;
import eir.trial.audit.Side;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next records of the chain.
 *
 * <p>Everybody waits for the end of the chain from {@link #open} to the end of the transaction, so
 * little is said to the database meanwhile: on PostgreSQL one question and one statement, however
 * many the records are.
 */
final class ChainWriter {
  private static final int SALT_BYTES = 16;
  private static final int RECORD_COLUMNS = 12;
  private static final int WORD_COLUMNS = 4;

  private final Database.Kind kind;
  private final SecureRandom random = new SecureRandom();

  ChainWriter(Database.Kind kind) {
    this.kind = kind;
  }

  /**
   * The end of the chain, held until the transaction ends.
   *
   * @param end the last record
   * @param lastAt when that was
   * @param trial whose records these are; empty while the trial has no name
   */
  record Opened(Chain.End end, Instant lastAt, String trial) {}

  /** Takes the end of the chain; others wait for it until this transaction ends. */
  Opened open(Handle handle, Instant at) {
    return handle
        .createQuery(
            """
            INSERT INTO journal_end (one, seq, hash, at) VALUES (1, 0, :zero, :at)
            ON CONFLICT (one) DO UPDATE SET seq = journal_end.seq
            RETURNING seq, hash, at, (SELECT COALESCE(MIN(id), '') FROM trial)
            """)
        .bind("zero", Hash.ZERO.hex())
        .bind("at", at.toEpochMilli())
        .map((row, _) ->
            new Opened(
                new Chain.End(row.getLong(1), new Hash(row.getString(2))),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4)))
        .one();
  }

  /**
   * Writes {@code acts} behind {@code opened}, which is used up by it.
   *
   * @return the number of the last
   */
  long write(Handle handle, Opened opened, List<Dated> acts) {
    List<@Nullable Object> records = new ArrayList<>();
    List<@Nullable Object> words = new ArrayList<>();
    Chain.End end = opened.end();
    Instant at = opened.lastAt();
    for (Dated dated : acts) {
      Act act = dated.act();
      requireReason(act);
      Side.Kept side = new Side.Kept(salt(), act.detail(), act.reason());
      at = dated.at().truncatedTo(ChronoUnit.MILLIS);
      AuditRecord record =
          end.append(
              at,
              opened.trial(),
              act.who().id(),
              act.who().role(),
              act.event(),
              act.entity(),
              act.id(),
              side);
      Hash hash = record.hash();
      end = new Chain.End(record.seq(), hash);
      add(records, record, hash);
      add(words, record.seq(), side);
    }
    insert(
        handle,
        acts.size(),
        records,
        words,
        List.of(end.seq(), end.hash().hex(), at.toEpochMilli()));
    return end.seq();
  }

  private static void add(List<@Nullable Object> records, AuditRecord record, Hash hash) {
    Collections.addAll(
        records,
        record.seq(),
        record.at().toEpochMilli(),
        record.trial(),
        record.actor(),
        record.role(),
        record.event(),
        record.entity(),
        record.id(),
        record.reason().map(Hash::hex).orElse(null),
        record.detail().hex(),
        record.prev().hex(),
        hash.hex());
  }

  private static void add(List<@Nullable Object> words, long seq, Side.Kept side) {
    Collections.addAll(
        words, seq, side.salt(), side.reason().orElse(null), CanonicalJson.of(side.detail()));
  }

  private void insert(
      Handle handle,
      int count,
      List<@Nullable Object> records,
      List<@Nullable Object> words,
      List<Object> end) {
    String insertRecords =
        "INSERT INTO journal (seq, at, trial, actor, role, event, entity, entity_id, reason, detail,"
            + " prev, hash) VALUES "
            + rows(count, RECORD_COLUMNS);
    String insertWords =
        "INSERT INTO journal_words (seq, salt, reason, detail) VALUES " + rows(count, WORD_COLUMNS);
    String moveEnd = "UPDATE journal_end SET seq = ?, hash = ?, at = ?";
    switch (kind) {
      case SQLITE -> {
        handle.execute(insertRecords, records.toArray());
        handle.execute(insertWords, words.toArray());
        handle.execute(moveEnd, end.toArray());
      }
      case POSTGRESQL -> {
        List<@Nullable Object> all = new ArrayList<>(records);
        all.addAll(words);
        all.addAll(end);
        handle.execute(
            "WITH records AS (" + insertRecords + "), words AS (" + insertWords + ") " + moveEnd,
            all.toArray());
      }
    }
  }

  private static String rows(int count, int columns) {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return String.join(", ", Collections.nCopies(count, row));
  }

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static void requireReason(Act act) {
    boolean needs = AuditEvents.find(act.event()).filter(AuditEvent::reasonRequired).isPresent();
    if (needs && act.reason().filter(why -> !why.isBlank()).isEmpty()) {
      throw new IllegalArgumentException(
          act.event() + " needs a reason (domain/audit-events.tsv), and none was given");
    }
  }
}
