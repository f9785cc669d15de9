package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of {@code eir deid} is stopped as Ctrl-C stops it. */
class InterruptedDeidTest {
  private static final int DISTINCT = 4;
  private static final int LINKS = 10_000; // the same image again: seconds of work, no disk

  @TempDir private Path folder;

  @Test
  void aStoppedRunLeavesWholeFilesAloneAndGoesOnWhenStartedAgain() throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    Path output = folder.resolve("out");
    Path key = Files.writeString(folder.resolve("key"), "00".repeat(32));
    ScaleSet phantom = new ScaleSet(Atlas.load());
    for (int i = 0; i < DISTINCT; i++) {
      Files.write(input.resolve("A" + i), phantom.file(i).bytes());
    }
    for (int i = 0; i < LINKS; i++) {
      Files.createLink(input.resolve("B" + i), input.resolve("A0"));
    }

    Interrupted run =
        Interrupted.when(
            () -> !Interrupted.files(output, ".dcm").isEmpty(),
            "deid",
            "--threads",
            "1",
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString());

    assertThat(run.exit()).isEqualTo(130);
    assertThat(run.said()).contains("start it again to go on");
    int before = Interrupted.files(output, ".dcm").size();
    for (int i = 0; i < LINKS; i++) {
      Files.delete(input.resolve("B" + i));
    }
    Ended again =
        Ended.run(
            "deid", "--json", "--key-file", key.toString(), input.toString(), output.toString());
    assertThat(again.out())
        .contains("\"written\":" + (DISTINCT - before) + ",\"resumed\":" + before + ",")
        .contains("\"refused\":{}");
    assertThat(Interrupted.files(output, ".dcm")).hasSize(DISTINCT);
  }
}
