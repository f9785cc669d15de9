package eir.cli;

import eir.cli.tree.FileList;
import eir.cli.tree.Progress;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command goes through a tree of files, and what it prints. */
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--threads", paramLabel = "N", description = "Threads; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "What is printed at the end as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, no summary: the exit code says how it ended.")
  private boolean quiet;

  int threads() {
    return threads;
  }

  Progress progress(FileList files) {
    return new Progress(Progress.Style.of(quiet), System.err, files.size());
  }

  /** Where the command prints; whoever prints there flushes it. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Prints how the run ended, in the form that was asked for. */
  void print(Supplier<String> text, Supplier<String> asJson) {
    PrintWriter out = out();
    if (json) {
      out.println(asJson.get());
    } else if (!quiet) {
      out.print(text.get());
    }
    out.flush();
  }
}
