package eir.archive;

import static eir.trial.Role.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.archive.access.AccountOrder;
import eir.archive.access.LinkUse;
import eir.archive.access.Password;
import eir.archive.journal.Act;
import eir.archive.journal.Checkpoints;
import eir.archive.journal.Entry;
import eir.archive.journal.TrailQuestion;
import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.UserId;
import eir.trial.audit.Chain.Broken;
import eir.trial.audit.Chain.Fault;
import eir.trial.audit.Chain.Verdict;
import eir.trial.audit.Chain.Whole;
import eir.trial.audit.Checkpoint;
import eir.trial.audit.Hash;
import eir.trial.blinding.TrailSight;
import eir.trial.blinding.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit trail, on either database. */
abstract class JournalContract {
  private static final int RECORDS = 6;
  private static final List<String> TABLES = List.of("journal", "journal_words");

  final MutableClock clock = new MutableClock();
  Archive archive;

  abstract ArchivePlaces emptyPlaces();

  @BeforeEach
  void open() {
    archive = Archive.open(emptyPlaces(), clock);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void nobodyChangesOrDeletesARecord() {
    fill();

    for (String table : TABLES) {
      assertThatThrownBy(() -> run("DELETE FROM " + table))
          .isInstanceOf(JdbiException.class)
          .hasMessageContaining("The journal is only appended to");
    }
    assertThatThrownBy(() -> run("UPDATE journal SET actor = 'x'"))
        .hasMessageContaining("The journal is only appended to");
    assertThatThrownBy(() -> run("UPDATE journal_words SET reason = 'x'"))
        .hasMessageContaining("only redacted, by a record that says so");
    assertThatThrownBy(() ->
            run(
                "UPDATE journal_words SET salt = NULL, reason = NULL, detail = NULL,"
                    + " redacted_by = 1 WHERE seq = 2"))
        .hasMessageContaining("only redacted, by a record that says so");
    assertThat(verify()).isInstanceOf(Whole.class);
  }

  @Test
  void anActWithoutTheReasonItNeedsIsRefusedWhole() {
    Act act = Act.of(Samples.EVA, "ROLE_GRANTED", "user", "u-0003");

    assertThatThrownBy(() -> archive.events().append(act))
        .hasMessageStartingWith("ROLE_GRANTED needs a reason");
    assertThatThrownBy(() -> archive.events().append(act.because(" ")))
        .hasMessageStartingWith("ROLE_GRANTED needs a reason");
    assertThat(archive.events().list(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void recordsAreNumberedWithoutGapsAlsoWhenManyWriteAndSomeFail() throws Exception {
    List<Callable<Boolean>> writes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean fails = i % 7 == 0;
      Act act = Act.of(Samples.EVA, "EXPORT_MADE", "export", "e" + i);
      writes.add(() -> {
        try {
          archive
              .database()
              .run(handle -> {
                archive.events().append(handle, act);
                if (fails) {
                  throw new IllegalStateException("on purpose");
                }
              });
          return true;
        } catch (IllegalStateException onPurpose) {
          return false;
        }
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      for (Future<Boolean> write : threads.invokeAll(writes)) {
        write.get();
      }
    }

    assertThat(archive.events().list(Long.MAX_VALUE, 500).reversed())
        .extracting(Entry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 171).boxed().toList());
    assertThat(verify()).isInstanceOf(Whole.class);
  }

  @Test
  void aChangeOfAnyColumnOfAnyRowIsFound() {
    fill();
    archive.events().redact(4, Samples.EVA, "a name was typed into it");
    assertThat(verify()).isInstanceOf(Whole.class);
    disarm();
    int tried = 0;
    for (String table : TABLES) {
      for (Map<String, Object> row : rows(table)) {
        for (String column : row.keySet()) {
          Object before = row.get(column);
          for (Object changed : changesOf(column, before)) {
            set(table, column, changed, row);
            assertThat(verify())
                .as("%s.%s of record %s: %s", table, column, row.get("seq"), changed)
                .isInstanceOf(Broken.class);
            restore(table, column, before, changed, row);
            tried++;
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(RECORDS * 14);
    assertThat(verify()).isInstanceOf(Whole.class);
  }

  @Test
  void anotherSpellingOfTheSameDetailIsFoundToo() {
    fill();
    disarm();
    run("UPDATE journal_words SET detail = detail || ' ' WHERE seq = 3");

    assertThat(verify()).isEqualTo(new Broken(3, Fault.WORDS_CHANGED));
  }

  @Test
  void aRecordThatWasDeletedIsFound() {
    fill();
    disarm();
    run("DELETE FROM journal_words WHERE seq = 3");
    assertThat(verify()).isEqualTo(new Broken(3, Fault.WORDS_CHANGED));
    run("DELETE FROM journal WHERE seq = 3");

    assertThat(verify()).isEqualTo(new Broken(3, Fault.MISSING));
  }

  @Test
  void aRecordThatWasInsertedIsFound() {
    fill();
    disarm();
    copyRecord(2, RECORDS + 1);
    assertThat(verify()).isEqualTo(new Broken(RECORDS + 1, Fault.OUT_OF_ORDER));
    run("DELETE FROM journal WHERE seq = " + (RECORDS + 1));

    copyRecord(2, 0);
    assertThat(verify()).isInstanceOf(Broken.class);
    run("DELETE FROM journal WHERE seq = 0");
    copyRecord(2, -5);
    assertThat(verify()).isInstanceOf(Broken.class);
  }

  @Test
  void twoRecordsThatChangedPlacesAreFound() {
    fill();
    disarm();
    for (String table : TABLES) {
      run("UPDATE " + table + " SET seq = 900 WHERE seq = 3");
      run("UPDATE " + table + " SET seq = 3 WHERE seq = 4");
      run("UPDATE " + table + " SET seq = 4 WHERE seq = 900");
    }

    assertThat(verify()).isInstanceOf(Broken.class);
  }

  @Test
  void aTailThatWasCutOffIsFoundEvenIfTheEndWasMovedToo() {
    fill();
    Checkpoint mailed = archive.checkpoints().makeIfDue().orElseThrow();
    disarm();
    for (String table : List.of("journal_words", "journal")) {
      run("DELETE FROM " + table + " WHERE seq > 4");
    }
    assertThat(verify()).isEqualTo(new Broken(5, Fault.CUT));

    run("UPDATE journal_end SET seq = 4, hash = (SELECT hash FROM journal WHERE seq = 4)");
    assertThat(verify()).isEqualTo(new Broken(5, Fault.CUT));
    run("DELETE FROM checkpoint");
    // Nothing here shows it any more; what was mailed does.
    assertThat(verify()).isInstanceOf(Whole.class);
    assertThat(archive.auditTrail().verify(List.of(mailed))).isEqualTo(new Broken(5, Fault.CUT));
  }

  @Test
  void aJournalThatWasWrittenAnewIsFoundByACheckpointOutside() {
    fill();
    Checkpoint mailed = new Checkpoint(4, Hash.of("another history"));

    assertThat(archive.auditTrail().verify(List.of(mailed)))
        .isEqualTo(new Broken(4, Fault.REWRITTEN));
  }

  @Test
  void wordsAreRemovedByARecordThatSaysWhyAndTheChainHolds() {
    fill();

    assertThat(archive.events().redact(3, Samples.EVA, "a name was typed into it")).isTrue();

    assertThat(archive.events().redact(3, Samples.EVA, "again")).isFalse();
    assertThat(archive.events().redact(77, Samples.EVA, "not there")).isFalse();
    Entry redacted = archive.events().of("user", "u-0003").getFirst();
    assertThat(redacted.isRedacted()).isTrue();
    assertThat(redacted.act().reason()).isEmpty();
    assertThat(redacted.act().detail().path("role").asString()).isEqualTo("QC");
    assertThat(rows("journal_words").get(2).toString()).doesNotContain("holiday");
    assertThat(((Whole) verify()).redacted()).isEqualTo(1);
  }

  @Test
  void wordsThatAreGoneWithoutARecordAreFound() {
    fill();
    archive.events().redact(3, Samples.EVA, "a name was typed into it");
    disarm();
    run(
        "UPDATE journal_words SET salt = NULL, reason = NULL, detail = NULL, redacted_by = 7"
            + " WHERE seq = 2");

    assertThat(verify()).isEqualTo(new Broken(2, Fault.WORDS_CHANGED));
  }

  @Test
  void aCheckpointIsMadeOnceADayAndMailedToEveryAuditor() {
    archive
        .accounts()
        .create(
            AccountOrder.plain("paul", "Paul Stern", Set.of(Role.AUDITOR)),
            new Password("four slow green herons"),
            Samples.EVA);

    Checkpoint first = archive.checkpoints().makeIfDue().orElseThrow();

    assertThat(archive.checkpoints().makeIfDue()).isEmpty();
    var mail = archive.outbox().list(10, 0).getFirst().message();
    assertThat(mail.key()).isEqualTo(Checkpoints.MESSAGE);
    assertThat(mail.values()).containsEntry("hash", first.hash().hex());
    clock.advance(Duration.ofDays(1));
    assertThat(archive.checkpoints().makeIfDue()).isPresent();
    assertThat(archive.checkpoints().list()).hasSize(2).contains(first);
    assertThat(verify()).isInstanceOf(Whole.class);
  }

  @Test
  void aClockThatWasPutBackIsInTheTrail() {
    fill();
    clock.advance(Duration.ofHours(-1));

    archive.events().append(Act.of(Samples.EVA, "EXPORT_MADE", "export", "late"));

    assertThat(archive.events().list(Long.MAX_VALUE, 2))
        .extracting(entry -> entry.act().event())
        .containsExactly("EXPORT_MADE", "CLOCK_CHANGED");
    assertThat(verify()).isInstanceOf(Whole.class);
  }

  @Test
  void theTrailIsHandedOutWholeAndInOrder() {
    fill();
    List<Long> seqs = new ArrayList<>();

    archive.auditTrail().export(line -> seqs.add(line.record().seq()));

    assertThat(seqs).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aLongTrailIsReadPageByPage() {
    archive
        .database()
        .run(handle -> {
          for (int i = 0; i < 2_500; i++) {
            archive
                .events()
                .append(handle, Act.of(Who.SYSTEM, "MESSAGE_SENT", "message", Integer.toString(i)));
          }
        });

    assertThat(((Whole) verify()).end().seq()).isEqualTo(2_500);
  }

  @Test
  void whatAnOlderEirLoggedIsInTheJournal() {
    ArchivePlaces places = emptyPlaces();
    try (Archive older = Archive.open(places, clock)) {
      older
          .accounts()
          .create(
              AccountOrder.plain("eva", "Eva Moreira", Set.of(Role.COORDINATOR)),
              new Password("four slow green herons"),
              Who.SYSTEM);
      OlderSchema.restore(older.database());
    }

    try (Archive moved = Archive.open(places, clock)) {
      List<Entry> entries = moved.events().list(Long.MAX_VALUE, 100).reversed();
      assertThat(entries)
          .extracting(Entry::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 5).boxed().toList());
      assertThat(entries)
          .extracting(entry -> entry.act().event())
          .containsExactly(
              "USER_CREATED", "LINK_CREATED", "LINK_OPENED", "LINK_REVOKED", "IMAGES_OPENED");
      Entry revoked = entries.get(3);
      assertThat(revoked.act().who()).isEqualTo(Who.of("u-0001", Role.COORDINATOR));
      assertThat(revoked.act().reason()).contains("it \"leaked\"");
      assertThat(revoked.at().toEpochMilli()).isEqualTo(4_000);
      assertThat(entries.getFirst().act().entity()).isEqualTo("user");
      assertThat(moved.links().uses("0000000001", 5))
          .extracting(LinkUse::network)
          .containsExactly("192.0.2.0/24", "203.0.113.0/24");
      assertThat(moved.auditTrail().verify(List.of())).isInstanceOf(Whole.class);
    }
  }

  @Test
  void theTrailAnswersWhatItIsAskedFor() {
    Samples samples = new Samples(archive);
    samples.open(1);
    fill();
    Act reader = Act.of(Who.of("u-0007", Role.READER), "IMAGES_OPENED", "case", "EIR-0001");
    Act controller = Act.of(Who.of("u-0008", Role.QC), "IMAGES_OPENED", "case", "EIR-0001");
    archive.events().append(reader);
    archive.events().append(controller);
    archive.events().append(Act.of(Samples.EVA, "READ_OPENED", "read", "EIR-0001/R2"));
    TrailSight part = TrailSight.of(new Viewer.Person(Actor.of(new UserId("u-9"), ADMINISTRATOR)));
    TrailSight all = new TrailSight.Whole();
    Optional<CaseCode> first = Optional.of(new CaseCode("EIR-0001"));

    assertThat(trail(all, first, "", ""))
        .containsExactly("READ_OPENED", "IMAGES_OPENED", "IMAGES_OPENED");
    assertThat(trail(part, first, "", "")).containsExactly("IMAGES_OPENED");
    assertThat(trail(all, Optional.empty(), "u-0003", "")).containsExactly("ROLE_GRANTED");
    assertThat(trail(part, Optional.empty(), "u-0007", "")).isEmpty();
    assertThat(trail(all, Optional.empty(), "", "ROLE_GRANTED")).hasSize(RECORDS);
    assertThat(trail(new TrailSight.Nothing(), Optional.empty(), "", "")).isEmpty();
    TrailQuestion second =
        new TrailQuestion(
            all,
            Optional.empty(),
            Optional.of(Samples.EVA.id()),
            Optional.of("ROLE_GRANTED"),
            Optional.of(clock.instant().minusSeconds(2)),
            Optional.of(clock.instant()));
    assertThat(archive.events().list(second, Long.MAX_VALUE, 10))
        .extracting(entry -> entry.act().id())
        .containsExactly("u-0005", "u-0004");
    assertThat(
            archive
                .events()
                .list(
                    second, archive.events().list(second, Long.MAX_VALUE, 1).getFirst().seq(), 10))
        .extracting(entry -> entry.act().id())
        .containsExactly("u-0004");
  }

  private List<String> trail(
      TrailSight sight, Optional<CaseCode> ofCase, String person, String event) {
    TrailQuestion question =
        new TrailQuestion(
            sight,
            ofCase,
            Optional.of(person).filter(id -> !id.isEmpty()),
            Optional.of(event).filter(name -> !name.isEmpty()),
            Optional.empty(),
            Optional.empty());
    return archive.events().list(question, Long.MAX_VALUE, 100).stream()
        .map(entry -> entry.act().event())
        .toList();
  }

  private void fill() {
    for (int i = 1; i <= RECORDS; i++) {
      clock.advance(Duration.ofSeconds(1));
      archive
          .events()
          .append(
              Act.of(Samples.EVA, "ROLE_GRANTED", "user", "u-000" + i)
                  .with("role", "QC")
                  .because("covers a holiday, Ação nº " + i));
    }
  }

  private Verdict verify() {
    return archive.auditTrail().verify(List.of());
  }

  private void run(String sql) {
    archive.database().run(handle -> handle.execute(sql));
  }

  private List<Map<String, Object>> rows(String table) {
    return archive
        .database()
        .read(handle ->
            handle.createQuery("SELECT * FROM " + table + " ORDER BY seq").mapToMap().list());
  }

  // What an owner of the database can do: triggers and foreign keys gone, then anything.
  private void disarm() {
    archive
        .database()
        .run(handle -> {
          switch (archive.database().kind()) {
            case SQLITE -> {
              for (String trigger :
                  handle
                      .createQuery(
                          "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                              + " AND name LIKE 'journal%'")
                      .mapTo(String.class)
                      .list()) {
                handle.execute("DROP TRIGGER " + trigger);
              }
              rebuildWordsWithoutKey(handle);
            }
            case POSTGRESQL -> {
              handle.execute("ALTER TABLE journal DISABLE TRIGGER USER");
              handle.execute("ALTER TABLE journal_words DISABLE TRIGGER USER");
              handle.execute("ALTER TABLE journal_words DROP CONSTRAINT journal_words_seq_fkey");
            }
          }
        });
  }

  private static void rebuildWordsWithoutKey(Handle handle) {
    handle.execute("CREATE TABLE other AS SELECT * FROM journal_words");
    handle.execute("DROP TABLE journal_words");
    handle.execute("ALTER TABLE other RENAME TO journal_words");
  }

  private static List<Object> changesOf(String column, Object before) {
    if (before == null) {
      return column.equals("redacted_by") ? List.of(1L, 7L) : List.of("0".repeat(64));
    }
    if (before instanceof Number number) {
      return List.of(number.longValue() + 100, -number.longValue());
    }
    String text = before.toString();
    if (text.isEmpty()) {
      return List.of("x");
    }
    char last = text.charAt(text.length() - 1);
    return List.of(
        text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0'), "", text + "x");
  }

  private void set(String table, String column, Object value, Map<String, Object> row) {
    update(table, column, value, seqOf(row));
  }

  private void restore(
      String table, String column, Object before, Object changed, Map<String, Object> row) {
    update(table, column, before, column.equals("seq") ? changed : seqOf(row));
  }

  private static Object seqOf(Map<String, Object> row) {
    return Objects.requireNonNull(row.get("seq"));
  }

  private void update(String table, String column, Object value, Object seq) {
    archive
        .database()
        .run(handle ->
            handle.execute(
                "UPDATE " + table + " SET " + column + " = ? WHERE seq = ?", value, seq));
  }

  private void copyRecord(int from, int to) {
    run(
        "INSERT INTO journal SELECT "
            + to
            + ", at, trial, actor, role, event, entity, entity_id, reason, detail, prev, hash"
            + " FROM journal WHERE seq = "
            + from);
  }
}
