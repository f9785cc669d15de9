package eir.cli;

import eir.cli.tree.FileList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder named on the command line. */
final class TreeArgument {
  private TreeArgument() {}

  /** Its files; {@code role} is the argument's name for messages, which never show a path. */
  static FileList list(Path root, String role) {
    if (!Files.exists(root)) {
      throw new CommandFailure(Exit.IO, role + " does not exist.");
    }
    try {
      return FileList.of(root);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          Exit.IO, role + " cannot be read throughout: may you open every folder in it?");
    }
  }

  /** Refuses an OUT below IN: a second run would read what the first one wrote. */
  static void mustLieOutside(Path output, Path input) {
    if (isInside(output, input)) {
      throw new CommandFailure(Exit.USAGE, "OUT lies inside IN; choose a folder beside it.");
    }
  }

  /**
   * Refuses a file of the run's own inside IN or OUT, where it would pass for an image or be given
   * away, or in a folder that is not there.
   *
   * @param option its name, for messages
   */
  static void mustLieBeside(String option, Optional<Path> file, Path input, Path output) {
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

  private static boolean isInside(Path inner, Path outer) {
    return inner.toAbsolutePath().normalize().startsWith(outer.toAbsolutePath().normalize());
  }
}
