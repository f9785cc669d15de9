package eir.deid.pixel;

import java.util.Arrays;

/** The content of one marker segment of a code stream, and where in the file each byte stands. */
final class MarkerSegment {
  private byte[] bytes = new byte[32];
  private long[] offsets = new long[32];
  private int length;

  private MarkerSegment() {}

  /**
   * Reads {@code length} bytes; {@link #isWhole} tells whether there were as many.
   *
   * @param length as the segment states it, negative if it states none
   */
  static MarkerSegment read(FragmentReader in, int length) {
    MarkerSegment segment = new MarkerSegment();
    segment.length = Math.min(0, length);
    for (int i = 0; i < length; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        segment.length = -1;
        return segment;
      }
      if (i == segment.bytes.length) { // by what is there, not by what is stated
        segment.bytes = Arrays.copyOf(segment.bytes, 2 * i);
        segment.offsets = Arrays.copyOf(segment.offsets, 2 * i);
      }
      segment.bytes[i] = (byte) b;
      segment.offsets[i] = in.offset() - 1;
      segment.length++;
    }
    return segment;
  }

  boolean isWhole() {
    return length >= 0;
  }

  /** Of the content, without marker and length. */
  int length() {
    return length;
  }

  int at(int index) {
    return bytes[index] & 0xFF;
  }

  int shortAt(int index) {
    return at(index) << 8 | at(index + 1);
  }

  long intAt(int index) {
    return (long) shortAt(index) << 16 | shortAt(index + 2);
  }

  /** Notes in {@code patches} that byte {@code index} is to be {@code value}, unless it is. */
  void put(int index, int value, Patches patches) {
    if (at(index) != value) {
      patches.insert(offsets[index], (byte) value);
    }
  }
}
