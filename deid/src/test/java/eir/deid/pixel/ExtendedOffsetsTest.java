package eir.deid.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.deid.hard.CodeStreams;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.OffsetTable;
import eir.dicom.stream.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An Extended Offset Table stays if it is that of the fragments, and else goes. */
class ExtendedOffsetsTest {
  private static final byte[] COMMENT = CodeStreams.segment(0xFE, "ZQXJ");
  private static final byte[] ONE = CodeStreams.jpeg(COMMENT, new byte[0]);
  private static final byte[] OTHER = CodeStreams.jpeg(COMMENT, COMMENT);

  @Test
  void aTrueTableStays() {
    byte[] input = image();

    byte[] output = TestSite.output(input);

    assertThat(Header.read(Source.of(output)).bytes(Tags.EXTENDED_OFFSET_TABLE))
        .isPresent()
        .isEqualTo(Header.read(Source.of(input)).bytes(Tags.EXTENDED_OFFSET_TABLE));
    assertThat(Header.read(Source.of(output)).bytes(Tags.EXTENDED_OFFSET_TABLE_LENGTHS))
        .isPresent()
        .isEqualTo(Header.read(Source.of(input)).bytes(Tags.EXTENDED_OFFSET_TABLE_LENGTHS));
    assertThat(TestSite.holds(output, "ZQXJ")).isFalse();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.output(output)).isEqualTo(output);
  }

  @Test
  void aTableThatIsNotTrueGoesAndTheGateFindsIt() {
    for (int tag : new int[] {Tags.EXTENDED_OFFSET_TABLE, Tags.EXTENDED_OFFSET_TABLE_LENGTHS}) {
      byte[] input = image();
      byte[] passed = TestSite.output(input);
      input[valueOf(tag, input) + 8] ^= 0x42;
      passed[valueOf(tag, passed) + 8] ^= 0x42;

      byte[] output = TestSite.output(input);

      assertThat(Header.read(Source.of(output)).bytes(Tags.EXTENDED_OFFSET_TABLE)).isEmpty();
      assertThat(Header.read(Source.of(output)).bytes(Tags.EXTENDED_OFFSET_TABLE_LENGTHS))
          .isEmpty();
      assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
      assertThat(TestSite.gate().check(Source.of(passed))).isInstanceOf(Verdict.Refused.class);
    }
  }

  /** Where the value of an OV element begins, which stands in {@code file} once. */
  private static int valueOf(int tag, byte[] file) {
    for (int at = 0; ; at++) {
      if (file[at] == (byte) 0xE0
          && file[at + 1] == 0x7F
          && file[at + 2] == (byte) tag
          && file[at + 3] == 0
          && file[at + 4] == 'O'
          && file[at + 5] == 'V') {
        return at + 12;
      }
    }
  }

  private static byte[] image() {
    return new TestImage()
        .text(Tags.NUMBER_OF_FRAMES, "IS", "2")
        .number(Tags.BITS_ALLOCATED, 8)
        .number(Tags.BITS_STORED, 8)
        .number(Tags.HIGH_BIT, 7)
        .put(
            Tags.PIXEL_DATA,
            to -> to.encapsulated(List.of(List.of(ONE), List.of(OTHER)), OffsetTable.EXTENDED))
        .bytes(Uids.JPEG_BASELINE8_BIT);
  }
}
