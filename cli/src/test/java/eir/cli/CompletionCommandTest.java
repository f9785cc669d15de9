package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path folder;

  @Test
  void bashItselfCompletesACommandAndAnOption() throws Exception {
    Path script = Files.writeString(folder.resolve("eir.bash"), completion("bash"));

    assertThat(completed(script, "eir", "rest")).contains("restore");
    assertThat(completed(script, "eir", "restore", "--eras")).contains("--erased");
  }

  @Test
  void zshTakesTheScriptOfBashUnderItsOwnHead() {
    assertThat(completion("zsh")).startsWith("#compdef eir").contains("bashcompinit");
  }

  @Test
  void fishKnowsCommandsTheirPartsAndOptions() {
    assertThat(completion("fish"))
        .contains(
            "complete -c eir -n __fish_use_subcommand -a serve ",
            "complete -c eir -n '__fish_seen_subcommand_from link' -a mint ",
            "complete -c eir -n '__fish_seen_subcommand_from restore' -l erased -r -F ")
        .doesNotContain("rehearse", "${");
  }

  private static String completion(String shell) {
    var out = new StringWriter();
    int exit = Main.commandLine().setOut(new PrintWriter(out)).execute("completion", shell);
    assertThat(exit).isZero();
    return out.toString();
  }

  /** What bash offers for the last of these words. */
  private static String completed(Path script, String... words) throws IOException {
    String line =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_eir; echo \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
