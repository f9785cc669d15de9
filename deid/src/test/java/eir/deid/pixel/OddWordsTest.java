package eir.deid.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Nine samples of one byte in big-endian words: the last word holds its pad before its sample
 * (PS3.5 Annex D).
 */
class OddWordsTest {
  private static final byte PAD = 'Z';

  @Test
  void theLastPixelStaysAndThePadBeforeItIsZero() {
    byte[] output = TestSite.output(image(8, (byte) 99));

    assertThat(pixels(output)).containsExactly(2, 1, 4, 3, 6, 5, 8, 7, 0, 99);
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void theGateRefusesAPadThatIsNotZero() {
    byte[] output = TestSite.output(image(8, (byte) 99));
    output[output.length - 2] = PAD;

    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void theGateLooksAtTheSpareBitsOfTheLastPixelToo() {
    byte[] output = TestSite.output(image(4, (byte) 9));
    output[output.length - 1] = (byte) 0x89;

    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Refused.class);
  }

  private static byte[] image(int stored, byte last) {
    byte[] value = {2, 1, 4, 3, 6, 5, 8, 7, PAD, last};
    return new TestImage(Encoding.EXPLICIT_BIG)
        .number(Tags.ROWS, 3)
        .number(Tags.COLUMNS, 3)
        .number(Tags.BITS_ALLOCATED, 8)
        .number(Tags.BITS_STORED, stored)
        .number(Tags.HIGH_BIT, stored - 1)
        .put(Tags.PIXEL_DATA, to -> to.bytes(Tags.PIXEL_DATA, "OW", value))
        .bytes();
  }

  private static byte[] pixels(byte[] file) {
    int from = (int) ((PixelLocation.Native) Header.read(Source.of(file)).pixels()).offset();
    return Arrays.copyOfRange(file, from, file.length);
  }
}
