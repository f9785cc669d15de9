package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.RefusalCode;
import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import eir.phantom.identity.PlantedIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The road of a tree through {@code eir key}, {@code eir deid} and {@code eir check}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeidCommandTest {
  private static final int FILES = 6;
  private static final String FOLDER = "ZQXJ_DOE_JANE";

  private ScaleSet phantom;
  @TempDir private Path folder;
  private Path input;
  private Path output;
  private Path key;

  @BeforeAll
  void renderOnce() {
    phantom = new ScaleSet(Atlas.load());
  }

  @BeforeEach
  void layOut() throws IOException {
    Path own = Files.createTempDirectory(folder, "case");
    input = own.resolve("in");
    output = own.resolve("out");
    key = own.resolve("site.key");
    Files.createDirectories(input.resolve(FOLDER).resolve("SE1"));
    for (int i = 0; i < FILES; i++) {
      Path parent = i < 2 ? input.resolve(FOLDER) : input.resolve(FOLDER).resolve("SE1");
      Files.write(parent.resolve("IM" + i), phantom.file(i).bytes());
    }
    assertThat(Ended.run("key", "new", key.toString()).exit()).isZero();
  }

  @Test
  void aTreeComesOutInItsShapeUnderHarmlessNamesAndPassesTheCheck() throws IOException {
    Ended ended =
        Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());
    List<String> names = names(output);

    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    assertThat(names)
        .hasSize(FILES)
        .allMatch(name -> name.matches("(\\w{8}/){1,2}2\\.25\\.\\d+\\.dcm"));
    assertThat(names.stream().filter(name -> name.chars().filter(c -> c == '/').count() == 2))
        .hasSize(FILES - 2);
    assertThat(Ended.run("check", output.toString()).exit()).isZero();
  }

  @Test
  void noPlantedMarkerIsLeftInAnyByteOfTheOutput() throws IOException {
    Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());
    Path markers =
        Files.writeString(input.resolveSibling("markers"), "ZQXJ\n" + PlantedIdentity.UID_ROOT);

    Ended clean = Ended.run("check", output.toString(), "--markers", markers.toString());
    Ended dirty = Ended.run("check", input.toString(), "--markers", markers.toString());

    assertThat(clean.exit()).as(clean.out()).isZero();
    assertThat(dirty.exit()).isEqualTo(1);
    assertThat(dirty.out()).contains("MARKER").doesNotContain(FOLDER).doesNotContain("ZQXJ");
  }

  @Test
  void aRunThatIsStartedAgainGoesOnAndChangesNothing() throws IOException {
    Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());
    Path lost = output.resolve(names(output).getFirst());
    byte[] before = Files.readAllBytes(lost);
    Files.delete(lost);
    Files.write(output.resolve(".eir-part-0"), new byte[3]);

    Ended ended =
        Ended.run(
            "deid", "--json", "--key-file", key.toString(), input.toString(), output.toString());

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("\"written\":1,\"resumed\":" + (FILES - 1));
    assertThat(Files.readAllBytes(lost)).isEqualTo(before);
    assertThat(output.resolve(".eir-part-0")).doesNotExist();
  }

  @Test
  void theClinicsListIsBegunGoesOnAndKeepsCodesUnderANewKey() throws IOException {
    Path list = input.resolveSibling("children.eirlist");
    Path next = key.resolveSibling("next.key");
    Path renewed = input.resolveSibling("renewed.eirlist");
    Ended.run("deid", "--crosswalk", list + "", "--key-file", key + "", input + "", output + "");
    String begun = shown(key, list);

    assertThat(Ended.run("key", "new", next + "").exit()).isZero();
    Ended.run(
        "crosswalk",
        "rekey",
        "--key-file",
        key + "",
        "--new-key-file",
        next + "",
        list + "",
        renewed + "");
    Path under = output.resolveSibling("under-next");
    Ended ended =
        Ended.run(
            "deid", "--crosswalk", renewed + "", "--key-file", next + "", input + "", under + "");

    assertThat(begun).hasLineCount(2).contains("ZQXJ");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(shown(next, renewed)).isEqualTo(begun);
    String code = begun.split("\r\n")[1].substring(1, 10);
    for (Path out : List.of(output, under)) {
      Path file = out.resolve(names(out).getFirst());
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).contains(code);
    }
    assertThat(Files.readString(list)).doesNotContain("ZQXJ");
  }

  @Test
  void theListOfAnotherKeyOrInsideTheOutputIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path list = input.resolveSibling("children.eirlist");
    Path other = key.resolveSibling("other.key");
    Ended.run("key", "new", other + "");
    Ended.run("deid", "--crosswalk", list + "", "--key-file", other + "", input + "", output + "");
    byte[] before = Files.readAllBytes(list);
    Path beside = output.resolveSibling("beside");

    Ended sealed =
        Ended.run(
            "deid", "--crosswalk", list + "", "--key-file", key + "", input + "", beside + "");
    Path within = output.resolve("list");
    Ended inside =
        Ended.run(
            "deid", "--crosswalk", within + "", "--key-file", key + "", input + "", output + "");

    assertThat(sealed.exit()).isEqualTo(2);
    assertThat(inside.exit()).isEqualTo(2);
    assertThat(beside).doesNotExist();
    assertThat(within).doesNotExist();
    assertThat(Files.readAllBytes(list)).isEqualTo(before);
  }

  private String shown(Path under, Path list) {
    return Ended.run("crosswalk", "show", "--key-file", under + "", list + "").out();
  }

  @Test
  void whatIsNoImageIsLeftOutAndWhatIsRefusedMakesTheAnswerNo() throws IOException {
    Files.writeString(input.resolve("AUTORUN.INF"), "[autorun]");
    Path report = input.resolveSibling("report.json");

    Ended fine =
        Ended.run(
            "deid",
            "--report",
            report.toString(),
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString());
    byte[] broken = phantom.file(7).bytes();
    Files.write(input.resolve("BROKEN"), Arrays.copyOf(broken, broken.length - 1000));
    Ended refused =
        Ended.run(
            "deid", "--json", "--key-file", key.toString(), input.toString(), output.toString());

    assertThat(fine.exit()).isZero();
    assertThat(Files.readString(report))
        .contains("\"leftOut\":{\"NOT_DICOM\":1}")
        .contains("\"refused\":{}");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).contains("\"refusals\":[{\"index\":1,").doesNotContain("BROKEN");
  }

  @Test
  void bitsBesideSamplesAreClearedInSmallAndLargeFilesAndRefuseNone() throws IOException {
    byte[] small = phantom.file(8).bytes();
    byte[] large = widened(phantom.file(9).bytes(), 2100); // larger than what is held in memory
    Path dirty = Files.createDirectories(input.resolveSibling("dirty"));
    for (byte[] file : List.of(small, large)) {
      file[file.length - 1] |= (byte) 0xA0;
      Files.write(dirty.resolve("IM" + file.length), file);
    }

    Ended ended =
        Ended.run("deid", "--json", "--key-file", key.toString(), dirty.toString(), output + "");

    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(Ended.run("check", output.toString()).exit()).isZero();
    for (String name : names(output)) {
      byte[] file = Files.readAllBytes(output.resolve(name));
      byte[] input = file.length > 1 << 20 ? large : small;
      assertThat(file[file.length - 1]).isEqualTo((byte) (input[input.length - 1] & 0x0F));
      assertThat(file[file.length - 2]).isEqualTo(input[input.length - 2]);
    }
    assertThat(names(output)).hasSize(2);
  }

  /** {@code file} with {@code side} rows and columns; its pixels come first. */
  private static byte[] widened(byte[] file, int side) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int pixels = 0;
    for (int at = 132; pixels == 0; at++) {
      if (in.getLong(at) == 0x0002_5355_0010_0028L || in.getLong(at) == 0x0002_5355_0011_0028L) {
        in.putShort(at + 8, (short) side);
      }
      pixels = in.getLong(at) == 0x0000_574F_0010_7FE0L ? at + 12 : 0;
    }
    in.putInt(pixels - 4, 2 * side * side);
    return Arrays.copyOf(file, pixels + 2 * side * side);
  }

  @Test
  void theSameKeyGivesTheSameBytesAndAnotherKeyOthers() throws IOException {
    Path again = output.resolveSibling("again");
    Path other = output.resolveSibling("other");
    Path otherKey = key.resolveSibling("other.key");
    Ended.run("key", "new", otherKey.toString());

    Ended.run(
        "deid",
        "--threads",
        "1",
        "--key-file",
        key.toString(),
        input.toString(),
        output.toString());
    Ended.run(
        "deid", "--threads", "3", "--key-file", key.toString(), input.toString(), again.toString());
    Ended.run("deid", "--key-file", otherKey.toString(), input.toString(), other.toString());

    assertThat(names(again)).isEqualTo(names(output));
    for (String name : names(output)) {
      assertThat(output.resolve(name)).hasSameBinaryContentAs(again.resolve(name));
    }
    assertThat(names(other)).doesNotContainAnyElementsOf(names(output));
  }

  @Test
  void withoutAKeyTheWayToOneIsNamed() {
    Ended ended = Ended.run("deid", input.toString(), output.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("eir key new");
  }

  @Test
  void aMissingInputIsADiskErrorWithoutItsName() {
    Ended ended =
        Ended.run(
            "deid", "--key-file", key.toString(), input.resolve(FOLDER + "X").toString(), "out");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).doesNotContain(FOLDER);
  }

  @Test
  void anOutputInsideItsInputIsRefused() {
    Ended ended =
        Ended.run(
            "deid",
            "--key-file",
            key.toString(),
            input.toString(),
            input.resolve("out").toString());

    assertThat(ended.exit()).isEqualTo(2);
  }

  @Test
  void aKeyIsNeverOverwrittenAndItsPhraseIsReadBack() throws IOException {
    String words = Files.readString(key, StandardCharsets.UTF_8);

    assertThat(Ended.run("key", "new", key.toString()).exit()).isEqualTo(2);
    assertThat(Files.readString(key)).isEqualTo(words);
    assertThat(Ended.run("key", "words", key.toString()).out()).isEqualTo(words);
    assertThat(Ended.run("key", "fingerprint", key.toString()).out().strip())
        .matches("[0-9a-f]{16}");
  }

  @Test
  void anUnknownLineOfTheProfileIsAnError() throws IOException {
    Path profile =
        Files.writeString(key.resolveSibling("profile"), "tier = core\nteir = research\n");

    Ended ended =
        Ended.run(
            "deid",
            "--profile",
            profile.toString(),
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("line 2");
  }

  @Test
  void theStampsOfTheProfileAreAskedForByTheCheck() throws IOException {
    Path profile =
        Files.writeString(key.resolveSibling("profile"), "sponsor = Trial\nprotocol-id = T-1\n");
    Path other =
        Files.writeString(key.resolveSibling("other"), "sponsor = Trial\nprotocol-id = T-2\n");

    Ended.run(
        "deid",
        "--profile",
        profile.toString(),
        "--key-file",
        key.toString(),
        input.toString(),
        output.toString());

    assertThat(Ended.run("check", "--profile", profile.toString(), output.toString()).exit())
        .isZero();
    assertThat(Ended.run("check", "--profile", other.toString(), output.toString()).out())
        .contains("\tG7\t");
  }

  @Test
  void theCheckCountsWhatItSawAndWarnsOfFaces() throws IOException {
    Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());
    Files.write(output.resolve("original.dcm"), phantom.file(0).bytes());

    String text = Ended.run("check", output.toString()).out();
    String json = Ended.run("check", "--json", output.toString()).out();

    assertThat(text)
        .contains("warning: " + FILES + " files can show a face")
        .contains((FILES + 1) + " files, " + FILES + " passed, 1 refused; ")
        .containsPattern(
            "[\\d,]{3,} elements seen, [\\d,]{3,} to keep, \\d{2,} to clean, \\d{2,} to remove; profile"
                + " eir-basic [0-9a-f]{8}, Table E.1-1");
    assertThat(json)
        .contains("\"files\":" + (FILES + 1) + ",\"passed\":" + FILES + ",\"refused\":1,")
        .containsPattern(
            "\"elements\":\\d{3,},\"kept\":\\d{3,},\"cleaned\":\\d{2,},\"removed\":\\d{2,},\"warnings\":\\{\"faces\":6,\"text\":0}");
  }

  @Test
  void theCheckFindsAStudyInTheFuture() throws IOException {
    String studyDate = "\b\0 \0DA\b\0";
    String original = new String(phantom.file(0).bytes(), StandardCharsets.ISO_8859_1);
    int at = original.indexOf(studyDate) + studyDate.length();
    String late = original.substring(0, at) + "21500101" + original.substring(at + 8);
    Files.write(input.resolve("LATE"), late.getBytes(StandardCharsets.ISO_8859_1));
    Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());

    Ended ended = Ended.run("check", output.toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("\tG12\t(0008,0020)\t").contains("\tin-the-future");
  }

  @Test
  void anElementIsExplainedByItsRows() {
    assertThat(Ended.run("check", "--explain", "0010,0010").out())
        .contains("confidentiality-profile.tsv")
        .contains("Patient's Name");
    assertThat(Ended.run("check", "--explain", "(0009,1001)").out()).contains("private");
    assertThat(Ended.run("check", "--explain", "name").exit()).isEqualTo(2);
  }

  @Test
  void aPrivateElementIsExplainedByItsRowsAndARepeatingGroupByItsPattern() {
    assertThat(Ended.run("check", "--explain", "0019,100C").out())
        .contains("allowed-private.tsv", "SIEMENS MR HEADER");
    assertThat(Ended.run("check", "--explain", "6000,3000").out()).contains("60xx,3000");
  }

  @Test
  void aQuietRunPrintsNothingAndADryRunWritesNothing() throws IOException {
    Ended dry =
        Ended.run("deid", "-n", "--key-file", key.toString(), input.toString(), output.toString());
    boolean isThere = Files.exists(output);
    Ended quiet =
        Ended.run("deid", "-q", "--key-file", key.toString(), input.toString(), output.toString());
    Ended checked = Ended.run("check", "-q", output.toString());

    assertThat(isThere).isFalse();
    assertThat(dry.out()).containsPattern("written +" + FILES + "\n");
    assertThat(quiet.out() + quiet.err() + checked.out() + checked.err()).isEmpty();
    assertThat(names(output)).hasSize(FILES);
  }

  @Test
  void everyRefusalIsToldInASentenceAndNamedOnlyWhenAsked() throws IOException {
    Files.write(input.resolve("BROKEN"), Arrays.copyOf(phantom.file(7).bytes(), 20_000));

    Ended told =
        Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());
    Ended named =
        Ended.run(
            "deid",
            "--show-refused",
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString());

    assertThat(told.out())
        .contains("PIXELS_TOO_SHORT: holds less picture")
        .doesNotContain("BROKEN");
    assertThat(named.out()).contains("PIXELS_TOO_SHORT\t").contains("BROKEN");
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(RefusalSentence.of(code.name())).isNotBlank();
    }
  }

  @Test
  void theReportAndTheAnswersInJsonCanBeRead() throws IOException {
    Files.writeString(input.resolve("AUTORUN.INF"), "[autorun]");
    Path report = input.resolveSibling("report.json");

    Ended deid =
        Ended.run(
            "deid",
            "--json",
            "--report",
            report.toString(),
            "--key-file",
            key.toString(),
            input.toString(),
            output.toString());
    JsonNode check =
        new JsonMapper().readTree(Ended.run("check", "--json", output.toString()).out());
    JsonNode run = new JsonMapper().readTree(deid.out());

    assertThat(new JsonMapper().readTree(Files.readString(report))).isEqualTo(run);
    assertThat(run.path("written").asInt()).isEqualTo(FILES);
    assertThat(run.path("leftOut").path("NOT_DICOM").asInt()).isEqualTo(1);
    assertThat(run.path("actions").path("actions").isEmpty()).isFalse();
    assertThat(check.path("passed").asInt()).isEqualTo(FILES);
  }

  @Test
  void keptNamesAreKept() throws IOException {
    Ended.run(
        "deid", "--keep-names", "--key-file", key.toString(), input.toString(), output.toString());

    assertThat(names(output)).isEqualTo(names(input));
  }

  @Test
  void aDeflatedFileIsTaken() throws IOException {
    Files.write(input.resolve("DEFLATED"), deflated(phantom.file(7).bytes()));

    Ended ended =
        Ended.run("deid", "--key-file", key.toString(), input.toString(), output.toString());

    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(names(output)).hasSize(FILES + 1);
  }

  @Test
  void helpShowsExamplesBeforeOptionsAndEveryCommandItsVersion() {
    for (String command : List.of("deid", "check", "key")) {
      String help = Ended.run(command, "--help").out();

      assertThat(help.indexOf("Examples:")).as(help).isBetween(0, help.indexOf("-h, --help"));
      assertThat(Ended.run(command, "--version").out()).startsWith("eir ");
    }
  }

  /** The file as PS3.5 §A.5 has it: its data set a deflate stream, its meta group saying so. */
  private static byte[] deflated(byte[] file) throws IOException {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String explicit = "\24\0001.2.840.10008.1.2.1\0";
    int at = text.indexOf(explicit);
    int groupLength = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(140);
    var out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes("\26\0001.2.840.10008.1.2.1.99".getBytes(StandardCharsets.ISO_8859_1));
    out.write(file, at + explicit.length(), 144 + groupLength - at - explicit.length());
    try (var deflate = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflate.write(file, 144 + groupLength, file.length - 144 - groupLength);
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(140, groupLength + 2);
    return bytes;
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
