package eir.deid.clean;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Siemens' CSA headers for tests. */
public final class CsaHeader {
  private CsaHeader() {}

  /** A header as scanners write it; types are those of the list, so that equal means equal. */
  public static byte[] header(byte[]... fields) {
    ByteBuffer buffer = ByteBuffer.allocate(32_768).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("SV10".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {4, 3, 2, 1});
    buffer.putInt(fields.length).putInt(77);
    for (byte[] field : fields) {
      buffer.put(field);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  public static byte[] field(String name, String vr, String... values) {
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
