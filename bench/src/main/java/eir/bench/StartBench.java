package eir.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code eir bench start}: from the command to the first answered request, after the first build.
 */
public final class StartBench {
  private StartBench() {}

  /**
   * Starts {@code ./eir demo} and {@code ./eir serve} in turn.
   *
   * @param root the checkout, which holds the script
   */
  public static void run(Path root, int rounds, PrintStream out) throws Exception {
    out.println("Start: ./eir COMMAND on an existing data folder, to the first 200 from /readyz");
    out.println("Machine: " + Machine.line());
    Path folder = Files.createTempDirectory("eir-bench-start");
    Rounds times =
        new Rounds()
            .with("demo", () -> seconds(root, "demo", folder.resolve("demo")))
            .with("serve", () -> seconds(root, "serve", folder.resolve("serve")))
            .run(1, rounds);
    for (String name : times.names()) {
      out.printf("./eir %-6s median %.2f s of %d rounds%n", name, times.median(name), rounds);
    }
  }

  private static double seconds(Path root, String command, Path data) throws Exception {
    int port = EirProcess.freePort();
    long from = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    root.resolve("eir").toString(),
                    command,
                    "--data=" + data,
                    "--listen=127.0.0.1:" + port,
                    "--admin-listen=127.0.0.1:" + EirProcess.freePort()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      EirProcess.awaitAnswer(URI.create("http://127.0.0.1:" + port + "/readyz"), process);
      return (System.nanoTime() - from) / 1e9;
    } finally {
      process.destroy();
      process.waitFor(20, TimeUnit.SECONDS);
    }
  }
}
