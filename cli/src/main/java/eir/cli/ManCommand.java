package eir.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code eir man}: the manual page eir(1), written from the commands themselves. */
@Command(
    name = "man",
    description = "Print the manual page of all commands, for 'man'.",
    footerHeading = "%nExamples:%n",
    footer = {"  eir man > ~/.local/share/man/man1/eir.1", "  eir man | man -l -"})
final class ManCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CommandSpec eir = spec.root();
    out.println(".TH EIR 1 \"\" " + quoted(eir.version()[0]) + " \"Eir\"");
    out.println(".SH NAME\neir \\- " + plain(eir.usageMessage().description()[0]));
    out.println(".SH SYNOPSIS\n.B eir\n.I COMMAND\n[options]");
    out.println(".SH COMMANDS");
    commands(eir.commandLine(), "eir", out);
    out.println(".SH EXIT STATUS");
    out.println("0 done, 1 the answer is no, 2 usage, 3 disk, 4 server or network, 70 a bug,");
    out.println("130 interrupted.");
    out.flush();
    return Exit.DONE.code();
  }

  private static void commands(CommandLine at, String path, PrintWriter out) {
    at.getSubcommands()
        .forEach((name, command) -> {
          CommandSpec one = command.getCommandSpec();
          if (!one.usageMessage().hidden()) {
            out.println(".SS " + quoted(path + " " + name));
            for (String line : one.usageMessage().description()) {
              out.println(plain(line));
            }
            for (OptionSpec option : one.options()) {
              if (!option.hidden()) {
                options(option, out);
              }
            }
            commands(command, path + " " + name, out);
          }
        });
  }

  private static void options(OptionSpec option, PrintWriter out) {
    boolean takesValue = option.arity().max() > 0;
    out.println(".TP");
    out.println(
        ".B "
            + plain(String.join(", ", option.names()))
            + (takesValue ? " " + plain(option.paramLabel()) : ""));
    for (String line : option.description()) {
      out.println(plain(line));
    }
  }

  private static String quoted(String text) {
    return '"' + plain(text).replace("\"", "\\(dq") + '"';
  }

  /** In roff a backslash, a hyphen and a point or apostrophe at the start mean something. */
  private static String plain(String text) {
    String words =
        Ansi.OFF
            .string(text.replaceAll("\\$\\{[^}]*}|%n", ""))
            .replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("…", "...");
    return words.startsWith(".") || words.startsWith("'") ? "\\&" + words : words;
  }
}
