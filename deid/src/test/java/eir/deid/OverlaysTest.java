package eir.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eir.deid.PixelLook.Looked;
import eir.deid.gate.Finding;
import eir.deid.gate.Gate;
import eir.deid.gate.Verdict;
import eir.deid.rule.AnyImage;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Header;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clean Graphics (113103): an overlay stays by a person's answer, without its texts. */
class OverlaysTest {
  private static final int DATA = 0x60003000;
  private static final Profile CHOSEN =
      Profile.parse("test|113100 113103 113105 113107 113108 113111|core|");
  private static final PixelLook SEEN = new Looked(4, 4, List.of(), true);
  private static final byte[] BITS = {(byte) 0x81, 0x42};

  @ParameterizedTest
  @EnumSource(
      value = Encoding.class,
      names = {"EXPLICIT_LITTLE", "IMPLICIT_LITTLE"})
  void anOverlayThatWasSeenStaysWithoutItsTexts(Encoding encoding) {
    byte[] image =
        overlay(new TestImage(encoding), 4, 4, BITS)
            .put(0x60000022, to -> to.text(0x60000022, "LO", "ZQXJA"))
            .put(0x60001500, to -> to.text(0x60001500, "LO", "ZQXJB"))
            .put(0x60004000, to -> to.text(0x60004000, "LT", "ZQXJC"))
            .put(0x50000022, to -> to.text(0x50000022, "LO", "ZQXJD"))
            .put(
                0x00700001,
                to ->
                    to.sequence(
                        0x00700001,
                        SequenceLength.DEFINED,
                        one -> one.text(0x00700006, "ST", "ZQXJE")))
            .bytes();

    byte[] output = output(image, CHOSEN, SEEN);

    assertThat(TestSite.holds(output, "ZQXJ")).isFalse();
    assertThat(data(output)).containsExactly(BITS);
    assertThat(TestSite.holds(output, "113103")).isTrue();
    assertThat(output(output, CHOSEN, SEEN)).isEqualTo(output);
  }

  @Test
  void anAnswerOfBeforeForThePixelsVouchesForNoOverlay() {
    byte[] looked = output(new TestImage().bytes(), CHOSEN, PixelLook.noText(4, 4));
    byte[] kept = output(overlay(new TestImage(), 4, 4, BITS).bytes(), CHOSEN, SEEN);
    byte[] drawnOn = withOverlayOf(kept, looked);

    byte[] again = output(kept, CHOSEN, PixelLook.NOT_LOOKED_AT);

    assertThat(findings(drawnOn, CHOSEN)).extracting(Finding::rule).contains(Finding.Rule.G9);
    assertThat(data(output(drawnOn, CHOSEN, PixelLook.NOT_LOOKED_AT))).isEmpty();
    assertThat(data(again)).isEmpty();
    assertThat(TestSite.holds(again, "113103")).isFalse();
    assertThat(TestSite.holds(again, "113101")).isTrue();
  }

  @Test
  void aFileWhoseFaceWasTakenOutKeepsNoOverlay() {
    byte[] kept = output(overlay(new TestImage(), 4, 4, BITS).bytes(), CHOSEN, SEEN);
    byte[] defaced =
        new String(kept, StandardCharsets.ISO_8859_1)
            .replace("113101", "113102")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(findings(defaced, CHOSEN)).extracting(Finding::path).contains("(6000,3000)");
  }

