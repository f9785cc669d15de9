package eir.cli;

import eir.archive.Archive;
import eir.bench.TrialBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir bench trial}: what the trial's archive does in a second. */
@Command(
    name = "trial",
    description = "Commits with 64 writers, worklist and case, audit chain; on an empty archive.",
    footer =
        "Example: eir bench trial --data /tmp/empty --db postgresql://eir@localhost:5432/empty")
final class BenchTrialCommand extends WithArchive {
  @Option(names = "--cases", description = "how many (default: ${DEFAULT-VALUE})")
  int cases = 10_000;

  @Override
  Exit run(Archive archive, Answer answer) {
    try {
      TrialBench.run(archive, cases, System.out);
      return Exit.DONE;
    } catch (Exception failed) {
      throw new IllegalStateException("The measurement did not end", failed);
    }
  }
}
