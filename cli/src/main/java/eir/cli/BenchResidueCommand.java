package eir.cli;

import eir.bench.residue.Commands;
import eir.bench.residue.Contestant;
import eir.bench.residue.Engine;
import eir.bench.residue.NpmPeers;
import eir.bench.residue.ResidueBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir bench residue IN OUT}: what is left of a patient, and what is lost of the image. */
@Command(
    name = "residue",
    mixinStandardHelpOptions = true,
    description = {
      "Plant markers into copies of the files below IN, de-identify both with Eir and its peers",
      "(gdcmanon, dcmodify where installed; dicom-curate, dcmjs), and count in raw bytes what is left: markers,"
          + " original",
      "values, new errors of dciodvfy, b-values, directions and scale slopes lost, changed pixels."
    },
    footer = "Example: eir bench residue --every 5 ../shared/data/head-mr /tmp/residue")
final class BenchResidueCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", description = "A tree of DICOM files.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "An empty folder, for all outputs.")
  private Path output = Path.of("");

  @Option(names = "--every", description = "Take every nth file (${DEFAULT-VALUE}).")
  private int every = 1;

  @Option(names = "--eir-only", description = "Without peers.")
  private boolean eirOnly;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(input)) {
      throw new CommandFailure(Exit.IO, "IN is no folder; name a tree of DICOM files.");
    }
    asNew(output);
    List<Contestant> contestants = contestants(eirOnly, output);
    Path standard = BenchCommand.root().resolve("standard");
    new ResidueBench(input, output, standard, every).run(contestants, System.out);
    return Exit.DONE.code();
  }

  /** Eir, and every peer that can be had. */
  static List<Contestant> contestants(boolean eirOnly, Path scratch) throws IOException {
    List<Contestant> contestants = new ArrayList<>(List.of(new Engine()));
    if (!eirOnly) {
      contestants.addAll(Commands.installed(scratch));
      contestants.addAll(NpmPeers.installed(BenchCommand.root(), scratch, System.out));
    }
    return contestants;
  }

  /** Makes {@code folder}, which may not hold anything yet. */
  static void asNew(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new CommandFailure(Exit.USAGE, "OUT is not empty; name a new folder.");
      }
    }
  }
}
