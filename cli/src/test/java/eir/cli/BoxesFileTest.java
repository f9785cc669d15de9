package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures with text go through {@code eir deid} by a person's answer in a file, and only so. */
class BoxesFileTest {
  private static final String JPEGS = "1.2.3.4.5";
  private static final String ULTRASOUND = "1.2.3.4.6";

  /** Over the letters; in whole blocks of JPEG, which get blank as a whole. */
  private static final String OVER =
      "\"boxes\": [{\"x\": 0, \"y\": 0, \"width\": 48, \"height\": 16}]";

  private static final String NOTHING = "\"nothingWritten\": true";

  private final ScreenCopy jpegs =
      new ScreenCopy(
          Uids.MULTI_FRAME_GRAYSCALE_BYTE_SECONDARY_CAPTURE_IMAGE_STORAGE, JPEGS, 40, 64, 3);
  private final ScreenCopy ultrasound =
      new ScreenCopy(Uids.ULTRASOUND_MULTI_FRAME_IMAGE_STORAGE, ULTRASOUND, 32, 56, 2);

  @TempDir private Path folder;
  private Path input;
  private Path output;
  private Path key;

  @BeforeEach
  void layOut() throws IOException {
    input = Files.createDirectories(folder.resolve("in"));
    output = folder.resolve("out");
    key = folder.resolve("site.key");
    Files.write(Files.createDirectory(input.resolve("sc")).resolve("a"), jpegs.jpeg());
    Files.write(Files.createDirectory(input.resolve("us")).resolve("b"), ultrasound.plain());
    assertThat(Ended.run("key", "new", key.toString()).exit()).isZero();
  }

  @Test
  void whatNobodyAnsweredForIsLeftOutAndThePersonIsToldWhatToDo() throws IOException {
    Ended ended = deid(file(answer(JPEGS, 40, 64, OVER)));

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("BURNED_IN_SUSPICION").contains("--boxes FILE");
    assertThat(names()).singleElement().satisfies(name -> assertThat(name).startsWith("sc"));
  }

  @Test
  void compressedAndNativeFramesAreBlankInsideAndTheSameOutside() throws IOException {
    Ended ended = deid(file(answer(JPEGS, 40, 64, OVER) + "," + answer(ULTRASOUND, 32, 56, OVER)));

    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    assertThat(Ended.run("check", output.toString()).exit()).isZero();
    compare(jpegs.jpeg(), Files.readAllBytes(output.resolve("sc/a")), 3);
    compare(ultrasound.plain(), Files.readAllBytes(output.resolve("us/b")), 2);
  }

