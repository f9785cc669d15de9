package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
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

    Process process = start(key, input, output);
    while (images(output).isEmpty() && process.isAlive()) {
      Thread.onSpinWait();
    }
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(said).contains("start it again to go on");
    int before = images(output).size();
    for (int i = 0; i < LINKS; i++) {
      Files.delete(input.resolve("B" + i));
    }
    String answer = again(key, input, output);
    assertThat(answer)
        .contains("\"written\":" + (DISTINCT - before) + ",\"resumed\":" + before + ",")
        .contains("\"refused\":{}");
    assertThat(images(output)).hasSize(DISTINCT);
  }

  private static Process start(Path key, Path input, Path output) throws IOException {
    return new ProcessBuilder(
            // Whatever runs the tests in the background hands SIGINT on as ignored.
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "eir.cli.Main",
            "deid",
            "--threads",
            "1",
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String again(Path key, Path input, Path output) {
    var out = new StringWriter();
    Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(
            "deid", "--json", "--key-file", key.toString(), input.toString(), output.toString());
    return out.toString();
  }

  private static List<Path> images(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        output,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".dcm")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          /** While it runs, parts come and go. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
