package eir.deid.gate;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Outcome;
import eir.deid.Subject;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.key.Pseudonym;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A marker written over any part of a harmless header is found; pixels are excepted. Eight letters
 * is the shortest that no binary number can pass for.
 */
class GateLawsTest {
  private static final byte[] MARKER = "ZQXJ^Mueller Ann".getBytes(StandardCharsets.US_ASCII);

  static IntStream lengths() {
    return IntStream.of(8, 16);
  }

  @ParameterizedTest(name = "{0} bytes")
  @MethodSource("lengths")
  void aMarkerOverAnyKeptRangeIsRefused(int length) {
    assertFoundEverywhere(TestSite.output(image(Encoding.EXPLICIT_LITTLE).bytes()), length);
  }

  @ParameterizedTest(name = "{0} bytes")
  @MethodSource("lengths")
  void aMarkerOverAnyKeptRangeOfARealHeadIsRefused(int length) throws IOException {
    Path head =
        Path.of(
            System.getProperty("eir.root"), "data/head-mr/siemens-prisma-fieldmap-mag/0001.dcm");
    Source source = Source.of(Files.readAllBytes(head));
    Subject subject = Subject.known(TestSite.KEY, new Pseudonym("6VE8KPBR9"));
    Outcome.Planned planned = (Outcome.Planned) TestSite.deidentifier().plan(source, subject);

    assertFoundEverywhere(planned.plan().assemble(source), length);
  }

  private static void assertFoundEverywhere(byte[] output, int length) {
    ElementTable table = new DataSetWalker().walk(Source.of(output));
    int end = table.value(table.pixelRow());
    Gate gate = TestSite.gate();
    byte[] marked = output.clone();
    assertThat(gate.check(Source.of(marked))).isInstanceOf(Verdict.Passed.class);

    for (int at = 0; at + length <= end; at++) {
      System.arraycopy(MARKER, 0, marked, at, length);

      assertThat(gate.check(Source.of(marked)))
          .as("marker at byte %d", at)
          .isInstanceOf(Verdict.Refused.class);
      System.arraycopy(output, at, marked, at, length);
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void bytesBehindThePixelsAreRefused(Encoding encoding) {
    byte[] output = TestSite.output(image(encoding).bytes());
    byte[] longer = java.util.Arrays.copyOf(output, output.length + 2);

    assertThat(TestSite.gate().check(Source.of(longer))).isInstanceOf(Verdict.Refused.class);
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  private static TestImage image(Encoding encoding) {
    return new TestImage(encoding)
        .put(0x00190010, to -> to.privateBlock(0x0019, 0x10, "SIEMENS MR HEADER"))
        .put(0x0019100E, to -> to.doubles(0x0019100E, "FD", 0.5, -0.25, 0.75))
        .text(Tags.FRAME_OF_REFERENCE_UID, "UI", "1.2.3.77");
  }
}
