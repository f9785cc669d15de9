package eir.bench;

import eir.server.client.CleanFile;
import eir.server.client.Sender;
import eir.server.client.UploadLink;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code eir bench upload}: a thousand harmless files over loopback until the last durable
 * acknowledgement, against Orthanc's REST upload and its STOW-RS.
 */
public final class UploadBench {
  private static final String FINGERPRINT = "0123456789abcdef";

  private final PrintStream out;
  private final Path folder;
  private long peakBytes;
  private int turn;

  private UploadBench(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * Runs {@code rounds} rounds after one that does not count.
   *
   * @param profileHash of the profile that made the files
   * @param files what is sent; Eir's gate must take them for site S01
   */
  public static void run(String profileHash, List<byte[]> files, int rounds, PrintStream out)
      throws Exception {
    Path folder = Files.createTempDirectory("eir-bench-upload");
    try {
      new UploadBench(out, folder).measure(profileHash, files, rounds);
    } finally {
      delete(folder);
    }
  }

  private void measure(String profileHash, List<byte[]> files, int rounds) throws Exception {
    long bytes = files.stream().mapToLong(file -> file.length).sum();
    out.printf(
        "Upload: %d files, %.1f MB, over loopback, 4 requests in flight,%n",
        files.size(), bytes / 1e6);
    out.println("from the announcement to the last acknowledgement; an empty store in each turn;");
    out.println("Eir: gate, SHA-256, fsync of file, folder and index; Orthanc as Debian ships it");
    out.println("Machine: " + Machine.line());
    Rounds times =
        new Rounds()
            .with("Eir", () -> eir(profileHash, files))
            .with("sync", UploadBench::flushDisks);
    if (Orthanc.isInstalled()) {
      out.println("Peer: Orthanc " + Orthanc.version());
      times
          .with("Orthanc REST", () -> orthanc(files, false))
          .with("sync ", UploadBench::flushDisks)
          .with("Orthanc STOW-RS", () -> orthanc(files, true));
    } else {
      out.println("Peer: none (apt-get install orthanc orthanc-dicomweb)");
    }
    times.run(1, rounds);
    for (String name : times.names()) {
      if (!name.startsWith("sync")) {
        out.printf(
            "%-16s median %6.2f s, %7.0f files/s, %.2f × Eir's time%n",
            name, times.median(name), files.size() / times.median(name), times.ratio(name, "Eir"));
      }
    }
    out.printf("Eir's peak resident memory: %.0f MB%n", peakBytes / 1e6);
  }

  private double eir(String profileHash, List<byte[]> files) throws Exception {
    Path data = folder.resolve("eir-" + turn++);
    String link = EirProcess.uploadLink(data, 8080, "en");
    try (EirProcess eir = EirProcess.serve(data)) {
      List<CleanFile> clean = new ArrayList<>();
      files.forEach(file -> clean.add(CleanFile.of(file)));
      Sender sender =
          new Sender(
              UploadLink.parse(link.replaceFirst("//[^/]+/", "//127.0.0.1:" + eir.port() + "/")));
      long bytes = files.stream().mapToLong(file -> file.length).sum();
      long from = System.nanoTime();
      String upload =
          sender.announce(
              UUID.randomUUID().toString(), files.size(), bytes, profileHash, FINGERPRINT);
      Sender.Sent sent = sender.send(upload, clean);
      double seconds = (System.nanoTime() - from) / 1e9;
      if (sent.stored() != files.size()) {
        throw new IllegalStateException("Eir stored " + sent + " of " + files.size());
      }
      peakBytes = Math.max(peakBytes, eir.peakResidentBytes());
      return seconds;
    } finally {
      delete(data);
    }
  }

  private double orthanc(List<byte[]> files, boolean byStow) throws Exception {
    Path store = folder.resolve("orthanc-" + turn++);
    try (Orthanc orthanc = Orthanc.start(store, false)) {
      long from = System.nanoTime();
      if (byStow) {
        orthanc.uploadByStow(files);
      } else {
        orthanc.uploadByRest(files);
      }
      double seconds = (System.nanoTime() - from) / 1e9;
      if (orthanc.instances() != files.size()) {
        throw new IllegalStateException("Orthanc holds " + orthanc.instances() + " files");
      }
      return seconds;
    } finally {
      delete(store);
    }
  }

  // What one contestant left for the disk must not be paid by the next.
  private static double flushDisks() throws IOException, InterruptedException {
    return new ProcessBuilder("sync").start().waitFor();
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path left, @org.jspecify.annotations.Nullable IOException failed)
                throws IOException {
              Files.delete(left);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
