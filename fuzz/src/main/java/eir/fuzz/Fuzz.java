package eir.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./eir fuzz}: each target for so long or so many inputs, by Jazzer or, with {@code
 * --plain}, by the mutations of the tests; the ZIP reader of the browser in Node.
 *
 * <p>What is learned stays in {@code target/fuzz} for the next run; an input that breaks a law is
 * written there, and its place is printed.
 */
public final class Fuzz {
  private static final String ZIP = "zip";
  private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final Pattern SAID =
      Pattern.compile("== |artifact_prefix|Caused|^\\s+at eir\\.|ERROR");
  private static final int LARGEST_BYTES = 4096;
  private static final String TABLES =
      "eir.deid.clean.CleaningData:eir.deid.rule.RuleData:eir.dicom.dictionary.**:eir.deid.key.**";
  private static final int MOST_FRAMES = 12;

  private final FuzzOptions options;
  private long inputs;
  private int broken;

  private Fuzz(FuzzOptions options) {
    this.options = options;
  }

  /** Exits with 0, 1 if a law broke, 2 for a word that is not understood. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    FuzzOptions options;
    try {
      options = FuzzOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("eir fuzz: " + e.getMessage());
      System.err.println(FuzzOptions.USAGE);
      System.exit(2);
      return;
    }
    Fuzz fuzz = new Fuzz(options);
    for (String target : options.targets()) {
      fuzz.run(target);
    }
    System.out.printf("%,d inputs in all, %d targets with a finding%n", fuzz.inputs, fuzz.broken);
    System.exit(fuzz.broken == 0 ? 0 : 1);
  }

  private void run(String target) throws IOException, InterruptedException {
    Path folder = Seeds.root().resolve("target/fuzz").resolve(target);
    Files.createDirectories(folder.resolve("corpus"));
    long start = System.nanoTime();
    long before = inputs;
    boolean isGood =
        target.equals(ZIP)
            ? zip(folder)
            : options.isPlain() ? plain(target, folder) : jazzer(target, folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-14s %,12d inputs %,8.0f s  %s%n",
        target,
        inputs - before,
        seconds,
        isGood ? "no finding" : "FOUND, see target/fuzz/" + target);
    broken += isGood ? 0 : 1;
  }

  /** Goes on behind a finding: one of a kind is enough, and others may wait behind it. */
  private boolean plain(String target, Path folder) throws IOException {
    HangWatch watch = new HangWatch(folder.resolve("hang"));
    MutatingRun run =
        new MutatingRun(Targets.of(target), options.seed(), Seeds.in(folder.resolve("corpus")));
    long end = System.nanoTime() + options.seconds() * 1_000_000_000L;
    Set<String> kinds = new HashSet<>();
    while (options.inputs() > 0 ? run.done() < options.inputs() : System.nanoTime() < end) {
      try {
        run.run(watch, Math.max(1, Math.min(1_000, options.inputs() - run.done())));
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError broke) {
        keep(target, folder, run.current(), broke, kinds);
      }
    }
    inputs += run.done();
    System.out.printf(
        "%s: %d ways, at most %d %% of the memory allowed%n",
        target, run.ways(), run.mostPercent());
    return kinds.isEmpty();
  }

  private static void keep(
      String target, Path folder, byte[] input, Throwable broke, Set<String> kinds)
      throws IOException {
    String place = broke.getStackTrace().length == 0 ? "" : broke.getStackTrace()[0].toString();
    String said = broke.toString().replaceAll("[0-9]+", "N");
    if (!kinds.add(said + place)) {
      return;
    }
    Path kept = folder.resolve("crash-" + Integer.toHexString(Arrays.hashCode(input)));
    Files.write(kept, input);
    System.err.println(target + ": " + broke + " (" + kept.getFileName() + ")");
    Arrays.stream(broke.getStackTrace())
        .limit(MOST_FRAMES)
        .forEach(frame -> System.err.println("  at " + frame));
  }

  private boolean jazzer(String target, Path folder) throws IOException, InterruptedException {
    Path seeds = folder.resolve("seeds");
    Files.createDirectories(seeds);
    Target known = Targets.of(target);
    int number = 0;
    for (byte[] seed : known.seeds()) {
      Files.write(seeds.resolve("seed-" + number++), seed);
    }
    Path words = folder.resolve("words");
    Files.writeString(words, dictionary(known.words()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+EnableDynamicAgentLoading",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Deir.root=" + Seeds.root(),
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=eir.fuzz.JazzerTarget",
            "--target_args=" + target,
            "--instrumentation_includes=eir.dicom.**:eir.deid.**:eir.imaging.**:eir.trial.**",
            "--instrumentation_excludes=" + TABLES,
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-dict=" + words,
            "-max_len=" + LARGEST_BYTES,
            "-timeout=60",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
            options.inputs() > 0
                ? "-runs=" + options.inputs()
                : "-max_total_time=" + options.seconds(),
            folder.resolve("corpus").toString(),
            seeds.toString()));
    return await(command, folder);
  }

  /** libFuzzer's form: a word a line, each byte that is no letter by its number. */
  private static String dictionary(List<byte[]> words) {
    StringBuilder text = new StringBuilder();
    for (byte[] word : words) {
      text.append('"');
      for (byte b : word) {
        text.append("\\x").append(Character.forDigit(b >> 4 & 0xF, 16));
        text.append(Character.forDigit(b & 0xF, 16));
      }
      text.append("\"\n");
    }
    return text.toString();
  }

  private boolean zip(Path folder) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "node",
            Seeds.root().resolve("browser/test/zip-fuzz.mjs").toString(),
            options.inputs() > 0
                ? "--inputs=" + options.inputs()
                : "--seconds=" + options.seconds(),
            "--seed=" + options.seed(),
            "--keep=" + folder);
    return await(command, folder);
  }

  private boolean await(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var log = Files.newBufferedWriter(folder.resolve("log"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.write(line + "\n");
        Matcher executed = EXECUTED.matcher(line);
        if (executed.find()) {
          inputs += Long.parseLong(executed.group(1));
        } else if (SAID.matcher(line).find()) {
          System.err.println(line);
        }
      }
    }
    return process.waitFor() == 0;
  }
}
