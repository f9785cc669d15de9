package eir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eir completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script that lets your shell complete commands and options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir completion bash > ~/.local/share/bash-completion/completions/eir",
      "  eir completion zsh  > a folder of $$fpath, as _eir",
      "  eir completion fish > ~/.config/fish/completions/eir.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  Shell shell = Shell.bash;

  @Override
  public Integer call() {
    CommandLine eir = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    switch (shell) {
      case bash -> out.print(AutoComplete.bash("eir", eir));
      case zsh -> {
        out.println("#compdef eir");
        out.print(AutoComplete.bash("eir", eir)); // turns bashcompinit on by itself
      }
      case fish -> fish(eir).forEach(out::println);
    }
    out.flush();
    return Exit.DONE.code();
  }

  /** A line for each command and each of its options, two levels deep, as deep as commands go. */
  private static List<String> fish(CommandLine eir) {
    List<String> lines = new ArrayList<>(List.of("complete -c eir -f"));
    eir.getSubcommands()
        .forEach((name, command) -> {
          if (command.getCommandSpec().usageMessage().hidden()) {
            return;
          }
          lines.add(
              "complete -c eir -n __fish_use_subcommand -a %s -d %s"
                  .formatted(name, quoted(summary(command.getCommandSpec()))));
          String seen = "__fish_seen_subcommand_from " + name;
          addOptions(lines, seen, command.getCommandSpec());
          command
              .getSubcommands()
              .forEach((part, below) -> {
                lines.add(
                    "complete -c eir -n %s -a %s -d %s"
                        .formatted(quoted(seen), part, quoted(summary(below.getCommandSpec()))));
                addOptions(
                    lines,
                    seen + "; and __fish_seen_subcommand_from " + part,
                    below.getCommandSpec());
              });
        });
    return lines;
  }

  private static void addOptions(List<String> lines, String when, CommandSpec command) {
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && option.longestName().startsWith("--")) {
        lines.add(
            "complete -c eir -n %s -l %s%s -d %s"
                .formatted(
                    quoted(when),
                    option.longestName().substring(2),
                    option.arity().max() > 0 ? " -r -F" : "",
                    quoted(first(option.description()))));
      }
    }
  }

  private static String summary(CommandSpec command) {
    return first(command.usageMessage().description());
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replaceAll("\\$\\{[^}]*}|%n", "").strip();
  }

  /** In fish's single quotes only these two need a backslash. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
