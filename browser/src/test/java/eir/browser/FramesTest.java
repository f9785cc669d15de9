package eir.browser;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import eir.imaging.Opening;
import eir.imaging.Unshown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the upload page shows of every test file has the samples that the server's decoders give:
 * the same, or, where the compression is lossy and decoders may round, nearly the same.
 */
class FramesTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));
  private static final Path SCRIPT = ROOT.resolve("browser/test/pictures/frames.mjs");

  /** The irreversible wavelet in floating point: each sample. */
  private static final int WAVELET_STEPS = 2;

  /** Chrominance of half the size, here repeated, there interpolated: the mean over all samples. */
  private static final double CHROMA_STEPS = 3.5;

  @TempDir static Path folder;
  private static List<Path> files = List.of();
  private static List<String> shown = List.of();

  @BeforeAll
  static void showAll() throws Exception {
    Path data =
        Stream.of(ROOT.resolve("../shared/data"), ROOT.resolve("data"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();
    try (Stream<Path> all = Files.walk(data)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !data.relativize(file).startsWith("atlas"))
              .sorted()
              .toList();
    }
    Path input = folder.resolve("paths");
    Path output = folder.resolve("lines");
    Path errors = folder.resolve("errors");
    Files.write(input, files.stream().map(Path::toString).toList());
    Process node =
        new ProcessBuilder("node", SCRIPT.toString(), folder.toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(node.waitFor(5, TimeUnit.MINUTES)).as("node ends").isTrue();
    assertThat(Files.readString(errors)).as("node's complaints").isEmpty();
    shown = Files.readAllLines(output);
  }

  @Test
  void everyFileThatTheServerShowsHasTheSameSamplesOnThePage() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < files.size(); i++) {
      if (shown.get(i).equals("DEFLATED")) {
        continue;
      }
      Opening opening = FrameReader.open(Source.of(Files.readAllBytes(files.get(i))));
      if (opening instanceof FrameReader reader && reader.isDecodable()) {
        String expected = outcome(reader);
        if (!expected.equals(shown.get(i)) && !isNear(reader, folder.resolve("" + i))) {
          differences.add(files.get(i).getFileName() + ": " + expected + ", " + shown.get(i));
        }
        compared++;
      } else if (opening instanceof Unshown) {
        assertThat(shown.get(i)).as("%s", files.get(i)).doesNotContainPattern("^[0-9]+\t");
      }
    }

    assertThat(shown).hasSameSizeAs(files);
    assertThat(compared).isGreaterThan(50);
    assertThat(differences).isEmpty();
  }

  /** HTJ2K, which no decoder of the JVM reads. */
  @Test
  void anImageThatOnlyBrowsersDecodeIsShown() throws IOException {
    int decoded = 0;
    for (int i = 0; i < files.size(); i++) {
      if (FrameReader.open(Source.of(Files.readAllBytes(files.get(i))))
              instanceof FrameReader reader
          && !reader.isDecodable()
          && shown.get(i).startsWith("1\t")) {
        decoded++;
      }
    }

    boolean isThere = files.stream().anyMatch(file -> file.endsWith("HTJ2KLossless_08_RGB.dcm"));
    assertThat(decoded).isEqualTo(isThere ? 1 : 0);
  }

  private static String outcome(FrameReader reader) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (int frame = 0; frame < reader.frames(); frame++) {
        sha256.update(reader.read(frame).digest().getBytes(StandardCharsets.US_ASCII));
      }
      return reader.frames() + "\t" + HexFormat.of().formatHex(sha256.digest()).substring(0, 16);
    } catch (MalformedDicomException _) {
      return "MALFORMED";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isNear(FrameReader reader, Path samples) throws IOException {
    if (!Files.exists(samples)) {
      return false;
    }
    ShortBuffer page =
        ByteBuffer.wrap(Files.readAllBytes(samples)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    long sum = 0;
    int most = 0;
    for (int index = 0; index < reader.frames(); index++) {
      Frame frame = reader.read(index);
      for (int i = 0; i < frame.values().length; i++) {
        short value = page.get();
        int steps = Math.abs(frame.value(i) - (frame.isSigned() ? value : value & 0xFFFF));
        most = Math.max(most, steps);
        sum += steps;
      }
    }
    return reader.transferSyntax().uid().equals(Uids.JPEG2000)
        ? most <= WAVELET_STEPS
        : sum <= CHROMA_STEPS * page.position();
  }
}
