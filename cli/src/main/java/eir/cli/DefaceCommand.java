package eir.cli;

import eir.cli.tree.DefaceTree;
import eir.cli.tree.FileList;
import eir.deid.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eir deface IN OUT}: copies of de-identified head volumes without the face. */
@Command(
    name = "deface",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write copies of de-identified MR volumes of the head without the face: for images that",
      "leave the trial. No voxel of the brain changes. What cannot be defaced has no copy, and is",
      "counted with its reason. Ears and neck stay. Look at the copies before they are published."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir deid --key-file site.key /media/cd out    first without identity",
      "  eir deface out public                         then without faces",
      "  eir check public                              the proof; no warning of faces",
      "",
      "Exit: 0 all images have a copy, 1 some have none, 2 usage, 3 disk, 130 stopped."
    })
final class DefaceCommand implements Callable<Integer> {
  @Mixin private RunFolders folders = new RunFolders();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "The profile that 'eir deid' was given.")
  private Optional<Path> profileFile = Optional.empty();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws IOException {
    Profile profile = ProfileFile.read(profileFile).profile();
    FileList files = folders.files();
    DefaceTree tree =
        new DefaceTree(
            files, folders.output(), profile, options.threads(), options.progress(files));
    DefaceTree.Summary summary;
    try (WhenStopped _ = new WhenStopped(tree::stop, "start it again for the other volumes.")) {
      summary = tree.run();
    }

    String json = DefaceSummary.json(summary, profile);
    folders.report(json);
    options.print(() -> DefaceSummary.text(summary), () -> json);
    boolean whole = summary.leftOut().isEmpty() && summary.written() > 0;
    return (whole ? Exit.DONE : Exit.NEGATIVE).code();
  }
}
