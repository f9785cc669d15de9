package eir.cli;

import eir.bench.differential.Differential;
import eir.bench.residue.Engine;
import eir.bench.residue.NpmPeers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir bench differential IN OUT}: where Eir and dicom-curate differ, and who is right. */
@Command(
    name = "differential",
    mixinStandardHelpOptions = true,
    description = {
      "De-identify the files below IN with Eir and with dicom-curate by the same options, and print",
      "each element of which they make different things, with the row of Table E.1-1 (PS3.15) and",
      "who does what it asks."
    },
    footer = "Example: eir bench differential ../shared/data/head-mr /tmp/differential")
final class BenchDifferentialCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", description = "A tree of DICOM files.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "An empty folder, for all outputs.")
  private Path output = Path.of("");

  @Option(names = "--every", description = "Take every nth file (${DEFAULT-VALUE}).")
  private int every = 1;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(input)) {
      throw new CommandFailure(Exit.IO, "IN is no folder; name a tree of DICOM files.");
    }
    BenchResidueCommand.asNew(output);
    Path root = BenchCommand.root();
    new Differential(input, output, root.resolve("standard"), every)
        .run(new Engine(), NpmPeers.dicomCurateLikeEir(root, output), System.out);
    return Exit.DONE.code();
  }
}
