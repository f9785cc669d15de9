package eir.bench;

import eir.archive.Archive;
import eir.archive.access.AccountChange;
import eir.archive.access.AccountOrder;
import eir.archive.access.Password;
import eir.archive.access.Session;
import eir.archive.access.SignIn;
import eir.archive.casework.CaseAnswer;
import eir.archive.casework.CaseRequest;
import eir.archive.index.Site;
import eir.archive.journal.Act;
import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.StateName;
import eir.trial.TrialIdentity;
import eir.trial.audit.Chain;
import eir.trial.charter.CharterJson;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ReopenTarget;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the trial's archive does in a second: durable commits with 64 writers, worklist and case
 * with many cases, and records of the audit chain recomputed. On an empty archive, SQLite or
 * PostgreSQL as its places say.
 *
 * <p>Each case is opened, closed and reopened, closed and reopened: five acts, five records.
 */
public final class TrialBench {
  private static final int WRITERS = 64;
  private static final int WARM_UP_EACH = 20;
  private static final int WRITES_EACH = 80;
  private static final int QUERIES = 400;
  private static final int PAGE = 50;
  private static final SiteCode SITE = new SiteCode("S01");
  private static final Password PASSWORD = new Password("four slow green herons at dusk");

  private final Archive archive;
  private final PrintStream out;
  private final Actor coordinator;

  private TrialBench(Archive archive, PrintStream out) {
    this.archive = archive;
    this.out = out;
    archive.sites().nameTrial(new TrialIdentity("BENCH", "Eir", "BENCH", ""), Who.SYSTEM);
    archive.sites().put(Site.of("S01", "Site", "Town", "en", ""), Who.SYSTEM);
    this.coordinator = person("ana", Role.COORDINATOR).actor();
    Session physician = person("olga", Role.PHYSICIAN);
    var charter =
        ((CharterJson.Valid)
                CharterJson.read(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("format", CharterJson.FORMAT)
                        .put("charterId", "BENCH")
                        .put("sponsor", "Eir")
                        .put("protocolId", "BENCH")))
            .charter();
    archive.charters().draft(charter, physician.who());
    archive
        .charters()
        .activate(
            charter.key(),
            physician.who(),
            archive.signing().verify(physician, "olga", PASSWORD),
            "the measurement begins");
  }

  /** Measures and prints; the archive must be empty. */
  public static void run(Archive archive, int cases, PrintStream out) throws Exception {
    if (!archive.accounts().isEmpty()) {
      throw new IllegalStateException(
          "The archive is not empty; name an empty one by --data, --db");
    }
    out.println(Machine.line());
    out.println("database: " + archive.database().kind());
    TrialBench bench = new TrialBench(archive, out);
    bench.commits();
    bench.fill(cases);
    bench.queries(cases);
    bench.verify();
  }

  private Session person(String login, Role role) {
    AccountChange change =
        archive
            .accounts()
            .create(AccountOrder.plain(login, login, Set.of(role)), PASSWORD, Who.SYSTEM);
    if (change instanceof AccountChange.Done
        && archive.sessions().signIn(login, PASSWORD)
            instanceof SignIn.SignedIn(Session session, _)) {
      return session;
    }
    throw new IllegalStateException("The bench's people cannot be made: " + change);
  }

  private void commits() throws Exception {
    Who who = Who.of(coordinator.user().text(), coordinator.role());
    measure(
        "journal records",
        () -> {
          archive.events().append(Act.of(who, "IMAGES_OPENED", "submission", "bench"));
          return true;
        });
    measure("cases opened", this::open);
  }

  private void measure(String what, Callable<?> work) throws Exception {
    write(work, WARM_UP_EACH);
    long from = System.nanoTime();
    List<Long> nanos = write(work, WRITES_EACH);
    double seconds = (System.nanoTime() - from) / 1e9;
    out.printf(
        "%s, %d writers: %.0f commits/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
        what,
        WRITERS,
        nanos.size() / seconds,
        percentile(nanos, 50),
        percentile(nanos, 95),
        percentile(nanos, 99));
  }

