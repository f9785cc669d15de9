package eir.deid.pixel;

import static eir.deid.hard.CodeStreams.jpeg;
import static eir.deid.hard.CodeStreams.jpeg2000;
import static eir.deid.hard.CodeStreams.jpegLs;
import static eir.deid.hard.CodeStreams.rle;
import static eir.deid.hard.CodeStreams.segment;
import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.RefusalCode;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.OffsetTable;
import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text where segments of code streams that are no comments have room for one. */
class PlantedHeadersTest {
  private static final byte[] NONE = {};
  private static final String TEXT = "ZQXJMUELLERANNA";

  /** A frame that is refused. */
  private record Refused(String name, String syntaxUid, byte[] frame) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Refused> refused() {
    List<Refused> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      boolean isBefore = i == 0;
      String where = isBefore ? " before the scan" : " behind the scan";
      all.add(planted("a long DRI" + where, isBefore, 0xDD, "\0\0" + TEXT));
      all.add(planted("a DHP" + where, isBefore, 0xDE, "\b\0\4\0\4\1\1\021\0"));
      all.add(planted("an EXP" + where, isBefore, 0xDF, "\021"));
      all.add(planted("a second frame header" + where, isBefore, 0xC1, "\b\0\4\0\4\1\1\021\0"));
      all.add(planted("a DNL of other lines" + where, isBefore, 0xDC, "ZQ"));
      all.add(planted("a long DQT" + where, isBefore, 0xDB, "\1" + "\1".repeat(64) + TEXT));
      all.add(planted("a DHT of too few symbols" + where, isBefore, 0xC4, TEXT + TEXT));
      all.add(planted("a DHT and more" + where, isBefore, 0xC4, "\1" + "\0".repeat(16) + TEXT));
      all.add(planted("a DAC" + where, isBefore, 0xCC, TEXT + "!"));
      all.add(planted("a reserved marker" + where, isBefore, 0xF0, TEXT));
    }
    all.add(
        planted("a DHT of codes that do not fit", true, 0xC4, "\0\3" + "\0".repeat(15) + "ZQX"));
    all.add(planted("a DHT of other symbols", true, 0xC4, "\0\0\4" + "\0".repeat(14) + "ZQXJ"));
    all.add(planted("a DHT of a symbol twice", true, 0xC4, "\020\0\3" + "\0".repeat(14) + "111"));
    all.add(planted("a DAC in a Huffman frame", true, 0xCC, "\020\5"));
    for (byte[] segment :
        List.of(
            segment(0xF8, "\1" + TEXT.substring(0, 10)),
            segment(0xF8, "\1\0\377\0\3\0\7\0\025\0\100" + TEXT),
            segment(0xF8, "\2\1\1" + TEXT),
            segment(0xF8, "\3\1\1" + TEXT),
            segment(0xF8, "\4\2ZQXJ"),
            segment(0xDD, TEXT),
            segment(0xC4, "\1" + "\0".repeat(16)),
            segment(0xDB, "\1" + "Z".repeat(64)))) {
      all.add(
          new Refused(
              "JPEG-LS " + (segment[1] & 0xFF) + " " + segment.length,
              Uids.JPEGLS_LOSSLESS,
              jpegLs(8, segment)));
    }
    all.add(
        new Refused("JPEG-LS of more bits than stored", Uids.JPEGLS_LOSSLESS, jpegLs(12, NONE)));
    for (int marker : new int[] {0x54, 0x5A, 0x5B, 0x60, 0x62, 0x74}) {
      all.add(main("reserved or packed headers", marker, TEXT));
    }
    all.add(main("a profile of HTJ2K", 0x50, "\0\2\0\0ZQ"));
    all.add(main("many capabilities", 0x50, "\0\2\0\0\0\5" + TEXT));
    all.add(main("a second COD", 0x52, "\0\0\0\1\0\0\4\4\0\1"));
    all.add(main("a long RGN", 0x5E, "\0\0\0" + TEXT));
    all.add(main("a POC", 0x5F, TEXT.substring(0, 14)));
    all.add(main("a COC of another component", 0x53, "\3\0\0\4\4\0\1"));
    all.add(main("a QCC of exponents that are none", 0x5D, "\0@ZQXJ"));
    return all.stream();
  }

  private static Refused planted(String name, boolean isBefore, int marker, String content) {
    byte[] segment = segment(marker, content);
    return new Refused(
        "JPEG " + name,
        Uids.JPEG_BASELINE8_BIT,
        isBefore ? jpeg(segment, NONE) : jpeg(NONE, segment));
  }

  private static Refused main(String name, int marker, String content) {
    return new Refused(
        "JPEG 2000 " + name + " " + marker,
        marker == 0x50 ? Uids.HTJ2_K_LOSSLESS : Uids.JPEG2000_LOSSLESS,
        jpeg2000(marker == 0x50, segment(marker, content), NONE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsNotOfItsMarkersStructureRefusesTheFile(Refused planted) {
    assertThat(TestSite.refusal(file(planted.syntaxUid, planted.frame)))
        .isEqualTo(RefusalCode.CODE_STREAM);
  }

  @Test
  void framesOfTheSameKindWithoutATextAreTaken() {
    assertSame(Uids.JPEG_BASELINE8_BIT, jpeg(NONE, NONE));
    assertSame(Uids.JPEG_BASELINE8_BIT, jpeg(NONE, segment(0xDC, "\0\4")));
    assertSame(Uids.JPEGLS_LOSSLESS, jpegLs(8, NONE));
    assertSame(Uids.JPEGLS_LOSSLESS, jpegLs(8, segment(0xF8, "\1\0\377\0\3\0\7\0\025\0\100")));
    assertSame(Uids.JPEG2000_LOSSLESS, jpeg2000(false, NONE, NONE));
    assertSame(Uids.HTJ2_K_LOSSLESS, jpeg2000(true, segment(0x50, "\0\2\0\0\0\5"), NONE));
    assertSame(
        Uids.JPEG2000_LOSSLESS,
        jpeg2000(false, segment(0x55, "\0P\0\0\0\0\032"), segment(0x5E, "\0\0\3")));
  }

  @Test
  void tablesThatNoScanRefersToKeepTheirLengthAndLoseTheirContent() {
    byte[] tables =
        joined(
            segment(0xDB, "\1" + TEXT + TEXT + TEXT + TEXT + "ZQXJ"),
            segment(0xC4, "\021" + "\1".repeat(15) + "\0" + TEXT),
            segment(0xC4, "\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\17" + TEXT));

    assertNothingLeft(Uids.JPEG_BASELINE8_BIT, jpeg(tables, NONE));
    assertNothingLeft(Uids.JPEG_BASELINE8_BIT, jpeg(NONE, tables));
    assertNothingLeft(Uids.JPEG_BASELINE8_BIT, jpeg(joined(tables, tables), tables));
  }

  @Test
  void aTableThatIsDefinedTwiceBeforeItsScanLosesTheFirst() {
    byte[] first = segment(0xDB, "\0" + TEXT + TEXT + TEXT + TEXT + "ZQXJ");
    byte[] second = segment(0xDB, "\0" + "\2".repeat(64));

    assertNothingLeft(Uids.JPEG_BASELINE8_BIT, jpeg(joined(first, second), NONE));
  }

  @Test
  void aRestartIntervalByWhichNothingRestartsIsNone() {
    byte[] output = output(Uids.JPEG_BASELINE8_BIT, jpeg(segment(0xDD, "ZQ"), NONE));

    assertThat(TestSite.holds(output, "\u00DD\0\4ZQ")).isFalse();
    assertThat(TestSite.holds(output, "\u00DD\0\4\0\0")).isTrue();
  }

  @Test
  void densitiesAndFlagsOfApplicationSegmentsThatStayAreThoseOfAll() {
    byte[] jfif = segment(0xE0, "JFIF\0ZQXJMUE\0\0");
    byte[] adobe = segment(0xEE, "AdobeZQXJMU\1");
    byte[] output = output(Uids.JPEG_BASELINE8_BIT, jpeg(joined(jfif, adobe), NONE));

    assertThat(TestSite.holds(output, "ZQXJ")).isFalse();
    assertThat(TestSite.holds(output, "JFIF\0\1\1\0\0\1\0\1\0\0")).isTrue();
    assertThat(TestSite.holds(output, "Adobe\0d\0\0\0\0\1")).isTrue();
  }

  @Test
  void whatPointsAndDescribesInJpeg2000BecomesAnEmptyComment() {
    for (int marker : new int[] {0x56, 0x57, 0x59, 0x63, 0x64}) {
      assertNothingLeft(
          Uids.JPEG2000_LOSSLESS, jpeg2000(false, segment(marker, TEXT), segment(0x58, TEXT)));
    }
  }

  @Test
  void lengthsOfTilePartsThatAreNotThereBecomeAnEmptyComment() {
    assertNothingLeft(
        Uids.JPEG2000_LOSSLESS, jpeg2000(false, segment(0x55, "\0\100ZQXJMUEL"), NONE));
  }

  @Test
  void stepsOfSubbandsThatAreNotThereBecomeZero() {
    // multiples of eight are exponents
    byte[] output =
        output(Uids.JPEG2000_LOSSLESS, jpeg2000(false, NONE, segment(0x5C, "@@XHPHXHP")));

    assertThat(TestSite.holds(output, "XHPHXHP")).isFalse();
  }

  @Test
  void bitsBesideTheSamplesOfRleAreCleared() {
    byte[] high = "ZQXJMUELLERANNAZ".getBytes(StandardCharsets.US_ASCII);
    byte[] input = words(false, 8, rle(high, 0x12));

    byte[] output = TestSite.output(input);

    assertThat(TestSite.holds(input, "ZQXJ")).isTrue();
    assertThat(TestSite.holds(output, "ZQXJ")).isFalse();
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.output(output)).isEqualTo(output);
  }

  @Test
  void theExtendedSignOfRleStays() {
    byte[] high = new byte[16];
    high[0] = (byte) 0xF8; // negative, extended
    high[1] = 0x07;
    high[2] = 0x58; // negative, other bits beside it
    high[3] = 0x51; // positive, bits beside it
    byte[] output = TestSite.output(words(true, 12, rle(high, 0x12)));

    assertThat(TestSite.holds(output, "\17\u00F8\7\u00F8\1\0\0")).isTrue();
  }

  private static byte[] words(boolean isSigned, int stored, byte[] frame) {
    return new TestImage()
        .number(Tags.BITS_STORED, stored)
        .number(Tags.HIGH_BIT, stored - 1)
        .number(Tags.PIXEL_REPRESENTATION, isSigned ? 1 : 0)
        .put(Tags.PIXEL_DATA, to -> to.encapsulated(List.of(List.of(frame)), OffsetTable.BASIC))
        .bytes(Uids.RLE_LOSSLESS);
  }

  private static void assertNothingLeft(String syntaxUid, byte[] frame) {
    byte[] output = output(syntaxUid, frame);
    for (int from = 0; from + 3 <= TEXT.length(); from++) {
      assertThat(TestSite.holds(output, TEXT.substring(from, from + 3)))
          .as(TEXT.substring(from, from + 3))
          .isFalse();
    }
  }

  private static void assertSame(String syntaxUid, byte[] frame) {
    byte[] input = file(syntaxUid, frame);
    byte[] output = output(syntaxUid, frame);
    int length = frame.length + (frame.length & 1) + 8;
    assertThat(output).endsWith(Arrays.copyOfRange(input, input.length - length, input.length));
  }

  /** What becomes of a file of this frame: as long, passed, and left as it is a second time. */
  private static byte[] output(String syntaxUid, byte[] frame) {
    byte[] output = TestSite.output(file(syntaxUid, frame));
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(TestSite.output(output)).isEqualTo(output);
    return output;
  }

  private static byte[] file(String syntaxUid, byte[] frame) {
    return new TestImage()
        .number(Tags.BITS_ALLOCATED, 16)
        .number(Tags.BITS_STORED, 8)
        .number(Tags.HIGH_BIT, 7)
        .put(Tags.PIXEL_DATA, to -> to.encapsulated(List.of(List.of(frame)), OffsetTable.BASIC))
        .bytes(syntaxUid);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
