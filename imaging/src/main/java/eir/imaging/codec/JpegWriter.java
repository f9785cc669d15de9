package eir.imaging.codec;

import java.util.Arrays;

/**
 * Writes JPEG markers and entropy-coded bits, a zero behind each FF among these (T.81 §F.1.2.3).
 */
final class JpegWriter {
  private byte[] out;
  private int at;

  /** Bits not yet written, right-aligned. */
  private int pending;

  private int pendingBits;

  JpegWriter(int room) {
    out = new byte[Math.max(64, room)];
  }

  /** Writes the marker FF {@code code}. */
  void marker(int code) {
    put(0xFF);
    put(code);
  }

  void u8(int value) {
    put(value);
  }

  void u16(int value) {
    put(value >>> 8);
    put(value);
  }

  /** Writes {@code bytes[from, to)} as they are. */
  void raw(byte[] bytes, int from, int to) {
    int length = to - from;
    if (out.length - at < length) {
      grow(length);
    }
    System.arraycopy(bytes, from, out, at, length);
    at += length;
  }

  /** Adds the low {@code count} bits of {@code value}, at most 16. */
  void bits(int value, int count) {
    pending = pending << count | value & (1 << count) - 1;
    pendingBits += count;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      int next = pending >>> pendingBits & 0xFF;
      put(next);
      if (next == 0xFF) {
        put(0);
      }
    }
  }

  /** Fills the last byte of a segment with ones (T.81 §F.1.2.3). */
  void align() {
    if (pendingBits > 0) {
      bits(0xFF, 8 - pendingBits);
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(out, at);
  }

  private void put(int value) {
    if (at == out.length) {
      grow(1);
    }
    out[at++] = (byte) value;
  }

  private void grow(int more) {
    out = Arrays.copyOf(out, out.length + Math.max(out.length, more));
  }
}
