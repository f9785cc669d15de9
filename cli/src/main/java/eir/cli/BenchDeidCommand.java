package eir.cli;

import eir.bench.DeidEngineBench;
import eir.bench.DeidProcessBench;
import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir bench deid}: the engine in memory, and the whole process beside its peers. */
@Command(
    name = "deid",
    mixinStandardHelpOptions = true,
    description = {
      "De-identification: the engine in memory, then eir deid as a whole process beside gdcmanon",
      "(Debian: libgdcm-tools), dcmodify (dcmtk) and cp -r."
    })
final class BenchDeidCommand implements Callable<Integer> {
  private static final Path MEMORY_DISK = Path.of("/dev/shm");
  private static final String SUBJECT = "6VE8KPBR9"; // some of the files have no Patient ID

  @Option(
      names = "--data",
      description = "A tree of MR files; default: the corpus, or data/head-mr.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--copies", description = "Copies of the tree (${DEFAULT-VALUE}).")
  private int copies = 20;

  @Option(names = "--rounds", description = "Counted rounds (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--seconds", description = "Of an engine round (${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(names = "--engine-only", description = "Without processes.")
  private boolean engineOnly;

  @Option(names = "--process-only", description = "Without the engine in memory.")
  private boolean processOnly;

  @Override
  public Integer call() throws Exception {
    Path tree = data.orElseGet(BenchCommand::realFiles);
    if (!Files.isDirectory(tree)) {
      throw new CommandFailure(
          Exit.IO, "there is no tree to measure with; name one by --data (any MR files).");
    }
    if (!processOnly) {
      new DeidEngineBench(contents(tree), Runtime.getRuntime().availableProcessors())
          .run(2 * seconds, rounds, seconds, System.out);
    }
    if (!engineOnly) {
      Path scratch =
          Files.isDirectory(MEMORY_DISK)
              ? Files.createTempDirectory(MEMORY_DISK, "eir-bench")
              : Files.createTempDirectory("eir-bench");
      try {
        new DeidProcessBench(tree, scratch, copies, thisProgram(scratch))
            .run(1, rounds, System.out);
      } finally {
        DeidProcessBench.delete(scratch);
      }
    }
    return Exit.DONE.code();
  }

  private static List<byte[]> contents(Path tree) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** {@code eir deid} as this process itself was started: same Java, class path and options. */
  private static List<String> thisProgram(Path scratch) throws IOException {
    Path key = scratch.resolve("site.key");
    SiteKey zeros = new SiteKey(Bytes.copyOf(new byte[SiteKey.LENGTH_BYTES]));
    Files.writeString(key, RecoveryPhrase.of(zeros).reveal());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "eir.cli.Main", "deid", "-q"));
    command.addAll(List.of("--key-file", key.toString(), "--subject", SUBJECT));
    return command;
  }
}
