package eir.deid.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Outcome;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.deid.plan.SegmentPlan;
import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file with bits beside its native samples, no overlay: the gate finds them, the other plan
 * clears them, and every stored value stays.
 */
class SpareBitsTest {
  private static final int PADDING = 63536; // 0xF830

  static Stream<Encoding> encodings() {
    return Stream.of(Encoding.EXPLICIT_LITTLE, Encoding.IMPLICIT_LITTLE, Encoding.EXPLICIT_BIG);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void aPaddingValueThatIsWiderThanBitsStoredComesOutAsItsStoredValue(Encoding encoding) {
    short[] samples = new short[16];
    Arrays.fill(samples, 0, 8, (short) PADDING);
    samples[9] = 0x123;
    short[] clean = samples.clone();
    Arrays.fill(clean, 0, 8, (short) 0x830);

    assertThat(samples(encoding, masked(image(encoding, samples)))).containsExactly(clean);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void signedSamplesKeepTheirSignAndLoseWhatIsNone(Encoding encoding) {
    short[] samples = new short[16];
    samples[0] = -5; // extended by its sign
    samples[1] = 0x7FB; // positive
    samples[2] = 0x5801; // negative, other bits beside it
    samples[3] = 0x5001; // positive, bits beside it
    samples[4] = 0xFFB; // negative, not extended
    byte[] input = signed(image(encoding, samples), encoding);
    short[] clean = samples.clone();
    clean[2] = (short) 0xF801;
    clean[3] = 0x001;

    assertThat(samples(encoding, masked(input))).containsExactly(clean);
  }

  @Test
  void aCleanImageIsTheSameByBothPlans() {
    short[] samples = new short[16];
    samples[0] = -5;
    byte[] input = signed(image(Encoding.EXPLICIT_LITTLE, samples), Encoding.EXPLICIT_LITTLE);
    Source source = Source.of(input);
    Outcome.Planned planned = (Outcome.Planned) TestSite.deidentifier().plan(source);

    assertThat(planned.masked().assemble(source)).isEqualTo(planned.plan().assemble(source));
  }

  @Test
  void readInPiecesThatPartSamplesItIsTheSame() {
    short[] samples = new short[16];
    Arrays.fill(samples, (short) 0x5801);
    byte[] input = signed(image(Encoding.EXPLICIT_LITTLE, samples), Encoding.EXPLICIT_LITTLE);
    Source source = Source.of(input);
    SegmentPlan plan = ((Outcome.Planned) TestSite.deidentifier().plan(source)).masked();
    byte[] whole = plan.assemble(source);

    for (int piece = 1; piece < 9; piece++) {
      byte[] read = new byte[whole.length];
      for (int at = 0; at < read.length; at += piece) {
        plan.over(source).read(at, read, at, Math.min(piece, read.length - at));
      }
      assertThat(read).as("pieces of " + piece).isEqualTo(whole);
    }
  }

  /**
   * The output by the other plan, after the gate refused that of the first for spare bits alone.
   */
  private static byte[] masked(byte[] input) {
    Source source = Source.of(input);
    Outcome.Planned planned = (Outcome.Planned) TestSite.deidentifier().plan(source);
    byte[] first = planned.plan().assemble(source);
    assertThat(TestSite.gate().check(Source.of(first)))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.isOnlySpareBits()).isTrue());
    byte[] output = planned.masked().assemble(source);
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.output(output)).as("a second time").isEqualTo(output);
    return output;
  }

  private static byte[] image(Encoding encoding, short[] samples) {
    return new TestImage(encoding)
        .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, samples))
        .bytes();
  }

  private static byte[] signed(byte[] image, Encoding encoding) {
    short[] samples = samples(encoding, image);
    return new TestImage(encoding)
        .number(Tags.PIXEL_REPRESENTATION, 1)
        .put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, samples))
        .bytes();
  }

  private static short[] samples(Encoding encoding, byte[] file) {
    int from = (int) ((PixelLocation.Native) Header.read(Source.of(file)).pixels()).offset();
    Bytes value = Bytes.owning(Arrays.copyOfRange(file, from, file.length));
    short[] samples = new short[value.length() / 2];
    for (int i = 0; i < samples.length; i++) {
      int high = value.at(encoding == Encoding.EXPLICIT_BIG ? 2 * i : 2 * i + 1) & 0xFF;
      int low = value.at(encoding == Encoding.EXPLICIT_BIG ? 2 * i + 1 : 2 * i) & 0xFF;
      samples[i] = (short) (high << 8 | low);
    }
    return samples;
  }
}
