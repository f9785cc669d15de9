package eir.deid.clean;

import static eir.deid.clean.CsaHeader.field;
import static eir.deid.clean.CsaHeader.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MosaicHeaderTest {
  private final byte[] out = new byte[MosaicHeader.MOST_BYTES];

  @Test
  void onlyTheListedNumbersOfAMosaicAreWritten() {
    byte[] original =
        header(
            field("PatientName", "LO", "ZQXJ^DOE"),
            field("SliceNormalVector", "FD", "0.00000000", "-0.10799944", "0.99415095"),
            field("CoilString", "LO", "ZQXJ 12"),
            field("NumberOfImagesInMosaic", "US", "35      "),
            field("MosaicRefAcqTimes", "FD"));

    byte[] written = write(original);

    assertThat(written)
        .isEqualTo(
            header(
                field("SliceNormalVector", "FD", "0.00000000", "-0.10799944", "0.99415095"),
                field("NumberOfImagesInMosaic", "US", "35")));
  }

  @Test
  void writingTwiceChangesNothing() {
    byte[] once = write(header(field("NumberOfImagesInMosaic", "US", "35 ")));

    assertThat(write(once)).isEqualTo(once);
  }

  @Test
  void whatIsNoNumberOrNoMosaicIsNotWritten() {
    for (String value : new String[] {"ZQXJ", "1e5", "1234567890", "1.", "-", "1.0 2", "+1"}) {
      assertNone(header(field("NumberOfImagesInMosaic", "US", value)));
    }
    assertNone(header(field("SliceNormalVector", "FD", "0", "0", "1")));
    assertNone(
        header(
            field("NumberOfImagesInMosaic", "US", "1"),
            field("NumberOfImagesInMosaic", "US", "2")));
    assertNone("SV10".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aHeaderThatBreaksOffAnywhereIsNotWritten() {
    byte[] whole = header(field("NumberOfImagesInMosaic", "US", "35"));

    for (int length = 0; length < whole.length; length++) {
      assertNone(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void moreTimesThanThereIsRoomForAreLeftOutAndTheNormalStays() {
    String[] times = new String[400];
    Arrays.fill(times, "1932.50000001");
    byte[] images = field("NumberOfImagesInMosaic", "US", "400");
    byte[] normal = field("SliceNormalVector", "FD", "0", "0", "1");

    byte[] written = write(header(images, field("MosaicRefAcqTimes", "FD", times), normal));

    assertThat(written).isEqualTo(header(images, normal)).hasSizeLessThan(3072);
    assertThat(write(written)).isEqualTo(written);
  }

  @Test
  void aHeaderIsNeverLongerThanThreeKilobytes() {
    String[] times = new String[64];
    Arrays.fill(times, "1932.50000001");

    byte[] written =
        write(
            header(
                field("NumberOfImagesInMosaic", "US", "64"),
                field("MosaicRefAcqTimes", "FD", times)));

    assertThat(written.length).isBetween(2048, 3072);
  }

  private void assertNone(byte[] in) {
    assertThat(MosaicHeader.write(in, 0, in.length, out)).isEqualTo(MosaicHeader.NONE);
  }

  private byte[] write(byte[] in) {
    return Arrays.copyOf(out, MosaicHeader.write(in, 0, in.length, out));
  }
}
