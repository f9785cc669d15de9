package eir.cli;

import eir.bench.residue.ResidueBench;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private BenchPeers peers = new BenchPeers();

  @Override
  public Integer call() throws Exception {
    folders.check();
    Path standard = BenchCommand.root().resolve("standard");
    new ResidueBench(folders.input(), folders.output(), standard, folders.every())
        .run(peers.contestants(folders.output()), System.out);
    return Exit.DONE.code();
  }
}
