package eir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** How a real process of {@code eir} ended, and what it said, when Ctrl-C stopped it. */
record Interrupted(int exit, String said) {
  /** What a test waits for before it stops the process. */
  interface Moment {
    boolean isThere() throws IOException;
  }

  /** Runs {@code eir} with these arguments, up to this moment. */
  static Interrupted when(Moment moment, String... args) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                // Whatever runs the tests in the background hands SIGINT on as ignored.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "eir.cli.Main"));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    while (!moment.isThere() && process.isAlive()) {
      Thread.onSpinWait();
    }
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Interrupted(process.waitFor(), said);
  }

  /** Files below {@code root} whose name holds {@code part}; while a run goes on, parts go too. */
  static List<Path> files(Path root, String part) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().contains(part)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
