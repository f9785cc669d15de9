package eir.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code eir bench view}: from opening a link to the first image, against OHIF on Orthanc with the
 * same series in the same Chromium, on loopback and on a line of 20 Mbit/s with 40 ms.
 */
public final class ViewBench {
  /** Newest OHIF that was tried; its build comes from npm. */
  public static final String OHIF = "3.13.2";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ViewBench() {}

  /**
   * Compares.
   *
   * @param root the checkout, whose npm packages hold playwright-core
   * @param link a viewing link of a running Eir whose first series is the one that is compared
   * @param studyUid the study in Orthanc
   * @param files the series' files as Eir holds them
   */
  public static void run(
      Path root, String link, String studyUid, List<byte[]> files, int rounds, PrintStream out)
      throws Exception {
    if (!Orthanc.isInstalled()) {
      throw new IllegalStateException(
          "the peer is missing: apt-get install orthanc orthanc-dicomweb");
    }
    Path folder = Files.createTempDirectory("eir-bench-view");
    Path ohif = ohif(root);
    Path script = folder.resolve("view.mjs");
    try (InputStream text = ViewBench.class.getResourceAsStream("view.mjs")) {
      if (text == null) {
        throw new IllegalStateException("the jar of this program lacks view.mjs");
      }
      Files.copy(text, script);
    }
    out.println("View: a fresh Chromium opens the link; until a canvas of 150 px or more shows a");
    out.println("picture (32 × 32 probe in every frame); Eir and OHIF in turn");
    out.println("Machine: " + Machine.line());
    out.println("Peer: OHIF " + OHIF + ", Orthanc " + Orthanc.version());
    out.println(Machine.firstLineOf("chromium", "--version"));
    out.printf(
        "Series: %d files, %.1f MB%n",
        files.size(), files.stream().mapToLong(f -> f.length).sum() / 1e6);
    compare(root, script, ohif, link, studyUid, files, rounds, false, out);
    compare(root, script, ohif, link, studyUid, files, rounds, true, out);
  }

  // Orthanc gets its best setting: no gzip on loopback, gzip on the slow line.
  private static void compare(
      Path root,
      Path script,
      Path ohif,
      String link,
      String studyUid,
      List<byte[]> files,
      int rounds,
      boolean shaped,
      PrintStream out)
      throws Exception {
    Path store = Files.createTempDirectory("eir-bench-orthanc");
    try (Orthanc orthanc = Orthanc.start(store, shaped)) {
      orthanc.uploadByRest(files);
      Map<String, Object> run =
          shaped
              ? Map.of("name", "20 Mbit/s, 40 ms", "mbit", 20, "rttMs", 40)
              : Map.of("name", "loopback");
      Map<String, Object> plan =
          Map.of(
              "root",
              root.toString(),
              "chromium",
              "/usr/bin/chromium",
              "link",
              link,
              "studyUid",
              studyUid,
              "ohifDist",
              ohif.toString(),
              "orthancPort",
              orthanc.port(),
              "warmUp",
              1,
              "rounds",
              rounds,
              "runs",
              List.of(run));
      Process process =
          new ProcessBuilder("node", script.toString(), JSON.writeValueAsString(plan))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the browser run failed; its message stands above");
      }
      for (JsonNode row : JSON.readTree(text)) {
        out.printf(
            "%-18s Eir poster %5.0f ms, image %5.0f ms; OHIF image %6.0f ms; ratio %.3f%n",
            row.path("run").asString(),
            row.path("eirPosterMs").asDouble(),
            row.path("eirImageMs").asDouble(),
            row.path("ohifImageMs").asDouble(),
            row.path("ratio").asDouble());
      }
    }
  }

  /** Whether a viewing link answers that its bundles are made. */
  public static boolean isPrepared(URI link, String key) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(link).header("Authorization", "Bearer " + key).build();
      var answer = http.send(request, BodyHandlers.ofString());
      return JSON.readTree(answer.body()).path("state").asString("").equals("ready");
    }
  }

  private static Path ohif(Path root) throws IOException, InterruptedException {
    Path home = root.resolve("target/peers/ohif-" + OHIF);
    Path dist = home.resolve("package/dist");
    if (!Files.exists(dist.resolve("index.html"))) {
      Files.createDirectories(home);
      run(home, "npm", "pack", "--silent", "@ohif/app@" + OHIF);
      run(home, "tar", "xzf", "ohif-app-" + OHIF + ".tgz");
      Files.move(
          home.resolve("ohif-app-" + OHIF + ".tgz"),
          home.resolve("app.tgz"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return dist;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command[0] + " failed; is the network there?");
    }
  }
}
