package eir.cli;

import eir.cli.tree.DefaceTree;
import eir.cli.tree.FileList;
import eir.cli.tree.Progress;
import eir.deid.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      "Exit: 0 all images have a copy, 1 some have none, 2 usage, 3 disk."
    })
final class DefaceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "What 'eir deid' wrote; nothing in it is changed.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "A folder; made if it is missing.")
  private Path output = Path.of("");

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "The profile that 'eir deid' was given.")
  private Optional<Path> profileFile = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was done, and each file without a copy, as JSON.")
  private Optional<Path> reportFile = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Threads; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "The summary as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, no summary.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    Profile profile = ProfileFile.read(profileFile).profile();
    FileList files = TreeArgument.list(input, "IN");
    TreeArgument.mustLieOutside(output, input);
    TreeArgument.mustLieBeside("--report", reportFile, input, output);
    Progress progress = new Progress(Progress.Style.of(quiet), System.err, files.size());
    DefaceTree.Summary summary = DefaceTree.run(files, output, profile, threads, progress);

    String text = DefaceSummary.json(summary, profile);
    if (reportFile.isPresent()) {
      Files.writeString(reportFile.get(), text + "\n");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(text);
    } else if (!quiet) {
      out.print(DefaceSummary.text(summary));
    }
    out.flush();
    boolean whole = summary.leftOut().isEmpty() && summary.written() > 0;
    return (whole ? Exit.DONE : Exit.NEGATIVE).code();
  }
}
