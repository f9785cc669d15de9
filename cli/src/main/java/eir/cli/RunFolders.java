package eir.cli;

import eir.cli.tree.FileList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The tree that a run reads, the one that it writes, and its report beside them. */
final class RunFolders {
  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A folder, or one file; nothing in it is changed.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "A folder; made if it is missing.")
  private Path output = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was done, and each file without an output, as JSON without values.")
  private Optional<Path> reportFile = Optional.empty();

  Path output() {
    return output;
  }

  /**
   * The files of IN. Refuses an OUT inside IN, as a second run would read what the first one wrote,
   * and a report inside either.
   */
  FileList files() {
    FileList files = TreeArgument.list(input, "IN");
    if (isInside(output, input)) {
      throw new CommandFailure(Exit.USAGE, "OUT lies inside IN; choose a folder beside it.");
    }
    mustLieBeside("--report", reportFile);
    return files;
  }

  /**
   * Refuses a file of the run's own inside IN or OUT, where it would pass for an image or be given
   * away, or in a folder that is not there.
   *
   * @param option its name, for messages
   */
  void mustLieBeside(String option, Optional<Path> file) {
    if (file.isEmpty()) {
      return;
    }
    if (isInside(file.get(), input) || isInside(file.get(), output)) {
      throw new CommandFailure(
          Exit.USAGE, option + ": the file lies inside IN or OUT; choose a place outside both.");
    }
    Path folder = file.get().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandFailure(Exit.USAGE, option + ": its folder is not there; make it first.");
    }
  }

  /** Writes the report, if one was asked for. */
  void report(String json) throws IOException {
    if (reportFile.isPresent()) {
      Files.writeString(reportFile.get(), json + "\n");
    }
  }

  private static boolean isInside(Path inner, Path outer) {
    return inner.toAbsolutePath().normalize().startsWith(outer.toAbsolutePath().normalize());
  }
}
