package eir.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eir.dicom.stream.Source;
import eir.imaging.FrameReader;
import eir.imaging.bundle.BundleReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/**
 * One file of every transfer syntax and kind of pixels that the data holds, opened in the room:
 * what is painted is what the JVM makes of it, and what cannot be painted is said.
 */
class SyntaxesInTheRoomTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));
  private static final Path TABLE =
      ROOT.resolve("imaging/src/test/resources/eir/imaging/pixels.tsv");

  /** What a JPEG at quality 0.9 and a smooth enlargement may differ in a cell, of 255. */
  private static final double NEAR = 14;

  /**
   * What only browsers decode: mean red, green and blue of the four quarters, row by row, as
   * opj_decompress 2.5.0 has them.
   */
  private static final Map<String, double[][]> CARRIED =
      Map.of(
          "odd/pydicom-data/HTJ2KLossless_08_RGB.dcm",
          new double[][] {
            {165.6, 129.9, 69.6}, {167.5, 133.4, 74.6}, {138.1, 95.2, 45.4}, {194.0, 172.0, 139.9}
          });

  @Test
  void everySyntaxAndKindOfPixelsIsPaintedOrSaid(@TempDir Path spill) throws Exception {
    Map<String, String> chosen = chosen();
    List<String> wrong = new ArrayList<>();
    try (ViewingStand stand = ViewingStand.open(spill);
        Visitor visitor = Visitor.speaking("en")) {
      for (Map.Entry<String, String> one : chosen.entrySet()) {
        ViewingStand.Shown shown = stand.show(source(one.getValue()));
        try (Page room = visitor.newPage()) {
          room.navigate(shown.address());
          double off = off(one.getValue(), shown, room);
          if (off > NEAR) {
            wrong.add("%s: %s is off by %.1f".formatted(one.getKey(), one.getValue(), off));
          }
        }
      }
      assertThat(visitor.troubles()).isEmpty();
    }
    assertThat(wrong).isEmpty();
    assertThat(chosen).as("kinds in the data that comes with Eir").hasSizeGreaterThan(5);
  }

  /** How far the picture is from what it should be, of 255; 0 where the room says what it must. */
  private static double off(String path, ViewingStand.Shown shown, Page room) throws IOException {
    if (shown.problem().isPresent()) {
      room.getByText(sentence("series." + shown.problem().get())).first().waitFor();
      return 0;
    }
    boolean isWhole = shown.poster().isPresent() || CARRIED.containsKey(path);
    if (!isWhole) {
      room.getByText(sentence("series.FRAME").replace("{n}", "1")).first().waitFor();
      return 0;
    }
    room.locator(".viewport[data-stands]").first().waitFor();
    Picture painted = Picture.of(room, new BundleReader(shown.bundles().getFirst()).index());
    return shown.poster().isPresent()
        ? painted.off(ImageIO.read(new ByteArrayInputStream(shown.poster().get())))
        : painted.off(Objects.requireNonNull(CARRIED.get(path)));
  }

  /** The first file of each syntax and kind of pixels, and of each problem. */
  private static Map<String, String> chosen() throws IOException {
    Map<String, String> chosen = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(TABLE)) {
      lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .filter(row -> Files.exists(folder().resolve(row[0])))
          .forEach(row -> chosen.putIfAbsent(kind(row), row[0]));
    }
    return chosen;
  }

  private static String kind(String[] row) {
    return FrameReader.open(source(row[0])) instanceof FrameReader reader
            && !row[1].equals("MALFORMED")
        ? "%s %s %d bits%s%s"
            .formatted(
                reader.transferSyntax().uid(),
                reader.description().photometric(),
                reader.description().bitsStored(),
                reader.description().isSigned() ? " signed" : "",
                reader.frames() > 1 ? " frames" : "")
        : row[1];
  }

  private static Path folder() {
    Path all = ROOT.resolve("../shared/data");
    return Files.isDirectory(all) ? all : ROOT.resolve("data");
  }

  private static Source source(String path) {
    try {
      return Source.of(Files.readAllBytes(folder().resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sentence(String key) {
    try {
      return new ObjectMapper()
          .readTree(Files.readAllBytes(ROOT.resolve("messages/view.en.json")))
          .path(key)
          .asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