  @Test
  void whoeverSaysThatNothingIsWrittenIsStampedAndNoPixelChanges() throws IOException {
    Ended ended = deid(file(answer("*", 32, 56, NOTHING) + "," + answer(JPEGS, 40, 64, OVER)));

    byte[] written = Files.readAllBytes(output.resolve("us/b"));
    Header header = Header.read(Source.of(written));
    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    assertThat(header.text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
    assertThat(new String(written, StandardCharsets.ISO_8859_1)).contains("113101");
    for (int frame = 0; frame < 2; frame++) {
      assertThat(frame(written, frame).digest())
          .isEqualTo(frame(ultrasound.plain(), frame).digest());
    }
  }

  @Test
  void whoHasSeenTheOverlaysSaysSo() {
    String head = "{\"format\": \"eir.boxes/1\", \"confirmed\": true, \"pictures\": [";

    assertThat(
            Stream.of(NOTHING, NOTHING + ", \"overlays\": true")
                .map(said -> BoxesFile.parse(head + answer("*", 32, 56, said) + "]}"))
                .map(answers -> answers.answers().getFirst().look().overlays()))
        .containsExactly(false, true);
  }

  @Test
  void conversionTypeStaysAsItsModuleDemandsIt() throws IOException {
    deid(file(answer("*", 40, 64, OVER)));

    Header header = Header.read(Source.of(Files.readAllBytes(output.resolve("sc/a"))));
    assertThat(header.text(Tags.CONVERSION_TYPE)).contains("WSD");
    assertThat(header.text(Tags.MODALITY)).contains("OT");
  }

  @Test
  void anAnswerForASeriesGoesBeforeOneForItsFolderAndThatBeforeOneForAll() throws IOException {
    Files.write(Files.createDirectory(input.resolve("sc/inner")).resolve("c"), copy("1.2.3.4.7"));
    Files.write(Files.createDirectory(input.resolve("other")).resolve("d"), copy("1.2.3.4.8"));

    Ended ended =
        deid(
            file(
                answer("*", 40, 64, NOTHING)
                    + ","
                    + answer(JPEGS, 40, 64, NOTHING)
                    + ","
                    + answer("*", 32, 56, NOTHING)
                    + ",{\"folder\": \"sc\", \"rows\": 40, \"columns\": 64, "
                    + OVER
                    + "}"));

    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    assertThat(frame(read("sc/a"), 0).digest()).isEqualTo(frame(jpegs.jpeg(), 0).digest());
    assertThat(frame(read("other/d"), 0).digest()).isEqualTo(frame(jpegs.jpeg(), 0).digest());
    compare(jpegs.jpeg(), read("sc/inner/c"), 3);
  }

  @Test
  void anOutputWithOtherBoxesIsNotTakenForThisRuns() throws IOException {
    String rest = answer("*", 40, 64, OVER);
    deid(file(answer(ULTRASOUND, 32, 56, NOTHING) + "," + rest));
    byte[] before = read("us/b");

    Ended same = deid(file(answer(ULTRASOUND, 32, 56, NOTHING) + "," + rest));
    Ended other = deid(file(answer(ULTRASOUND, 32, 56, OVER) + "," + rest));

    assertThat(same.exit()).as(same.out()).isZero();
    assertThat(same.out()).containsPattern("there already +2\n");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.out()).contains("OTHER_OUTPUT_IS_THERE");
    assertThat(read("us/b")).isEqualTo(before);
  }

  @Test
  void whatWaitsIsWrittenAsAFileThatOnlyAPersonCanConfirm() throws IOException {
    Path waiting = folder.resolve("waiting");
    Ended listed =
        Ended.run(
            "deid",
            "-n",
            "--waiting",
            waiting.toString(),
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString());
    String text = Files.readString(waiting);
    Ended unread = deid(waiting);
    Ended unfilled = deid(Files.writeString(waiting, text.replace("false", "true")));

    assertThat(listed.exit()).isEqualTo(1);
    assertThat(text).contains(JPEGS, ULTRASOUND, "\"rows\" : 32", "\"columns\" : 64");
    assertThat(unread.exit()).isEqualTo(2);
    assertThat(unread.err()).contains("confirmed: expected true");
    assertThat(unfilled.exit()).isEqualTo(2);
    assertThat(unfilled.err()).contains("pictures[0].boxes: is empty");
    assertThat(output).doesNotExist();
  }

