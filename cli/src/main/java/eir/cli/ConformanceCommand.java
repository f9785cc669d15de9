package eir.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code eir conformance}: the page docs/conformance.md, from the tables and the rules. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    hidden = true,
    description = "Print docs/conformance.md: each row of PS3.15 Table E.1-1 and what Eir does.")
final class ConformanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Conformance.page(BenchCommand.root().resolve("standard")));
    spec.commandLine().getOut().flush();
    return Exit.DONE.code();
  }
}
