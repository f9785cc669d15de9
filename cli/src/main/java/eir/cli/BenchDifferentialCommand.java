package eir.cli;

import eir.bench.differential.Differential;
import eir.bench.residue.Engine;
import eir.bench.residue.NpmPeers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eir bench differential IN OUT}: where Eir and dicom-curate differ, and who is right. */
@Command(
    name = "differential",
    mixinStandardHelpOptions = true,
    description = {
      "De-identify the files below IN with Eir and with dicom-curate by the same options, and"
          + " print",
      "each element of which they make different things, with the row of Table E.1-1 (PS3.15) and",
      "who does what it asks."
    },
    footer = "Example: eir bench differential IN OUT")
final class BenchDifferentialCommand implements Callable<Integer> {
  @Mixin private BenchFolders folders = new BenchFolders();

  @Override
  public Integer call() throws Exception {
    folders.check();
    Path root = BenchCommand.root();
    new Differential(folders.input(), folders.output(), root.resolve("standard"), folders.every())
        .run(new Engine(), NpmPeers.dicomCurateLikeEir(root, folders.output()), System.out);
    return Exit.DONE.code();
  }
}
