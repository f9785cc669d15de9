package eir.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Debian's Orthanc as a peer, with an empty store of its own; takes part only in measurements. */
public final class Orthanc implements AutoCloseable {
  private static final int IN_FLIGHT = 4;

  private final Process process;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Orthanc(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether the program and its DICOMweb plugin are installed. */
  public static boolean isInstalled() {
    return Files.exists(Path.of("/usr/sbin/Orthanc"))
        && Files.exists(Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so"));
  }

  public static String version() {
    return Machine.firstLineOf("/usr/sbin/Orthanc", "--version");
  }

  /**
   * Starts it over an empty {@code folder}.
   *
   * @param compressesAnswers its gzip: off is best on loopback, on is best on a slow line
   */
  public static Orthanc start(Path folder, boolean compressesAnswers) {
    int port = EirProcess.freePort();
    String config =
        """
        {"Name":"bench","StorageDirectory":"%s","IndexDirectory":"%s",
         "Plugins":["/usr/share/orthanc/plugins/libOrthancDicomWeb.so"],
         "HttpPort":%d,"DicomServerEnabled":false,"RemoteAccessAllowed":false,
         "AuthenticationEnabled":false,"KeepAlive":true,"HttpThreadsCount":50,
         "HttpCompressionEnabled":%s,
         "DicomWeb":{"Enable":true,"Root":"/dicom-web/","Host":"127.0.0.1:%d",
           "StudiesMetadata":"MainDicomTags","SeriesMetadata":"Full"}}
        """
            .formatted(folder, folder, port, compressesAnswers, port);
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("orthanc.json"), config);
      Process process =
          new ProcessBuilder("/usr/sbin/Orthanc", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("orthanc.log").toFile())
              .start();
      EirProcess.awaitAnswer(URI.create("http://127.0.0.1:" + port + "/system"), process);
      return new Orthanc(process, port);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public int port() {
    return port;
  }

  public long peakResidentBytes() {
    return Machine.peakResidentBytes(process.pid());
  }

  /** Its own REST upload, a request a file, several in flight. */
  public void uploadByRest(List<byte[]> files) throws Exception {
    inParallel(files.stream().map(file -> post("/instances", "application/dicom", file)).toList());
  }

  /** STOW-RS in batches of about 4 MiB, several in flight. */
  public void uploadByStow(List<byte[]> files) throws Exception {
    List<Runnable> requests = new ArrayList<>();
    var body = new ByteArrayOutputStream();
    for (byte[] file : files) {
      if (body.size() + file.length > 4 << 20) {
        requests.add(stow(body));
        body = new ByteArrayOutputStream();
      }
      body.writeBytes(
          "--eir\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(file);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    requests.add(stow(body));
    inParallel(requests);
  }

  /** How many instances it holds. */
  public int instances() throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/statistics")).build(),
            BodyHandlers.ofString());
    return Integer.parseInt(
        answer.body().replaceAll("(?s).*\"CountInstances\" : ([0-9]+).*", "$1"));
  }

  private Runnable stow(ByteArrayOutputStream body) {
    body.writeBytes("--eir--\r\n".getBytes(StandardCharsets.US_ASCII));
    return post(
        "/dicom-web/studies",
        "multipart/related; type=\"application/dicom\"; boundary=eir",
        body.toByteArray());
  }

  private Runnable post(String path, String type, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return () -> {
      try {
        var answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException("Orthanc answered " + answer.statusCode());
        }
      } catch (IOException lost) {
        throw new UncheckedIOException(lost);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static void inParallel(List<Runnable> requests) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable request : requests) {
        running.add(threads.submit(request));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
