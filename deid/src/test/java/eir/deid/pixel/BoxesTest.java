package eir.deid.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.PixelLook.Looked;
import eir.deid.RefusalCode;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person's answer for a series: what it stamps, what it blanks, and when it does not hold. */
class BoxesTest {
  private static final Box MIDDLE = new Box(1, 1, 2, 2);

  @Test
  void aBlankedPictureSaysThatNothingIsBurnedInAndPassesTheGate() {
    byte[] output = drawn(suspicious(), MIDDLE);

    Header header = Header.read(Source.of(output));
    assertThat(header.text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
    assertThat(TestSite.holds(output, "113101")).isTrue();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void whoeverSaysThatNoTextShowsIsStampedTheSameWay() {
    byte[] output = drawn(suspicious());

    assertThat(Header.read(Source.of(output)).text(Tags.BURNED_IN_ANNOTATION)).contains("NO");
    assertThat(TestSite.holds(output, "113101")).isTrue();
    assertThat(samples(output)).containsOnly(0x123);
  }

  @Test
  void aScreenOfAScannerWaitsThoughItsClassAndGeometryAreThoseOfASlice() {
    TestImage screen =
        new TestImage().text(Tags.IMAGE_TYPE, "CS", "DERIVED", "OTHER", "SCREEN SAVE");
    TestImage slice = new TestImage().text(Tags.IMAGE_TYPE, "CS", "DERIVED", "OTHER", "SCREEN");

    assertThat(refusal(screen.bytes(), PixelLook.NOT_LOOKED_AT))
        .isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(TestSite.output(slice.bytes())).isNotEmpty();
    assertThat(TestSite.gate().check(Source.of(drawn(screen.bytes()))))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void aPictureOfADeviceThatWritesIntoItsPicturesWaits() {
    TestImage scanned = new TestImage().text(Tags.MANUFACTURER, "LO", "Vidar Systems Corporation");
    TestImage grabbed =
        new TestImage().text(Tags.SECONDARY_CAPTURE_DEVICE_MANUFACTURER, "LO", "PACSGEAR");
    TestImage slice = new TestImage().text(Tags.MANUFACTURER, "LO", "Vidarion");

    assertThat(refusal(scanned.bytes(), PixelLook.NOT_LOOKED_AT))
        .isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(refusal(grabbed.bytes(), PixelLook.NOT_LOOKED_AT))
        .isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(TestSite.output(slice.bytes())).isNotEmpty();
    assertThat(TestSite.gate().check(Source.of(drawn(scanned.bytes()))))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void withoutAnAnswerNeitherIsStamped() {
    byte[] output = TestSite.output(new TestImage().bytes());

    assertThat(Header.read(Source.of(output)).text(Tags.BURNED_IN_ANNOTATION)).isEmpty();
    assertThat(TestSite.holds(output, "113101")).isFalse();
  }

  @Test
  void theGateRefusesTheCodeWithoutTheStatementAndTheSuspicionWithoutTheCode() {
    byte[] output = drawn(suspicious(), MIDDLE);
    byte[] withoutCode = replaced(output, "113101", "113109");
    byte[] sayingYes = replaced(output, "CS\u0002\0NO", "CS\u0002\0  ");

    assertThat(TestSite.gate().check(Source.of(withoutCode))).isInstanceOf(Verdict.Refused.class);
    assertThat(TestSite.gate().check(Source.of(sayingYes))).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void anOwnOutputKeepsItsAnswerAndTakesAnother() {
    byte[] output = drawn(suspicious(), MIDDLE);

    assertThat(TestSite.output(output)).isEqualTo(output);
    assertThat(samples(drawn(output, new Box(0, 0, 1, 1)))[0]).isZero();
  }

  @Test
  void anAnswerForFramesOfAnotherSizeIsNone() {
    PixelLook noText = PixelLook.noText(4, 5);
    PixelLook boxes = new Looked(5, 4, List.of(MIDDLE));

    assertThat(refusal(suspicious(), noText)).isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
    assertThat(refusal(suspicious(), boxes)).isEqualTo(RefusalCode.OTHER_FRAME_SIZE);
    assertThat(refusal(new TestImage().bytes(), boxes)).isEqualTo(RefusalCode.OTHER_FRAME_SIZE);
  }

  @Test
  void paddingIsBlankAndThenTheDarkestValueThatTheImageSpeaksOf() {
    TestImage image = new TestImage().number(Tags.PIXEL_REPRESENTATION, 1);

    assertThat(blank(image)).isEqualTo(0xF800); // twelve bits, the sign extended
    assertThat(
            blank(
                image.put(
                    Tags.SMALLEST_IMAGE_PIXEL_VALUE, signed(Tags.SMALLEST_IMAGE_PIXEL_VALUE, -5))))
        .isEqualTo(0xFFFB);
    assertThat(blank(image.put(Tags.PIXEL_PADDING_VALUE, signed(Tags.PIXEL_PADDING_VALUE, -2000))))
        .isEqualTo(0xF830);
    assertThat(blank(image.put(Tags.PIXEL_PADDING_VALUE, signed(Tags.PIXEL_PADDING_VALUE, -3000))))
        .as("no value of twelve bits")
        .isEqualTo(0xFFFB);
  }

  @Test
  void whatShowsBlackIsBlankAndOfAPaletteWhatHasAColour() {
    assertThat(blank(new TestImage())).isZero();
    assertThat(blank(photometric("MONOCHROME1"))).isEqualTo(0xFFF);
    assertThat(
            blank(
                photometric("PALETTE COLOR")
                    .number(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR, 16, 7, 16)))
        .isEqualTo(7);
  }

  @Test
  void overlaysInSpareBitsGoTogetherWithTheBoxes() {
    short[] hidden = new short[16];
    Arrays.fill(hidden, (short) 0xA123);
    byte[] image =
        new TestImage()
            .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, hidden))
            .number(0x60000010, 4)
            .number(0x60000100, 16)
            .number(0x60000102, 12)
            .bytes();

    int[] samples = samples(drawn(image, MIDDLE));

    assertThat(samples[0]).isEqualTo(0x123);
    assertThat(samples[5]).isZero();
  }

  @Test
  void aLookIsARowOfNumbers() {
    assertThat(PixelLook.of(new int[0])).isEqualTo(PixelLook.NOT_LOOKED_AT);
    assertThat(PixelLook.of(new int[] {4, 4})).isEqualTo(PixelLook.noText(4, 4));
    assertThat(PixelLook.of(new int[] {4, 4, 1, 1, 2, 2}))
        .isEqualTo(new Looked(4, 4, List.of(MIDDLE)));
    assertThatThrownBy(() -> PixelLook.of(new int[] {4, 4, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PixelLook.of(new int[2 + 4 * 65]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Box(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static TestImage photometric(String term) {
    return new TestImage().text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", term);
  }

  private static eir.dicom.stream.ElementWriter.Body signed(int tag, int value) {
    return to -> to.unsigned16(tag, "SS", value & 0xFFFF);
  }

  private static byte[] suspicious() {
    short[] samples = new short[16];
    Arrays.fill(samples, (short) 0x123);
    return new TestImage()
        .text(Tags.IMAGE_TYPE, "CS", "DERIVED", "SECONDARY")
        .text(Tags.BURNED_IN_ANNOTATION, "CS", "YES")
        .without(Tags.IMAGE_ORIENTATION_PATIENT)
        .without(Tags.PIXEL_SPACING)
        .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, samples))
        .bytes();
  }

  /** The word in the middle of a blanked picture. */
  private static int blank(TestImage image) {
    return samples(drawn(image.bytes(), MIDDLE))[5];
  }

  private static int[] samples(byte[] file) {
    int from = (int) ((PixelLocation.Native) Header.read(Source.of(file)).pixels()).offset();
    int[] samples = new int[16];
    for (int i = 0; i < 16; i++) {
      samples[i] = file[from + 2 * i] & 0xFF | (file[from + 2 * i + 1] & 0xFF) << 8;
    }
    return samples;
  }

  private static byte[] drawn(byte[] file, Box... boxes) {
    Source source = Source.of(file);
    return switch (TestSite.deidentifier().plan(source, new Looked(4, 4, List.of(boxes)))) {
      case Outcome.Planned planned -> planned.plan().assemble(source);
      case Outcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static RefusalCode refusal(byte[] file, PixelLook look) {
    return switch (TestSite.deidentifier().plan(Source.of(file), look)) {
      case Outcome.Planned planned -> throw new AssertionError("accepted: " + planned.instance());
      case Outcome.Refused(var refusal) -> refusal.code();
    };
  }

  private static byte[] replaced(byte[] bytes, String old, String by) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text).contains(old);
    return text.replace(old, by).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
