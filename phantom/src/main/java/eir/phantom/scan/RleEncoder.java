package eir.phantom.scan;

import java.io.ByteArrayOutputStream;

/** RLE of one 16-bit frame, PS3.5 Annex G: a segment of high bytes, a segment of low bytes. */
final class RleEncoder {
  private static final int HEADER_BYTES = 64;
  private static final int LONGEST_RUN = 128;

  private RleEncoder() {}

  /** The frame as one fragment; {@code pixels} is rows × columns, row by row. */
  static byte[] encode(short[] pixels, int columns) {
    byte[] high = segment(pixels, columns, 8);
    byte[] low = segment(pixels, columns, 0);
    byte[] out = new byte[HEADER_BYTES + high.length + low.length];
    put(out, 0, 2);
    put(out, 4, HEADER_BYTES);
    put(out, 8, HEADER_BYTES + high.length);
    System.arraycopy(high, 0, out, HEADER_BYTES, high.length);
    System.arraycopy(low, 0, out, HEADER_BYTES + high.length, low.length);
    return out;
  }

  private static byte[] segment(short[] pixels, int columns, int shift) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.length);
    byte[] row = new byte[columns];
    for (int from = 0; from < pixels.length; from += columns) {
      for (int i = 0; i < columns; i++) {
        row[i] = (byte) (pixels[from + i] >> shift);
      }
      row(row, out);
    }
    if ((out.size() & 1) == 1) {
      out.write(0);
    }
    return out.toByteArray();
  }

  private static void row(byte[] row, ByteArrayOutputStream out) {
    int at = 0;
    while (at < row.length) {
      int run = runAt(row, at);
      if (run > 1) {
        out.write(1 - run);
        out.write(row[at]);
        at += run;
      } else {
        int end = at + 1;
        while (end < row.length && end - at < LONGEST_RUN && runAt(row, end) < 3) {
          end++;
        }
        out.write(end - at - 1);
        out.write(row, at, end - at);
        at = end;
      }
    }
  }

  private static int runAt(byte[] row, int at) {
    int end = at + 1;
    while (end < row.length && end - at < LONGEST_RUN && row[end] == row[at]) {
      end++;
    }
    return end - at;
  }

  private static void put(byte[] out, int at, int value) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (value >> 8 * i);
    }
  }
}
