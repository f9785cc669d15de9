package eir.cli;

import eir.bench.score.ScoreBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eir bench score IN OUT}: correct actions over required actions. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Write made-up patients into the MR and CT files below IN, with an answer key of what must",
      "happen to each element, and count the right actions of Eir and of its installed peers: the",
      "measure of the MIDI-B challenge (arXiv 2507.23608), with a key of our own."
    },
    footer = "Example: eir bench score --every 3 IN OUT")
final class BenchScoreCommand implements Callable<Integer> {
  @Mixin private BenchFolders folders = new BenchFolders();

  @Mixin private BenchPeers peers = new BenchPeers();

  @Override
  public Integer call() throws Exception {
    folders.check();
    new ScoreBench(folders.input(), folders.output(), folders.every())
        .run(peers.contestants(folders.output()), System.out);
    return Exit.DONE.code();
  }
}
