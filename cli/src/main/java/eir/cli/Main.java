package eir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code eir}: names its commands and turns how they ended into an exit code. */
@Command(
    name = "eir",
    version = "eir 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Central review of MR images, from a clinic's CD to the referral.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir demo                     try it on http://127.0.0.1:8080",
      "  eir deid CD OUT              de-identify a folder without a server",
      "  eir check OUT                prove that a folder is harmless"
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ConfigCommand.class,
      SiteCommand.class,
      LinkCommand.class,
      SubmissionCommand.class,
      UserCommand.class,
      AuditCommand.class,
      CharterCommand.class,
      DeidCommand.class,
      CheckCommand.class,
      DefaceCommand.class,
      KeyCommand.class,
      CrosswalkCommand.class,
      OperationCommands.BackupCommand.class,
      OperationCommands.RestoreCommand.class,
      OperationCommands.VerifyCommand.class,
      OperationCommands.ReindexCommand.class,
      PhantomCommand.class,
      BenchCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      ConformanceCommand.class,
      HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command line and answers its exit code. */
  static int run(String... args) {
    return commandLine().execute(args);
  }

  /** The whole command tree, with the handlers that every command shares. */
  static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    SettingFlags.addTo(line);
    examplesFirst(line, line.getCommandSpec().version());
    line.setExecutionExceptionHandler((failure, at, parsed) -> explain(failure, at));
    line.setParameterExceptionHandler((failure, args) -> usage(failure));
    return line;
  }

  /** Every command shows its examples before its options, and knows the version. */
  private static void examplesFirst(CommandLine at, String... version) {
    List<String> sections = new ArrayList<>(at.getHelpSectionKeys());
    List<String> examples =
        List.of(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
    sections.removeAll(examples);
    sections.addAll(sections.indexOf(UsageMessageSpec.SECTION_KEY_DESCRIPTION) + 1, examples);
    at.setHelpSectionKeys(sections);
    at.getCommandSpec().version(version);
    for (CommandLine command : at.getSubcommands().values()) {
      examplesFirst(command, version);
    }
  }

  private static int explain(Exception failure, CommandLine at) {
    PrintWriter err = at.getErr();
    return switch (failure) {
      case CommandFailure known -> {
        err.println("eir: " + known.getMessage());
        yield known.exit().code();
      }
      case UncheckedIOException io ->
          disk(io.getCause() instanceof IOException cause ? cause : new IOException(), err);
      case IOException io -> disk(io, err);
      default -> {
        err.println("eir: this is a bug, please report it with the lines below.");
        failure.printStackTrace(err);
        yield Exit.BUG.code();
      }
    };
  }

  private static int disk(IOException failure, PrintWriter err) {
    err.println("eir: " + kind(failure));
    return Exit.IO.code();
  }

  /** What went wrong without the path, which may be a name that a clinic gave. */
  private static String kind(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ ->
          "a file or folder is not there. Check the names on the command line;"
              + " a disc must stay in its drive.";
      case AccessDeniedException _ ->
          "a file or folder may not be read or written. Give this user the right to it"
              + " or choose another folder.";
      case FileAlreadyExistsException _ ->
          "a file is there already and is not overwritten. Choose another name.";
      case FileSystemException _ ->
          "the file system refused to read or write. Check that the disk has room"
              + " and is still there, then start again.";
      default ->
          "reading or writing stopped midway. Check the disk, the disc or the network,"
              + " then start again.";
    };
  }

  private static int usage(ParameterException failure) {
    CommandLine at = failure.getCommandLine();
    PrintWriter err = at.getErr();
    err.println("eir: " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("See 'eir " + help(at) + "'.");
    }
    return Exit.USAGE.code();
  }

  private static String help(CommandLine at) {
    String name = at.getCommandName();
    return name.equals("eir") ? "--help" : "help " + name;
  }
}
