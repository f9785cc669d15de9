package eir.cli;

import eir.bench.residue.Commands;
import eir.bench.residue.Contestant;
import eir.bench.residue.Engine;
import eir.bench.residue.NpmPeers;
import eir.bench.residue.ResidueBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eir bench residue IN OUT}: what is left of a patient, and what is lost of the image. */
@Command(
    name = "residue",
    mixinStandardHelpOptions = true,
    description = {
      "Plant markers into copies of the files below IN, de-identify both with Eir and its peers",
      "(gdcmanon, dcmodify where installed; dicom-curate, dcmjs), and count in raw bytes what is"
          + " left: markers, original",
      "values, new errors of dciodvfy, b-values, directions and scale slopes lost, changed pixels."
    },
    footer = "Example: eir bench residue --every 5 IN OUT")
final class BenchResidueCommand implements Callable<Integer> {
  @Mixin private BenchFolders folders = new BenchFolders();

  @Option(names = "--eir-only", description = "Without peers.")
  private boolean eirOnly;

  @Override
  public Integer call() throws Exception {
    folders.check();
    List<Contestant> contestants = contestants(eirOnly, folders.output());
    Path standard = BenchCommand.root().resolve("standard");
    new ResidueBench(folders.input(), folders.output(), standard, folders.every())
        .run(contestants, System.out);
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
}
