package eir.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code eir bench browser --large}: how much the upload page's process grows while one file of 1.9
 * GB goes through it, from being chosen to the private link.
 */
public final class LargeFileBench {
  /** Frames of 512 kB: 1.9 GB. */
  public static final int FRAMES = 3600;

  /** What the server must take instead of its usual 512 MiB. */
  public static final String MAX_FILE = "2GiB";

  private static final ObjectMapper JSON = new ObjectMapper();

  private LargeFileBench() {}

  /**
   * Runs and prints.
   *
   * @param root the checkout, built, whose npm packages hold playwright-core
   * @param file the large file
   * @param upload an upload link of a running Eir that takes files of {@link #MAX_FILE}
   */
  public static void run(Path root, Path file, String upload, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("eir-bench-large");
    Path script = folder.resolve("browser-large.mjs");
    try (InputStream text = LargeFileBench.class.getResourceAsStream("browser-large.mjs")) {
      if (text == null) {
        throw new IllegalStateException("the jar of this program lacks browser-large.mjs");
      }
      Files.copy(text, script);
    }
    out.printf(
        "Browser: one Enhanced MR file of %.2f GB (%d frames) through the upload page; memory of%n",
        Files.size(file) / 1e9, FRAMES);
    out.println("the page's process beyond what it had before, its highest value in each stage.");
    out.println("Machine: " + Machine.line());
    Path report = folder.resolve("report.json");
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        JSON.writeValueAsString(
            Map.of(
                "root", root.toString(),
                "chromium", "/usr/bin/chromium",
                "file", file.toString(),
                "upload", upload,
                "report", report.toString())));
    Process process =
        new ProcessBuilder("node", script.toString(), plan.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the browser run failed; its message stands above");
    }
    JsonNode answer = JSON.readTree(Files.readString(report));
    out.printf(
        "Chromium %s, before: PSS %.0f MB, RSS %.0f MB%n",
        answer.path("chromium").asString(),
        answer.path("before").path("pss").asDouble() / 1e6,
        answer.path("before").path("rss").asDouble() / 1e6);
    double most = 0;
    for (JsonNode stage : answer.path("stages")) {
      out.printf(
          "%-28s %6.1f s   PSS %+5.0f MB   RSS %+5.0f MB%n",
          stage.path("name").asString(),
          stage.path("millis").asDouble() / 1e3,
          stage.path("pss").asDouble() / 1e6,
          stage.path("rss").asDouble() / 1e6);
      most = Math.max(most, stage.path("pss").asDouble());
    }
    out.printf("grown by at most %.0f MB (PSS)%n", most / 1e6);
  }
}
