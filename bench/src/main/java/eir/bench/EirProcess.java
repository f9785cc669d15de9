package eir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Eir as a user starts it: another process with the same jars, a data folder and a port of its own.
 */
public final class EirProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Begins the argument by which a JVM reads the start cache. */
  private static final String CACHE = "-XX:AOTCache=";

  private final Path data;
  private final Map<String, String> environment;
  private final int port;
  private final Process process;

  private EirProcess(Path data, Map<String, String> environment, int port, Process process) {
    this.data = data;
    this.environment = environment;
    this.port = port;
    this.process = process;
  }

  /** Starts {@code eir serve} over {@code data} and waits for its first answer. */
  public static EirProcess serve(Path data, String... flags) {
    return serve(data, Map.of(), flags);
  }

  /** The same with these variables in its environment, such as {@code EIR_DB}. */
  public static EirProcess serve(Path data, Map<String, String> environment, String... flags) {
    return start("serve", data, environment, freePort(), flags);
  }

  /** Starts {@code eir demo} over {@code data} and waits for its first answer. */
  public static EirProcess demo(Path data, String... flags) {
    return start("demo", data, Map.of(), freePort(), flags);
  }

  /** Starts it again on the same port, as an operator would after a crash. */
  public EirProcess again(String... flags) {
    return start("serve", data, environment, port, flags);
  }

  private static EirProcess start(
      String command, Path data, Map<String, String> environment, int port, String... flags) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(settings(data, port));
    arguments.add("--admin-listen=127.0.0.1:" + freePort());
    arguments.addAll(List.of(flags));
    Process process =
        launch(arguments, environment, data.resolveSibling(data.getFileName() + ".log"));
    EirProcess eir = new EirProcess(data, environment, port, process);
    awaitAnswer(URI.create("http://127.0.0.1:" + port + "/readyz"), process);
    return eir;
  }

  /** Runs a command over the same data with {@code --json} and answers what it printed. */
  public static JsonNode command(Path data, String... arguments) {
    return command(data, Map.of(), arguments);
  }

  /** The same with these variables in its environment. */
  public static JsonNode command(Path data, Map<String, String> environment, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(settings(data, 8080));
    return printed(all, environment);
  }

  /** Runs a command that needs no server's data with {@code --json}; answers what it printed. */
  public static JsonNode command(String... arguments) {
    return printed(new ArrayList<>(List.of(arguments)), Map.of());
  }

  private static JsonNode printed(List<String> all, Map<String, String> environment) {
    all.add("--json");
    try {
      Process process =
          builder(all, environment).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "eir " + all.getFirst() + " ended with " + process.exitValue());
      }
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a command ran", stop);
    }
  }

  /** A site and an upload link to this server, made by the commands, while no server runs. */
  public static String uploadLink(Path data, int port, String language) {
    return uploadLink(data, Map.of(), port, language);
  }

  /** The same with these variables in the commands' environment. */
  public static String uploadLink(
      Path data, Map<String, String> environment, int port, String language) {
    command(data, environment, "site", "put", "S01", "--name=Bench", "--language=" + language);
    JsonNode minted = command(data, environment, "link", "mint", "--site=S01");
    return minted.path("link").asString().replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/");
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public int port() {
    return port;
  }

  /** Peak resident memory so far, in bytes. */
  public long peakResidentBytes() {
    return Machine.peakResidentBytes(process.pid());
  }

  /** Ends it as a power cut would: SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    await(process);
  }

  @Override
  public void close() {
    process.destroy();
    await(process);
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  static void awaitAnswer(URI uri, Process process) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        if (!process.isAlive()) {
          throw new IllegalStateException("a server ended before it answered; see its log");
        }
        try {
          var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
          if (answer.statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(
        "a server did not answer within " + PATIENCE.toSeconds() + " s");
  }

  private static List<String> settings(Path data, int port) {
    return List.of("--data=" + data, "--listen=127.0.0.1:" + port);
  }

  private static Process launch(List<String> arguments, Map<String, String> environment, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return builder(arguments, environment)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ProcessBuilder builder(List<String> arguments, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(java(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("EIR_"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static List<String> java(List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Xmx256m"));
    // A program that ./eir started has the start cache of its jars: so has what it starts.
    for (String own : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (own.startsWith(CACHE)) {
        line.addAll(List.of(own, "-Xlog:aot=off", "-Xlog:cds=off"));
      }
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "eir.cli.Main"));
    line.addAll(arguments);
    return line;
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
