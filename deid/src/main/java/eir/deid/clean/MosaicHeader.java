package eir.deid.clean;

import java.util.List;

/**
 * Writes a new Siemens CSA header (0029,xx10) for a mosaic, from numbers alone: without the normal
 * of its slices a reader turns a coronal or sagittal mosaic round (standard/README.md). The
 * original, which holds protocol, coil and serial numbers, is never copied.
 *
 * <p>Layout, little endian: {@code SV10}, 4 3 2 1, number of fields, 77; a field: name in 64 bytes,
 * values, VR in 4, type, items (6 at least), 77; an item: four numbers, of which the second is the
 * length, then the value with a zero behind it, filled up to a multiple of four. What is written is
 * a fixed point: writing it again gives the same bytes.
 */
public final class MosaicHeader implements Grammar {
  /** The one instance, as nothing differs. */
  static final MosaicHeader GRAMMAR = new MosaicHeader();

  /** No header was written. */
  public static final int NONE = -1;

  /** The largest header that is written. */
  public static final int MOST_BYTES = 3072;

  private static final int TOO_LONG = -2;
  private static final int TIMES = 2; // row of the list

  private static final byte[] SIGNATURE = {'S', 'V', '1', '0', 4, 3, 2, 1};
  private static final int HEAD = 16;
  private static final int NAME = 64;
  private static final int FIELD = 84;
  private static final int LEAST_ITEMS = 6;
  private static final int MOST_DIGITS = 9;
  private static final int MOST_DECIMALS = 12;
  private static final int MARK = 77;

  private MosaicHeader() {}

  @Override
  public boolean accepts(byte[] in, int from, int to, boolean bigEndian) {
    return write(in, from, to, new byte[MOST_BYTES]) != NONE;
  }

  /**
   * Writes the new header to the start of {@code out}, which has {@link #MOST_BYTES}.
   *
   * @return its length, or {@link #NONE} if {@code in[from, to)} is no such header, describes no
   *     mosaic, or holds something else than a number where one belongs
   */
  public static int write(byte[] in, int from, int to, byte[] out) {
    int end = write(in, from, to, out, NONE);
    // Slice times stand in (0019,xx29) too; the normal of the slices stands nowhere else.
    return end == TOO_LONG ? Math.max(NONE, write(in, from, to, out, TIMES)) : end;
  }

  private static int write(byte[] in, int from, int to, byte[] out, int leftOut) {
    if (to - from < HEAD || !startsWith(SIGNATURE, in, from)) {
      return NONE;
    }
    System.arraycopy(in, from, out, 0, SIGNATURE.length);
    List<String> listed = Text.split(CleaningData.MOSAIC, '\n');
    int seen = 0;
    int written = 0;
    int end = HEAD;
    int at = from + HEAD;
    for (int fields = int32(in, from + 8); fields > 0; fields--) {
      if (to - at < FIELD) {
        return NONE;
      }
      int row = row(listed, in, at);
      row = row == leftOut ? NONE : row;
      int start = end;
      int values = 0;
      int items = int32(in, at + 76);
      at += FIELD;
      end += row < 0 ? 0 : FIELD;
      for (; items > 0; items--) {
        int length = to - at < HEAD ? NONE : int32(in, at + 4);
        if (length < 0 || length > to - at - HEAD) {
          return NONE;
        }
        int digits = row < 0 ? 0 : number(in, at + HEAD, at + HEAD + length);
        if (digits < 0) {
          return NONE;
        }
        if (end + HEAD + digits + 4 > MOST_BYTES) {
          return TOO_LONG;
        }
        if (digits > 0) {
          end = item(in, at + HEAD, digits, out, end);
          values++;
        }
        at += HEAD + (length + 3 & ~3);
      }
      if (values == 0) {
        end = start;
        continue;
      }
      if ((seen & 1 << row) != 0) {
        return NONE;
      }
      if (end + LEAST_ITEMS * HEAD > MOST_BYTES) {
        return TOO_LONG;
      }
      seen |= 1 << row;
      for (int more = values; more < LEAST_ITEMS; more++) {
        end = item(in, at, 0, out, end);
      }
      field(listed.get(row), values, out, start);
      written++;
    }
    put32(out, 8, written);
    put32(out, 12, MARK);
    return (seen & 1) == 0 ? NONE : end; // the first of the list counts the pictures
  }

  private static void field(String row, int values, byte[] out, int at) {
    List<String> cells = Text.split(row, ' ');
    java.util.Arrays.fill(out, at, at + FIELD, (byte) 0);
    ascii(cells.get(0), out, at);
    put32(out, at + NAME, values);
    ascii(cells.get(1), out, at + NAME + 4);
    put32(out, at + NAME + 8, Integer.parseInt(cells.get(2)));
    put32(out, at + NAME + 12, Math.max(values, LEAST_ITEMS));
    put32(out, at + NAME + 16, MARK);
  }

  private static int item(byte[] in, int from, int digits, byte[] out, int at) {
    int length = digits == 0 ? 0 : digits + 1;
    put32(out, at, length);
    put32(out, at + 4, length);
    put32(out, at + 8, MARK);
    put32(out, at + 12, length);
    int end = at + HEAD + (length + 3 & ~3);
    java.util.Arrays.fill(out, at + HEAD, end, (byte) 0);
    System.arraycopy(in, from, out, at + HEAD, digits);
    return end;
  }

  /** The row of the list that names the field at {@code at}, or {@link #NONE}. */
  private static int row(List<String> listed, byte[] in, int at) {
    for (int row = 0; row < listed.size(); row++) {
      String cells = listed.get(row);
      int length = cells.indexOf(' ');
      int same = 0;
      while (same < length && in[at + same] == cells.charAt(same)) {
        same++;
      }
      if (same == length && in[at + length] == 0) {
        return row;
      }
    }
    return NONE;
  }

  /**
   * Bytes of the number that begins at {@code from}; 0 if none does, {@link #NONE} if no number.
   */
  private static int number(byte[] in, int from, int to) {
    int end = from;
    while (end < to && in[end] != 0) {
      end++;
    }
    while (end > from && in[end - 1] == ' ') {
      end--;
    }
    int at = end > from && in[from] == '-' ? from + 1 : from;
    int point = digits(in, at, end, MOST_DIGITS);
    boolean isNumber = point > at;
    if (isNumber && point < end && in[point] == '.') {
      at = point + 1;
      point = digits(in, at, end, MOST_DECIMALS);
      isNumber = point > at;
    }
    return end == from ? 0 : isNumber && point == end ? end - from : NONE;
  }

  private static int digits(byte[] in, int from, int to, int most) {
    int at = from;
    while (at < to && at - from < most && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    return at;
  }

  private static boolean startsWith(byte[] signature, byte[] in, int from) {
    for (int i = 0; i < signature.length; i++) {
      if (in[from + i] != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static void ascii(String text, byte[] out, int at) {
    for (int i = 0; i < text.length(); i++) {
      out[at + i] = (byte) text.charAt(i);
    }
  }

  private static int int32(byte[] in, int at) {
    return in[at] & 0xFF | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16 | in[at + 3] << 24;
  }

  private static void put32(byte[] out, int at, int value) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (value >>> 8 * i);
    }
  }
}
