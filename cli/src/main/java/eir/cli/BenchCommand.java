package eir.cli;

import eir.bench.HarmlessFiles;
import eir.bench.StartBench;
import eir.bench.UploadBench;
import eir.deid.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir bench}: measurements side by side with peers. */
@Command(
    name = "bench",
    description = "Measure, side by side with peers; each prints its method.",
    subcommands = {
      BenchDeidCommand.class,
      BenchResidueCommand.class,
      BenchScoreCommand.class,
      BenchDifferentialCommand.class,
      BenchBoxesCommand.class,
      BenchCommand.Start.class,
      BenchCommand.Upload.class,
      BenchBrowserCommand.class,
      BenchViewCommand.class,
      BenchTrialCommand.class
    })
final class BenchCommand {

  @Command(name = "start", description = "From the command to the first answered request.")
  static final class Start implements Callable<Integer> {
    @Option(names = "--rounds", description = "counted rounds (default: ${DEFAULT-VALUE})")
    int rounds = 5;

    @Override
    public Integer call() throws Exception {
      StartBench.run(root(), rounds, System.out);
      return Exit.DONE.code();
    }
  }

  @Command(name = "upload", description = "1,000 files over loopback, against Orthanc.")
  static final class Upload implements Callable<Integer> {
    @Option(names = "--rounds", description = "counted rounds (default: ${DEFAULT-VALUE})")
    int rounds = 5;

    @Option(names = "--files", description = "how many (default: ${DEFAULT-VALUE})")
    int files = 1000;

    @Override
    public Integer call() throws Exception {
      UploadBench.run(
          Profile.standard().hash8(), HarmlessFiles.ofOneChild(files), rounds, System.out);
      return Exit.DONE.code();
    }
  }

  /** Real MR files: the corpus where it lies beside the repository, else the repository's few. */
  static Path realFiles() {
    Path corpus = root().resolve("../shared/data/head-mr").normalize();
    return Files.isDirectory(corpus) ? corpus : root().resolve("data/head-mr");
  }

  static Path root() {
    return Path.of(System.getProperty("eir.root", ".")).toAbsolutePath().normalize();
  }
}
