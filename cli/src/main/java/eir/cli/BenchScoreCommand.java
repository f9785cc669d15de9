package eir.cli;

import eir.bench.residue.Contestant;
import eir.bench.score.ScoreBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir bench score IN OUT}: correct actions over required actions. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Write made-up patients into the MR and CT files below IN, with an answer key of what must",
      "happen to each element, and count the right actions of Eir and of its installed peers: the",
      "measure of the MIDI-B challenge (arXiv 2507.23608), with a key of our own."
    },
    footer = "Example: eir bench score --every 3 ../shared/data/head-mr /tmp/score")
final class BenchScoreCommand implements Callable<Integer> {
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
    BenchResidueCommand.asNew(output);
    List<Contestant> contestants = BenchResidueCommand.contestants(eirOnly, output);
    new ScoreBench(input, output, every).run(contestants, System.out);
    return Exit.DONE.code();
  }
}
