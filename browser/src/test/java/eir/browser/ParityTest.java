package eir.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eir.deid.Profile;
import eir.deid.pixel.FramePainter;
import eir.dicom.dictionary.Uids;
import eir.dicom.file.Inflation;
import eir.dicom.stream.Header;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.imaging.codec.CodecPainter;
import eir.imaging.codec.Jpeg2000Decoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM and the shipped JavaScript say the same, byte for byte, of every test file, of the hard
 * cases, and of broken copies of the small ones: inspection, plan, output, verdict, table of
 * changes, report. Of the irreversible wavelet of JPEG 2000, which decoders compute each with
 * roundings of its own, all but the samples is the same, and these are near.
 */
class ParityTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));
  private static final Path ENGINE = ROOT.resolve("browser/target/js/eir.js");
  private static final Path PAINTER = ROOT.resolve("browser/target/js/painter.js");
  private static final Path SHIPPED = ROOT.resolve("browser/target/classes/eir/web");
  private static final Path SCRIPTS = ROOT.resolve("browser/test/parity");
  private static final Path JPEG_2000 = ROOT.resolve("data/odd/pydicom/MR_small_jp2klossless.dcm");
  private static final int MUTATED_BASES = 100;
  private static final int MUTATIONS_EACH = 64;
  private static final int MUTATED_AT_MOST_BYTES = 24_000;

  /** The file as it is, under what a trial may choose instead of the default. */
  private static final int CHOSEN = -1;

  private static final int CHOSEN_EVERY = 8;

  /** Where files of the test data lie that no trial takes by their class, under a trial's class. */
  private static final Path RENAMED = ROOT.resolve("browser/target/parity");

  private static final Path SIGNED_BYTES = RENAMED.resolve("signed-bytes.dcm");

  /**
   * One file and how many broken copies of it are tried; 0 for the file as it is, whose output is
   * searched for the markers.
   *
   * @param markers in hexadecimal digits, each behind a tab
   */
  private record Order(int cases, Path file, String markers) {}

  /** By the name of a hard case's file; the orders are made of them. */
  private static final Map<String, String> MARKERS = readMarkers();

  private static final List<Order> ORDERS = orders();
  private static List<String> expected = List.of();
  private static int searches;

  @BeforeAll
  static void runOnTheJvm() throws IOException {
    FramePainter painter = new CodecPainter(new Jpeg2000Decoder());
    ParityLines lines = new ParityLines(Profile.standard(), painter);
    ParityLines chosen = new ParityLines(ParityLines.CHOSEN, painter);
    // Each decoder makes of a broken wavelet what it can.
    ParityLines broken = new ParityLines(Profile.standard(), new CodecPainter());
    List<String> written = new ArrayList<>();
    for (Order order : ORDERS) {
      byte[] bytes = Files.readAllBytes(order.file());
      written.add(
          switch (order.cases()) {
            case CHOSEN -> chosen.of(bytes);
            case 0 -> lines.of(bytes, order.markers());
            default -> broken.ofMutated(bytes, order.cases());
          });
    }
    written.add(
        "%s%s%s %d searches"
            .formatted(lines.report(), chosen.report(), broken.report(), lines.searches()));
    searches = lines.searches();
    expected = written;
  }

  @Test
  void nodeSaysWhatTheJvmSays(@TempDir Path folder) throws Exception {
    Path input = folder.resolve("orders");
    Path output = folder.resolve("lines");
    Path errors = folder.resolve("errors");
    Files.write(
        input,
        ORDERS.stream()
            .map(order -> order.cases() + "\t" + order.file() + order.markers())
            .toList());

    Process node =
        new ProcessBuilder(
                "node",
                SCRIPTS.resolve("node.mjs").toString(),
                ENGINE.toString(),
                PAINTER.toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();

    assertThat(node.waitFor(5, TimeUnit.MINUTES)).as("node ends").isTrue();
    assertThat(Files.readString(errors)).as("node's complaints").isEmpty();
    assertSame(Files.readAllLines(output));
  }

  @Test
  void chromiumSaysWhatTheJvmSays(@TempDir Path folder) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, answer));
    server.start();
    Process chromium =
        new ProcessBuilder(
                chromium(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--remote-debugging-port=0",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium").toFile())
            .start();
    try {
      assertSame(answer.get(5, TimeUnit.MINUTES).lines().toList());
    } finally {
      chromium.descendants().forEach(ProcessHandle::destroy);
      chromium.destroy();
      chromium.waitFor();
      server.stop(0);
      threads.close();
    }
  }

  /** That the scripts searched as often stands in the last line, which both sides write. */
  @Test
  void outputsOfTheHardCasesAreSearchedForTheirMarkers() throws IOException {
    List<Order> searched =
        ORDERS.stream().filter(order -> order.cases() == 0 && !order.markers().isEmpty()).toList();

    assertThat(searched).hasSizeGreaterThan(40);
    assertThat(searches).isGreaterThan(searched.size());
    assertThat(MARKERS.values().stream().filter(markers -> !markers.isEmpty()))
        .as("every file with markers is tried")
        .hasSameSizeAs(searched);
  }

  @Test
  void framesOfEachCodingThatIsOpenedAreAmongThem() {
    Set<String> painted = new TreeSet<>();
    for (int i = 0; i < ORDERS.size(); i++) {
      String line = expected.get(i);
      if (ORDERS.get(i).cases() == 0 && line.matches(".*\\|boxes\\|[0-9a-f]{64,}\\|passed")) {
        painted.add(Header.read(source(ORDERS.get(i).file())).transferSyntax().uid());
      }
    }

    assertThat(expected.get(ORDERS.indexOf(new Order(0, SIGNED_BYTES, ""))))
        .containsPattern("\\|boxes\\|[0-9a-f]{64}\\|passed");
    assertThat(painted).contains(Uids.JPEGLS_LOSSLESS, Uids.RLE_LOSSLESS, Uids.JPEG2000_LOSSLESS);
    if (Files.isDirectory(ROOT.resolve("../shared/data"))) {
      assertThat(painted)
          .contains(
              Uids.JPEG_BASELINE8_BIT,
              Uids.JPEG_EXTENDED12_BIT,
              Uids.JPEG_LOSSLESS_SV1,
              Uids.JPEG2000,
              Uids.JPEGLS_NEAR_LOSSLESS);
    }
  }

  private static Source source(Path file) {
    try {
      return Inflation.inflate(Source.of(Files.readAllBytes(file)), Limits.STANDARD);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static void assertSame(List<String> lines) throws IOException {
    assertThat(lines).hasSameSizeAs(expected);
    assertThat(lines).noneMatch(line -> line.startsWith("crash"));
    for (int i = 0; i < ORDERS.size(); i++) {
      Order order = ORDERS.get(i);
      if (order.cases() <= 0 && RoundedOutput.isPossible(Files.readAllBytes(order.file()))) {
        RoundedOutput.assertNear(lines.get(i), expected.get(i), order.toString());
      } else {
        assertThat(lines.get(i)).as("%s", order).isEqualTo(expected.get(i));
      }
    }
    assertThat(lines.getLast()).as("report over all files").isEqualTo(expected.getLast());
  }

  private static void serve(HttpExchange exchange, CompletableFuture<String> answer)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      switch (path) {
        case "/" ->
            send(
                exchange,
                "text/html",
                "<!doctype html><script type=module src=/page.mjs></script>"
                    .getBytes(StandardCharsets.UTF_8));
        case "/page.mjs" ->
            send(
                exchange,
                "text/javascript",
                "new Worker('/worker.mjs', {type: 'module'});".getBytes(StandardCharsets.UTF_8));
        case "/eir.js" -> send(exchange, "text/javascript", Files.readAllBytes(ENGINE));
        case "/painter.js" -> send(exchange, "text/javascript", Files.readAllBytes(PAINTER));
        case "/worker.mjs", "/lines.mjs" ->
            send(
                exchange,
                "text/javascript",
                Files.readAllBytes(SCRIPTS.resolve(path.substring(1))));
        case "/orders" ->
            send(
                exchange,
                "text/plain",
                String.join(
                        "\n",
                        ORDERS.stream().map(order -> order.cases() + order.markers()).toList())
                    .getBytes(StandardCharsets.UTF_8));
        case "/lines" -> {
          answer.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          send(exchange, "text/plain", new byte[0]);
        }
        default -> {
          if (path.startsWith("/assets/")) {
            String type = path.endsWith(".wasm") ? "application/wasm" : "text/javascript";
            send(exchange, type, Files.readAllBytes(SHIPPED.resolve(path.substring(8))));
          } else if (path.startsWith("/file/")) {
            Order order = ORDERS.get(Integer.parseInt(path.substring("/file/".length())));
            send(exchange, "application/dicom", Files.readAllBytes(order.file()));
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
        }
      }
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  private static String chromium() {
    String named = System.getenv("EIR_CHROMIUM");
    return named == null ? "chromium" : named;
  }

  private static List<Order> orders() {
    Path data =
        Stream.of(ROOT.resolve("../shared/data"), ROOT.resolve("data"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no test files: data/ is not there"));
    try (Stream<Path> found = Files.walk(data);
        Stream<Path> hardCases = Files.walk(ROOT.resolve("data/hard-cases"))) {
      List<Path> files =
          Stream.concat(found, hardCases).filter(Files::isRegularFile).distinct().sorted().toList();
      Files.createDirectories(RENAMED);
      Files.write(SIGNED_BYTES, SignedBytes.inPlaceOf(Files.readAllBytes(JPEG_2000)));
      List<Order> orders = new ArrayList<>();
      files.forEach(file -> orders.add(new Order(0, file, markers(file))));
      renamed(files).forEach(file -> orders.add(new Order(0, file, "")));
      orders.add(new Order(0, SIGNED_BYTES, ""));
      for (int i = 0; i < files.size(); i++) {
        if (i % CHOSEN_EVERY == 0 || files.get(i).startsWith(ROOT.resolve("data/hard-cases"))) {
          orders.add(new Order(CHOSEN, files.get(i), ""));
        }
      }
      List<Path> small =
          files.stream().filter(file -> file.toFile().length() <= MUTATED_AT_MOST_BYTES).toList();
      int step = Math.max(1, small.size() / MUTATED_BASES);
      for (int i = 0; i < small.size() && i / step < MUTATED_BASES; i += step) {
        orders.add(new Order(MUTATIONS_EACH, small.get(i), ""));
      }
      return orders;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String markers(Path file) {
    return file.startsWith(ROOT.resolve("data/hard-cases"))
        ? MARKERS.getOrDefault(file.getFileName().toString(), "")
        : "";
  }

  private static Map<String, String> readMarkers() {
    try (Stream<String> lines = Files.lines(ROOT.resolve("data/hard-cases-markers.tsv"))) {
      return lines
          .map(line -> line.indexOf('\t') < 0 ? line + '\t' : line)
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.indexOf('\t')),
                  line -> line.endsWith("\t") ? "" : line.substring(line.indexOf('\t'))));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /**
   * Secondary captures and ultrasound as MR images: most of the compressed files at hand, whose
   * frames can then be painted here.
   */
  private static List<Path> renamed(List<Path> files) throws IOException {
    List<Path> renamed = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      String ofTrial =
          text.replace("1.2.840.10008.5.1.4.1.1.7\0", "1.2.840.10008.5.1.4.1.1.4\0")
              .replace("1.2.840.10008.5.1.4.1.1.6.1", "1.2.840.10008.5.1.4.1.1.4.1");
      if (text.contains("1.2.840.10008.1.2.") && !ofTrial.equals(text)) {
        Path path = RENAMED.resolve(renamed.size() + "-" + file.getFileName());
        renamed.add(Files.write(path, ofTrial.getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
    return renamed;
  }
}