  @Test
  void aTrialKeepsNoOverlayWhateverAFileSays() {
    byte[] image = overlay(new TestImage(), 4, 4, BITS).bytes();
    byte[] output = output(image, CHOSEN, SEEN);
    Source source = Source.of(image);
    Deidentifier ofTrial = new Deidentifier(CHOSEN, TestSite.KEY, TestSite.STAMP);

    byte[] sent = ((Outcome.Planned) ofTrial.plan(source, SEEN)).plan().assemble(source);

    assertThat(data(sent)).isEmpty();
    assertThat(TestSite.holds(sent, "113103")).isFalse();
    assertThat(new Gate(CHOSEN, TestSite.STAMP).check(Source.of(sent)))
        .isInstanceOf(Verdict.Passed.class);
    assertThat(new Gate(CHOSEN, TestSite.STAMP).check(Source.of(output)))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.findings()).extracting(Finding::rule).contains(Finding.Rule.G9));
  }

  @Test
  void withoutTheAnswerOrTheOptionItGoes() {
    byte[] image = overlay(new TestImage(), 4, 4, BITS).bytes();

    byte[] unseen = output(image, CHOSEN, new Looked(4, 4, List.of()));
    byte[] notChosen = output(image, Profile.standard(), SEEN);

    assertThat(data(unseen)).isEmpty();
    assertThat(TestSite.holds(unseen, "113103")).isFalse();
    assertThat(data(output(image, CHOSEN, PixelLook.NOT_LOOKED_AT))).isEmpty();
    assertThat(data(notChosen)).isEmpty();
    assertThat(TestSite.holds(notChosen, "113103")).isFalse();
  }

  @Test
  void bitsBehindThePlaneAreZeroAndTheGateSeesThem() {
    byte[] output =
        output(overlay(new TestImage(), 3, 3, new byte[] {1, (byte) 0xFF}).bytes(), CHOSEN, SEEN);

    assertThat(data(output)).containsExactly(1, 1);
    output[at(output, new byte[] {1, 1, (byte) 0xE0, 0x7F}) + 1] = 3;
    assertThat(findings(output, CHOSEN))
        .extracting(Finding::rule, Finding::path)
        .containsExactly(tuple(Finding.Rule.G9, "(6000,3000)"));
  }

  @Test
  void aPlaneThatDoesNotFitOrReadsAsTextGoesWhole() {
    byte[] text = Arrays.copyOf("MUELLER ANNA ZQ".getBytes(StandardCharsets.US_ASCII), 32);
    for (TestImage image :
        List.of(
            overlay(new TestImage(), 4, 5, BITS),
            overlay(new TestImage(), 16, 16, text),
            overlay(new TestImage(), 4, 4, BITS)
                .put(0x60000102, to -> to.unsigned16(0x60000102, "US", 12)),
            overlay(new TestImage(), 4, 4, BITS)
                .put(0x60000040, to -> to.text(0x60000040, "CS", "ZQXJ")),
            overlay(new TestImage(), 4, 4, BITS).without(0x60000050))) {
      Header header = Header.read(Source.of(output(image.bytes(), CHOSEN, SEEN)));

      assertThat(header.bytes(0x60000010)).isEmpty();
      assertThat(header.bytes(DATA)).isEmpty();
      assertThat(header.items(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE))
          .extracting(code -> code.text(Tags.CODE_VALUE).orElseThrow())
          .doesNotContain("113103");
    }
  }

  @Test
  void theGateAsksForTheAnswersStamp() {
    byte[] output = output(overlay(new TestImage(), 4, 4, BITS).bytes(), CHOSEN, SEEN);
    byte[] without =
        new String(output, StandardCharsets.ISO_8859_1)
            .replace("113103", "113109")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(findings(without, CHOSEN)).extracting(Finding::rule).contains(Finding.Rule.G9);
    assertThat(findings(output, Profile.standard()))
        .extracting(Finding::rule)
        .contains(Finding.Rule.G9);
  }

  private static TestImage overlay(TestImage image, int rows, int columns, byte[] bits) {
    return image
        .put(0x60000010, to -> to.unsigned16(0x60000010, "US", rows))
        .put(0x60000011, to -> to.unsigned16(0x60000011, "US", columns))
        .put(0x60000040, to -> to.text(0x60000040, "CS", "R"))
        .put(0x60000050, to -> to.unsigned16(0x60000050, "SS", 1, 1))
        .put(0x60000100, to -> to.unsigned16(0x60000100, "US", 1))
        .put(0x60000102, to -> to.unsigned16(0x60000102, "US", 0))
        .put(DATA, to -> to.bytes(DATA, "OW", bits));
  }

  /** {@code file} with the overlay plane of {@code other} before its pixels. */
  private static byte[] withOverlayOf(byte[] other, byte[] file) {
    byte[] pixels = {(byte) 0xE0, 0x7F, 0x10, 0};
    byte[] plane =
        Arrays.copyOfRange(other, at(other, new byte[] {0, 0x60, 0x10, 0}), at(other, pixels));
    int at = at(file, pixels);
    byte[] both = Arrays.copyOf(file, file.length + plane.length);
    System.arraycopy(plane, 0, both, at, plane.length);
    System.arraycopy(file, at, both, at + plane.length, file.length - at);
    return both;
  }

  private static byte[] data(byte[] file) {
    Header header = Header.read(Source.of(file));
    return header.bytes(DATA).map(bytes -> bytes.toArray()).orElse(new byte[0]);
  }

  private static int at(byte[] file, byte[] found) {
    for (int i = 0; i + found.length <= file.length; i++) {
      if (Arrays.equals(file, i, i + found.length, found, 0, found.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  private static List<Finding> findings(byte[] file, Profile profile) {
    return switch (gate(profile).check(Source.of(file))) {
      case Verdict.Passed _ -> List.of();
      case Verdict.Refused(var findings) -> findings;
    };
  }

  private static Gate gate(Profile profile) {
    return new Gate(profile, Optional.of(TestSite.STAMP), Gate.END_OF_TIME, new AnyImage());
  }

  private static byte[] output(byte[] input, Profile profile, PixelLook look) {
    Source source = Source.of(input);
    Deidentifier engine =
        new Deidentifier(profile, TestSite.KEY, TestSite.STAMP, (_, _, _, _) -> "", new AnyImage());
    Outcome outcome = engine.plan(source, look);
    byte[] output = ((Outcome.Planned) outcome).plan().assemble(source);
    assertThat(findings(output, profile)).isEmpty();
    return output;
  }
}
