package eir.deid.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /** A header as scanners write it; types are those of the list, so that equal means equal. */
  private static byte[] header(byte[]... fields) {
    ByteBuffer buffer = ByteBuffer.allocate(32_768).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("SV10".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {4, 3, 2, 1});
    buffer.putInt(fields.length).putInt(77);
    for (byte[] field : fields) {
      buffer.put(field);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static byte[] field(String name, String vr, String... values) {
    ByteBuffer buffer = ByteBuffer.allocate(32_768).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 64));
    buffer.putInt(values.length);
    buffer.put(Arrays.copyOf(vr.getBytes(StandardCharsets.US_ASCII), 4));
    buffer.putInt(vr.equals("US") ? 10 : 4);
    int items = Math.max(6, values.length);
    buffer.putInt(items).putInt(77);
    for (int i = 0; i < items; i++) {
      byte[] value = i < values.length ? zeroEnded(values[i]) : new byte[0];
      buffer.putInt(value.length).putInt(value.length).putInt(77).putInt(value.length);
      buffer.put(Arrays.copyOf(value, (value.length + 3) / 4 * 4));
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static byte[] zeroEnded(String value) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    bytes.write(0);
    return bytes.toByteArray();
  }
}
