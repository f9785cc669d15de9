package eir.archive.object;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An S3 server over a temporary folder: a child process that dies with the tests. */
public final class S3Proxy implements AutoCloseable {
  private static final String IDENTITY = "eir-test";
  private static final String CREDENTIAL = "eir-test-secret";
  private static final String BUCKET = "images";

  private final Process process;
  private final int port;

  private S3Proxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it on a free port with one empty bucket. */
  public static S3Proxy start(Path folder) {
    try {
      int port = freePort();
      Path data = Files.createDirectories(folder.resolve("s3").resolve(BUCKET)).getParent();
      Path settings = folder.resolve("s3proxy.properties");
      Files.write(
          settings,
          List.of(
              "s3proxy.authorization=aws-v2-or-v4",
              "s3proxy.identity=" + IDENTITY,
              "s3proxy.credential=" + CREDENTIAL,
              "s3proxy.endpoint=http://127.0.0.1:" + port,
              "jclouds.provider=filesystem-nio2",
              "jclouds.filesystem.basedir=" + data));
      Path quiet = folder.resolve("logback.xml");
      Files.writeString(quiet, "<configuration><root level=\"OFF\"/></configuration>");
      Path lib = Path.of(System.getProperty("eir.root"), "archive", "s3proxy", "target", "lib");
      String first = lib.resolve("jackson-annotations-2.22.jar").toString();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Dlogback.configurationFile=" + quiet,
                  "-cp",
                  first + java.io.File.pathSeparator + lib.resolve("*"),
                  "org.gaul.s3proxy.Main",
                  "--properties",
                  settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("s3proxy.log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      S3Proxy proxy = new S3Proxy(process, port);
      proxy.awaitAnswer();
      System.setProperty("aws.accessKeyId", IDENTITY);
      System.setProperty("aws.secretAccessKey", CREDENTIAL);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An address with this prefix, as in EIR_BLOBS. */
  public String blobs(String prefix) {
    return "s3://%s/%s?endpoint=http://127.0.0.1:%d&region=us-east-1"
        .formatted(BUCKET, prefix, port);
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
    throw new IllegalStateException(
        "s3proxy does not answer; see s3proxy.log in the test's folder");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
