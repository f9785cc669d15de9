package eir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.gate.Finding.Rule;
import eir.deid.header.Reason;
import eir.dicom.stream.Fault;
import eir.phantom.ScaleSet;
import eir.phantom.head.Atlas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code eir check} says of each violation what it means and what to do now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingSentenceTest {
  private static final String IMAGES_IN_MOSAIC = "NumberOfImagesInMosaic";

  private Path folder;
  private byte[] clean;

  @BeforeAll
  void cleanOnce(@TempDir Path made) throws IOException {
    folder = made;
    Path input = Files.createDirectories(made.resolve("in")).resolve("IM1");
    Files.write(input, new ScaleSet(Atlas.load()).file(0).bytes());
    String key = made.resolve("site.key").toString();
    Ended.run("key", "new", key);
    Ended.run("deid", "-q", "--key-file", key, input.toString(), made.resolve("out").toString());
    try (Stream<Path> files = Files.walk(made.resolve("out"))) {
      clean = Files.readAllBytes(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        made("G1", "truncated", file -> Arrays.copyOf(file, value(file, 0x0020000D) + 4)),
        made("G2", "preamble-or-meta", file -> with(file, 5, "A")),
        made("G3", "outside-grammar", file -> with(file, value(file, 0x00180050), "x")),
        made("G4", "words-not-listed", file -> with(file, value(file, 0x0008103E), "QQ")),
        made("G5", "not-v8", file -> with(file, value(file, 0x0020000D), "1")),
        made(
            "G6",
            "private-not-listed",
            file -> inserted(file, 0x00100010, "\t\0\20\0LO\b\0ACME CO ")),
        made("G7", "stamp", file -> with(file, value(file, 0x00120062), "NO ")),
        made("G8", "not-ascii", file -> with(file, value(file, 0x0008103E), "\u00E9")),
        made("G9", "forbidden-group", file -> inserted(file, 0x7FE00010, "\0`\20\0US\2\0\1\0")),
        made("G10", "bytes-behind-pixels", file -> Arrays.copyOf(file, file.length + 8)),
        made("G11", "burned-in-suspicion", file -> inserted(file, 0x00280302, "(\0\1\3CS\4\0YES ")),
        made("G12", "in-the-future", file -> with(file, value(file, 0x00080020), "2999")),
        made("G14", "kept", file -> asUnknown(file, 0x00180050)),
        made("G14", "would-change", file -> ofUndefinedLength(file, 0x00120064)),
        made("G15", "mosaic-header", file -> mosaic(file, IMAGES_IN_MOSAIC, "CoilString")));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void eachViolationIsExplained(String rule, String reason, UnaryOperator<byte[]> violate)
      throws IOException {
    Path file = Files.write(folder.resolve(rule), violate.apply(clean.clone()));

    String out = Ended.run("check", file.toString()).out();

    assertThat(out.lines().filter(line -> line.contains("\t")))
        .as("no other rule is broken")
        .isNotEmpty()
        .allMatch(line -> line.matches("0\t" + rule + "\t[^\t]*\t\\d+\t" + reason));
    assertThat(out).contains(rule + " " + reason + ": " + FindingSentence.of(rule, reason));
  }

  @Test
  void aMosaicOfListedNumbersAloneIsNoViolation() throws IOException {
    Path file = Files.write(folder.resolve("mosaic"), mosaic(clean.clone(), IMAGES_IN_MOSAIC));

    assertThat(Ended.run("check", file.toString()).exit()).isZero();
  }

  @Test
  void ofAFileThatWasNeverCleanedEachViolationIsListedAndExplained() {
    String out = Ended.run("check", folder.resolve("in").toString()).out();

    for (String each :
        List.of(
            "G2 preamble-or-meta",
            "G4 not-cleaned",
            "G5 not-v8",
            "G7 no-pseudonym",
            "G7 stamp",
            "G7 missing")) {
      String rule = each.substring(0, 2);
      String reason = each.substring(3);
      assertThat(out).contains(each + ": " + FindingSentence.of(rule, reason));
      assertThat(out).containsPattern("0\t" + rule + "\t[^\t]*\t\\d+\t" + reason);
    }
    assertThat(out).containsPattern("elements seen, \\d+ to keep, \\d+ to clean, \\d+ to remove;");
  }

  @Test
  void anImageInTwoSeriesIsExplained() throws IOException {
    Path two = Files.createDirectories(folder.resolve("two"));
    byte[] other = clean.clone();
    int at = value(other, 0x0020000E);
    int last = at + other[at - 2] - 1; // the length in front of it is below 64
    last -= other[last] == 0 ? 1 : 0;
    other[last] = (byte) (other[last] == '5' ? '6' : '5');
    Files.write(two.resolve("1"), clean);
    Files.write(two.resolve("2"), other);

    assertThat(Ended.run("check", two.toString()).out())
        .contains("G13 instance-in-two-series: the same image stands in two series; run");
  }

  @Test
  void everyRuleAndReasonHasASentenceOfItsOwn() {
    Set<String> sentences = new HashSet<>();
    for (Rule rule : Rule.values()) {
      assertThat(sentences.add(FindingSentence.of(rule.name(), "other"))).as(rule.name()).isTrue();
    }
    for (Fault fault : Fault.values()) {
      String reason = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(sentences.add(FindingSentence.of("G1", reason))).as(reason).isTrue();
    }
    for (Reason reason : Reason.values()) {
      if (reason != Reason.KEPT) {
        String sentence = FindingSentence.of(reason.rule().name(), reason.word());
        assertThat(sentences.add(sentence)).as(reason.word()).isTrue();
      }
    }
  }

  private static Arguments made(String rule, String reason, UnaryOperator<byte[]> violate) {
    return Arguments.of(rule, reason, violate);
  }

  private static byte[] with(byte[] file, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, at, bytes.length);
    return file;
  }

  private static byte[] inserted(byte[] file, int before, String element) {
    int at = place(file, before);
    return replaced(file, at, at, element.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The same value of at most 255 bytes under VR UN, which has a length of 32 bits. */
  private static byte[] asUnknown(byte[] file, int tag) {
    int at = place(file, tag);
    return replaced(file, at + 4, at + 8, new byte[] {'U', 'N', 0, 0, file[at + 6], 0, 0, 0});
  }

  /** The same sequence to its delimiter. */
  private static byte[] ofUndefinedLength(byte[] file, int tag) {
    int length = place(file, tag) + 8;
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int end = length + 4 + bytes.getInt(length);
    bytes.putInt(length, -1);
    byte[] delimiter = {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0};
    return replaced(file, end, end, delimiter);
  }

  /** A mosaic of Siemens, with a CSA header in which each field has the value 35. */
  private static byte[] mosaic(byte[] file, String... fields) {
    ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    header.put("SV10\4\3\2\1".getBytes(StandardCharsets.US_ASCII));
    header.putInt(fields.length).putInt(77);
    for (String name : fields) {
      header.put(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 64));
      header.putInt(1).put(new byte[] {'U', 'S', 0, 0}).putInt(10).putInt(6).putInt(77);
      header.putInt(3).putInt(3).putInt(77).putInt(3).put(new byte[] {'3', '5', 0, 0});
      for (int item = 1; item < 6; item++) {
        header.putInt(0).putInt(0).putInt(77).putInt(0);
      }
    }
    String length = "" + (char) (header.position() & 0xFF) + (char) (header.position() >> 8);
    String value = new String(header.array(), 0, header.position(), StandardCharsets.ISO_8859_1);
    return inserted(
        with(file, value(file, 0x00080008), "DERIVED\\PRIMARY\\MOSAIC"),
        0x00400244,
        ")\0\20\0LO\22\0SIEMENS CSA HEADER)\0\20\20OB\0\0" + length + "\0\0" + value);
  }

  private static byte[] replaced(byte[] file, int from, int to, byte... bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    out.writeBytes(bytes);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  /** Where the value of an element with a short length begins, Explicit VR Little Endian. */
  private static int value(byte[] file, int tag) {
    return place(file, tag) + 8;
  }

  private static int place(byte[] file, int tag) {
    for (int at = 132; at < file.length - 8; at++) {
      boolean isTag =
          file[at] == (byte) (tag >> 16)
              && file[at + 1] == (byte) (tag >> 24)
              && file[at + 2] == (byte) tag
              && file[at + 3] == (byte) (tag >> 8);
      if (isTag && Character.isUpperCase(file[at + 4]) && Character.isUpperCase(file[at + 5])) {
        return at;
      }
    }
    throw new AssertionError("an element is not in the file");
  }
}
