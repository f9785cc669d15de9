package eir.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code eir bench browser}: the shipped engine in a Chromium worker beside dcmjs and dicom-curate,
 * the size of the worker, and the longest tasks of the page's main thread while it reads a folder.
 */
public final class BrowserBench {
  /** Newest dcmjs that was tried. */
  public static final String DCMJS = "0.51.1";

  /** Newest dicom-curate that was tried. */
  public static final String DICOM_CURATE = "0.16.1";

  /** As many files as the scale that the figures are stated for. */
  public static final int FILES = 1196;

  private static final int LONG_TASK_MILLIS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SCRIPTS =
      List.of(
          "browser.mjs",
          "browser/worker.mjs",
          "browser/eir.mjs",
          "browser/dcmjs.mjs",
          "browser/dicom-curate.mjs",
          "peers/install.mjs");

  private BrowserBench() {}

  /**
   * Compares and prints.
   *
   * @param root the checkout, built, whose npm packages hold playwright-core and esbuild
   * @param inputs a folder of plain files for the engines, repeated up to {@value #FILES}
   * @param disc a folder of plain files that the page reads
   * @param upload an upload link of a running Eir, not used before
   * @param rounds how many count; 0 looks at the page only
   */
  public static void run(
      Path root, Path inputs, Path disc, String upload, int rounds, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("eir-bench-browser");
    copy(SCRIPTS, folder);
    out.println("Browser: a module worker of Chromium for each engine, all files in memory, eight");
    out.println(
        "under way; file to output array with SHA-256 (crypto.subtle). Eir: plan, assemble");
    out.println("and gate. dcmjs: read, change, write, with the same list of kept elements and a");
    out.println("free UID map. dicom-curate: its core with its default specification, without its");
    out.println("own checksums. In turn, " + rounds + " rounds after one that does not count.");
    out.println("Machine: " + Machine.line());
    Path report = folder.resolve("report.json");
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        JSON.writeValueAsString(
            Map.ofEntries(
                Map.entry("root", root.toString()),
                Map.entry("peers", root.resolve("target/peers/browser").toString()),
                Map.entry("dcmjs", DCMJS),
                Map.entry("dicomCurate", DICOM_CURATE),
                Map.entry("engine", root.resolve("browser/target/js/eir.js").toString()),
                Map.entry("chromium", "/usr/bin/chromium"),
                Map.entry("inputs", inputs.toString()),
                Map.entry("keep", keptElements(root)),
                Map.entry("files", FILES),
                Map.entry("warmUp", 1),
                Map.entry("rounds", rounds),
                Map.entry("upload", upload),
                Map.entry("folder", disc.toString()),
                Map.entry("report", report.toString()))));
    Process process =
        new ProcessBuilder("node", folder.resolve("browser.mjs").toString(), plan.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the browser run failed; its message stands above");
    }
    JsonNode answer = JSON.readTree(Files.readString(report));
    out.println(
        "Chromium "
            + answer.path("page").path("chromium").asString()
            + ", Node "
            + Machine.firstLineOf("node", "--version"));
    if (answer.has("race")) {
      printRace(answer.path("race"), out);
    }
    printWorker(root, out);
    printPage(answer.path("page"), out);
  }

  /** Copies scripts out of the jar. */
  public static void copy(List<String> scripts, Path folder) throws IOException {
    for (String name : scripts) {
      Path script = folder.resolve(name);
      Files.createDirectories(script.resolveSibling("."));
      try (InputStream text = BrowserBench.class.getResourceAsStream(name)) {
        if (text == null) {
          throw new IllegalStateException("the jar of this program lacks " + name);
        }
        Files.copy(text, script);
      }
    }
  }

  private static void printRace(JsonNode race, PrintStream out) {
    out.printf(
        "Files: %d given, %d carried by all, repeated to %d (%.1f MB)%n",
        race.path("given").asInt(),
        race.path("common").asInt(),
        race.path("files").asInt(),
        race.path("bytes").asDouble() / 1e6);
    for (JsonNode engine : race.path("engines")) {
      out.printf(
          "%-20s %8.0f files/s   Eir is %5.1f times as fast   bundle %6.1f KB brotli%n",
          engine.path("name").asString(),
          engine.path("filesPerSecond").asDouble(),
          engine.path("eirIsFaster").asDouble(),
          engine.path("brotliBytes").asDouble() / 1e3);
    }
    for (JsonNode missing : race.path("missing")) {
      out.println(missing.asString() + " could not be had from npm or GitHub and was left out");
    }
  }

  private static void printWorker(Path root, PrintStream out) throws IOException {
    try (Stream<Path> assets = Files.list(root.resolve("browser/target/classes/eir/web"))) {
      for (Path asset : assets.sorted().toList()) {
        String name = String.valueOf(asset.getFileName());
        if (name.startsWith("intake-worker.") && name.endsWith(".br")) {
          out.printf("Shipped worker script: %.1f KB brotli%n", Files.size(asset) / 1e3);
        }
      }
    }
  }

  private static void printPage(JsonNode page, PrintStream out) {
    out.printf(
        "Page: %d files chosen, ready to send after %.1f s%n",
        page.path("files").asInt(), page.path("millis").asDouble() / 1e3);
    double longest = 0;
    int tasks = 0;
    for (JsonNode task : page.path("tasks")) {
      out.printf(
          "  main thread %4.0f ms at %6.0f ms%s, \"%s\"%n",
          task.path("millis").asDouble(),
          task.path("at").asDouble(),
          task.path("duringUse").asBoolean() ? "" : " (while the page loads)",
          task.path("state").asString());
      if (task.path("duringUse").asBoolean()) {
        longest = Math.max(longest, task.path("millis").asDouble());
        tasks++;
      }
    }
    if (tasks == 0) {
      out.println("  no main-thread task over " + LONG_TASK_MILLIS + " ms");
    } else {
      out.printf(
          "  %d main-thread tasks over %d ms, longest %.0f ms%n", tasks, LONG_TASK_MILLIS, longest);
    }
  }

  // dcmjs gets Eir's own list, so that both write about the same elements.
  private static List<String> keptElements(Path root) throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve("standard/keep-elements.tsv"))) {
      return lines
          .skip(1)
          .map(line -> line.substring(0, line.indexOf('\t')).replace(",", ""))
          .filter(tag -> tag.length() == 8)
          .toList();
    }
  }
}
