package eir.bench;

import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import eir.dicom.stream.Source;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The engine alone: files in memory through plan, assembly and gate, all cores warm.
 *
 * <p>Each thread has its own engine and goes over all files again and again until the time of the
 * round is over, starting at a place of its own. Files that the engine refuses stay in: a refusal
 * costs time too.
 */
public final class DeidEngineBench {
  private static final Stamp STAMP = new Stamp("bench", "bench", "", "", "", "");

  private final List<byte[]> files;
  private final int threads;
  private final SiteKey key = new SiteKey(Bytes.copyOf(new byte[SiteKey.LENGTH_BYTES]));

  public DeidEngineBench(List<byte[]> files, int threads) {
    this.files = List.copyOf(files);
    this.threads = threads;
  }

  private record Tally(long files, long passed, long bytes) {}

  /** Prints the method, then one line a round and the median. */
  public void run(int warmUpSeconds, int rounds, int secondsEach, PrintStream out)
      throws InterruptedException, ExecutionException {
    out.println("Engine in memory: plan + assemble + gate, one subject, " + threads + " threads");
    out.println("  " + Machine.line());
    long megabytes = files.stream().mapToLong(file -> file.length).sum() / 1_000_000;
    out.println(
        "  " + files.size() + " files, " + megabytes + " MB; warm-up " + warmUpSeconds + " s");
    round(warmUpSeconds);
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      Tally tally = round(secondsEach);
      double seconds = (System.nanoTime() - start) / 1e9;
      rates.add(tally.files / seconds);
      out.println(
          String.format(
              Locale.ROOT,
              "  round %d: %,.0f files/s, %,.0f MB/s, %.1f %% through the gate",
              i + 1,
              tally.files / seconds,
              tally.bytes / 1e6 / seconds,
              100.0 * tally.passed / tally.files));
    }
    rates.sort(Double::compare);
    out.println(String.format(Locale.ROOT, "  median %,.0f files/s", rates.get(rates.size() / 2)));
  }

  private Tally round(int seconds) throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Tally>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i * files.size() / threads;
        work.add(() -> oneThread(first, until));
      }
      Tally sum = new Tally(0, 0, 0);
      for (Future<Tally> future : pool.invokeAll(work)) {
        Tally one = future.get();
        sum = new Tally(sum.files + one.files, sum.passed + one.passed, sum.bytes + one.bytes);
      }
      return sum;
    }
  }

  private Tally oneThread(int first, long until) {
    Deidentifier deidentifier = new Deidentifier(Profile.standard(), key, STAMP);
    Gate gate = new Gate(Profile.standard(), STAMP);
    Subject subject = Subject.known(key, new Pseudonym("6VE8KPBR9"));
    long done = 0;
    long passed = 0;
    long bytes = 0;
    for (int at = first; System.nanoTime() < until; at = (at + 1) % files.size()) {
      byte[] file = files.get(at);
      Source source = Source.of(file);
      if (deidentifier.plan(source, subject) instanceof Outcome.Planned planned) {
        byte[] output = planned.plan().assemble(source);
        passed += gate.check(Source.of(output)) instanceof Verdict.Passed ? 1 : 0;
      }
      done++;
      bytes += file.length;
    }
    return new Tally(done, passed, bytes);
  }
}