  private static List<Long> write(Callable<?> work, int each) throws Exception {
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(() -> {
        for (int j = 0; j < each; j++) {
          long from = System.nanoTime();
          work.call();
          nanos.add(System.nanoTime() - from);
        }
        return true;
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> written : threads.invokeAll(writers)) {
        written.get();
      }
    }
    return List.copyOf(nanos);
  }

  private CaseCode open() {
    CaseAnswer answer =
        archive
            .cases()
            .act(
                CaseRequest.open(
                    UUID.randomUUID(),
                    coordinator,
                    new CaseCommand.OpenCase(SITE, 7, Sex.FEMALE, "DIPG suspected", "", "")));
    return ((CaseAnswer.Done) answer).code();
  }

  private void fill(int cases) throws Exception {
    int there = archive.worklists().counts("").getOrDefault(StateName.CANDIDATE, 0);
    List<Callable<Boolean>> lives = new ArrayList<>();
    for (int i = there; i < cases; i++) {
      lives.add(() -> {
        CaseCode code = open();
        for (int version = 1; version <= 3; version += 2) {
          act(
              code,
              version,
              new CaseCommand.Close(CloseReason.LOST, Optional.empty(), "nobody answers"));
          act(
              code,
              version + 1,
              new CaseCommand.Reopen(ReopenTarget.CANDIDATE, "they called again"));
        }
        return true;
      });
    }
    long from = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Boolean> each : threads.invokeAll(lives)) {
        each.get();
      }
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    out.printf(
        "%d cases of five acts each: %.0f acts/s%n", lives.size(), 5 * lives.size() / seconds);
  }

  private void act(CaseCode code, long version, CaseCommand command) {
    CaseAnswer answer =
        archive.cases().act(CaseRequest.of(code, version, UUID.randomUUID(), coordinator, command));
    if (!(answer instanceof CaseAnswer.Done)) {
      throw new IllegalStateException("The bench's act was not done: " + answer);
    }
  }

  private void queries(int cases) {
    query(
        "worklist, first " + PAGE + " of " + cases,
        i -> archive.worklists().page(Set.of(StateName.CANDIDATE), "S01", PAGE, 0));
    query(
        "worklist, a page in the middle",
        i -> archive.worklists().page(Set.of(StateName.CANDIDATE), "", PAGE, cases / 2));
    query("case, folded from its journal", i -> archive.cases().file(code(i, cases)).orElseThrow());
    query(
        "case page: case, charter, projection, mails",
        i -> {
          CaseFile file = archive.cases().file(code(i, cases)).orElseThrow();
          return List.of(
              archive.cases().charterOf(file),
              archive.cases().row(file.code()),
              archive.outbox().about(file.code().text()));
        });
    query(
        "cases in which a reminder is due",
        _ -> archive.worklists().remindersDue(Instant.now(), PAGE, 0));
  }

  private static CaseCode code(int i, int cases) {
    return new CaseCode("EIR-%04d".formatted(1 + i * 7919 % cases));
  }

  private interface Query {
    Object ask(int i);
  }

  private void query(String what, Query query) {
    for (int i = 0; i < QUERIES / 4; i++) {
      query.ask(i);
    }
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      long from = System.nanoTime();
      query.ask(i);
      nanos.add(System.nanoTime() - from);
    }
    out.printf(
        "%s: p50 %.2f ms, p95 %.2f ms%n", what, percentile(nanos, 50), percentile(nanos, 95));
  }

  private void verify() {
    long from = System.nanoTime();
    Chain.Verdict verdict = archive.auditTrail().verify(List.of());
    double seconds = (System.nanoTime() - from) / 1e9;
    if (!(verdict instanceof Chain.Whole(Chain.End end, _))) {
      throw new IllegalStateException("The chain does not verify: " + verdict);
    }
    out.printf("audit verify: %d records, %.0f records/s%n", end.seq(), end.seq() / seconds);
  }

  private static double percentile(Iterable<Long> nanos, int percent) {
    List<Long> all = new ArrayList<>();
    nanos.forEach(all::add);
    long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
    int at = Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1);
    return sorted[Math.max(0, at)] / 1e6;
  }
}
