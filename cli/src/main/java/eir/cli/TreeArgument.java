package eir.cli;

import eir.cli.tree.FileList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
