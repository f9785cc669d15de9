package eir.bench.residue;

import static org.assertj.core.api.Assertions.assertThat;

import eir.bench.Copy;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measuring stick itself: it finds what it planted, and nothing in what Eir lets out. */
class ResidueTest {
  private static final Path ROOT = Path.of(System.getProperty("eir.root"));
  private static final Path DATA = ROOT.resolve("data");

  @TempDir private Path folder;

  @Test
  void everyMarkerIsFoundInTheFileItWasPlantedInto() throws IOException {
    for (Path file : files()) {
      new Planter()
          .plant(Files.readAllBytes(file), 3, true)
          .ifPresent(planted -> {
            Markers markers = planted.markers();
            assertThat(markers.size()).isGreaterThan(2_500);
            assertThat(markers.left(planted.bytes())).as("%s", file).hasSize(markers.size());
          });
    }
  }

  @Test
  void aMarkerIsFoundInEitherCaseAndInBothOrdersOfUtf16() {
    Markers markers = new Markers(1);
    String word = markers.text("a place");

    assertThat(markers.left(word.toLowerCase().getBytes(StandardCharsets.US_ASCII))).hasSize(1);
    assertThat(markers.left(("x" + word).getBytes(StandardCharsets.UTF_16LE))).hasSize(1);
    assertThat(markers.left(("x" + word).getBytes(StandardCharsets.UTF_16BE))).hasSize(1);
    assertThat(markers.left("nothing of it".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void theDigitsOfADayInsideARandomUidAreNoDay() {
    Markers markers = new Markers(1);
    String day = markers.date("a place");

    assertThat(markers.left(("2.25.319" + day + "4055").getBytes(StandardCharsets.US_ASCII)))
        .isEmpty();
    assertThat(markers.left(("1.2.319" + day + "4055").getBytes(StandardCharsets.US_ASCII)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"head-mr", "odd"})
  void nothingIsLeftByEirAndWhatACopyLeavesIsCounted(String tree) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    new ResidueBench(DATA.resolve(tree), folder, ROOT.resolve("standard"), 1)
        .run(List.of(new Engine(), new Copy()), out);

    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    String eir = lines.stream().filter(line -> line.startsWith("eir  ")).findFirst().orElseThrow();
    String copy = lines.stream().filter(line -> line.startsWith("copy ")).findFirst().orElseThrow();
    assertThat(eir)
        .containsPattern("text 0/\\d{5,}, UIDs 0/\\d{4,}, dates 0/\\d{3,} left")
        .contains("values left 0, new dciodvfy errors 0/");
    int planted = number(copy, "text ");
    assertThat(planted).isGreaterThan(10_000);
    assertThat(copy).contains("text " + planted + "/" + planted);
  }

  @Test
  void aRoundedMeasureIsNotAsItWasAndAChangedLastSampleIsAChangedPicture() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Path head =
        files().stream().filter(file -> file.startsWith(DATA.resolve("head-mr"))).findFirst().get();
    Files.copy(head, folder.resolve("in/one"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    new ResidueBench(folder.resolve("in"), folder.resolve("out"), ROOT.resolve("standard"), 1)
        .run(List.of(new Rounding()), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("not as it was: (0018,0050)")
        .contains("pixels changed: one");
  }

  /** Writes the slice thickness another way and counts the last sample up. */
  private record Rounding() implements Contestant {
    @Override
    public String name() {
      return "rounding";
    }

    @Override
    public String method() {
      return "two bytes";
    }

    @Override
    public void run(Path input, List<Path> files, Path output) throws IOException {
      new Copy().run(input, files, output);
      for (Path file : files) {
        Path target = output.resolve(input.relativize(file));
        byte[] bytes = Files.readAllBytes(target);
        ElementTable table = new DataSetWalker().walk(Source.of(bytes));
        int thickness = table.find(Tags.SLICE_THICKNESS);
        bytes[table.value(thickness)]++;
        int pixels = table.pixelRow();
        bytes[table.value(pixels) + table.length(pixels) - 2]++;
        Files.write(target, bytes);
      }
    }
  }

  private static int number(String line, String behind) {
    String rest = line.substring(line.indexOf(behind) + behind.length());
    return Integer.parseInt(rest.substring(0, rest.indexOf('/')));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(DATA)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void aChangedSampleIsAChangedPicture() {
    byte[] picture = new byte[64];
    byte[] changed = picture.clone();
    changed[3] = 1;

    assertThat(Measured.isSamePicture(picture, picture)).isTrue();
    assertThat(Measured.isSamePicture(picture, new byte[0])).isFalse();
    assertThat(Measured.isSamePicture(picture, changed)).isFalse();
    assertThat(Measured.isSamePicture(picture, Arrays.copyOf(picture, 8))).isFalse();
  }
}
