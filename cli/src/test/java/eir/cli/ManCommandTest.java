package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The manual page holds every command that the help lists. */
class ManCommandTest {
  @Test
  void everyCommandAndOptionStandsInTheManualPage() {
    StringWriter out = new StringWriter();
    var eir = Main.commandLine();

    int exit = eir.setOut(new PrintWriter(out, true)).execute("man");

    assertThat(exit).isZero();
    assertThat(out.toString()).startsWith(".TH EIR 1").doesNotContain("${");
    eir.getSubcommands()
        .forEach((name, command) -> {
          if (!command.getCommandSpec().usageMessage().hidden()) {
            assertThat(out.toString()).contains(".SS \"eir " + name.replace("-", "\\-") + "\"");
          }
        });
    assertThat(out.toString()).contains(".B \\-\\-key\\-file FILE").contains("\"eir link mint\"");
  }
}