  static Stream<Arguments> unfit() {
    String head = "{\"format\": \"eir.boxes/1\", \"confirmed\": true, \"pictures\": [";
    return Stream.of(
        Arguments.of("{", "line 1: this is no JSON"),
        Arguments.of("{\"format\": \"eir.boxes/2\"}", "format: expected \"eir.boxes/1\""),
        Arguments.of(
            "{\"format\": \"eir.boxes/1\", \"confirmed\": \"true\"}", "confirmed: expected"),
        Arguments.of("{\"format\": \"eir.boxes/1\", \"confirmed\": true}", "pictures: expected a"),
        Arguments.of(head + "], \"boxes\": 1}", "not understood; known: format, confirmed"),
        Arguments.of(head + "{\"series\": \"1.2\", \"series\": \"1.3\"}]}", "says one name twice"),
        Arguments.of(head + answer("1.2", 0, 64, OVER) + "]}", "pictures[0].rows: expected a"),
        Arguments.of(
            head + answer("Doe", 40, 64, OVER) + "]}", "pictures[0].series: expected a UID"),
        Arguments.of(
            head + answer(JPEGS, 40, 64, "\"note\": 1") + "]}", "pictures[0]: holds a name"),
        Arguments.of(
            head + answer(JPEGS, 40, 64, NOTHING + ", \"overlays\": false") + "]}",
            "pictures[0].overlays: expected true"),
        Arguments.of(
            head + answer(JPEGS, 40, 64, OVER + "," + NOTHING) + "]}",
            "pictures[0]: expected either"),
        Arguments.of(
            head + "{\"folder\": \"../x\", \"rows\": 40, \"columns\": 64, " + OVER + "}]}",
            "pictures[0].folder: expected a path below IN"),
        Arguments.of(
            head + answer(JPEGS, 40, 64, OVER) + "," + answer(JPEGS, 40, 64, NOTHING) + "]}",
            "pictures[1]: says something else of the pictures of pictures[0]"),
        Arguments.of(
            head + answer(JPEGS, 40, 64, OVER.replace("48", "65")) + "]}",
            "pictures[0].boxes[0].width: expected a whole number from 1 to 64"),
        Arguments.of(
            head + answer(JPEGS, 40, 64, OVER.replace("16", "0")) + "]}",
            "pictures[0].boxes[0].height: expected a whole number from 1 to 40"),
        Arguments.of(
            head + answer("1.2.3.4.9", 40, 64, OVER) + "]}",
            "pictures[0]: no file of IN is of this series"),
        Arguments.of(
            head + answer(JPEGS, 41, 64, OVER) + "]}",
            "pictures[0]: no picture that it names has this many rows and columns"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("unfit")
  void aFileThatIsNotMeantSoStopsTheRunBeforeAnythingIsWritten(String text, String message)
      throws IOException {
    Ended ended = deid(Files.writeString(folder.resolve("unfit.json"), text));

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("the boxes file").contains(message);
    assertThat(ended.err()).doesNotContain("1.2.3.4").doesNotContain("Doe");
    assertThat(output).doesNotExist();
  }

  private byte[] copy(String series) throws IOException {
    return new ScreenCopy(jpegs.sopClass(), series, 40, 64, 3).jpeg();
  }

  private static String answer(String series, int rows, int columns, String said) {
    return "{\"series\": \"%s\", \"rows\": %d, \"columns\": %d, %s}"
        .formatted(series, rows, columns, said);
  }

  private Path file(String pictures) throws IOException {
    return Files.writeString(
        folder.resolve("boxes.json"),
        "{\"format\": \"eir.boxes/1\", \"confirmed\": true, \"pictures\": [" + pictures + "]}");
  }

  private Ended deid(Path boxes) {
    return Ended.run(
        "deid",
        "--keep-names",
        "--boxes",
        boxes.toString(),
        "--key-file",
        key.toString(),
        input.toString(),
        output.toString());
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(output.resolve(name));
  }

  /** Rows 0 to 15 and columns 0 to 47 are one value, all others as they were. */
  private static void compare(byte[] before, byte[] after, int frames) {
    for (int number = 0; number < frames; number++) {
      Frame old = frame(before, number);
      Frame painted = frame(after, number);
      for (int y = 0; y < old.rows(); y++) {
        for (int x = 0; x < old.columns(); x++) {
          int at = y * old.columns() + x;
          boolean isIn = y < 16 && x < 48;
          assertThat(painted.value(at))
              .as("frame %d, x %d, y %d", number, x, y)
              .isEqualTo(isIn ? painted.value(0) : old.value(at));
        }
      }
    }
  }

  private static Frame frame(byte[] file, int number) {
    return ((FrameReader) FrameReader.open(Source.of(file))).read(number);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .toList();
    }
  }
}
