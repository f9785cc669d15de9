package eir.imaging.codec;

import eir.dicom.MalformedDicomException;

/** The bits of entropy-coded JPEG segments: stuffing, restart markers, the end; T.81 §F.2.2.5. */
final class JpegBits {
  private final byte[] code;
  private final int from;
  private final int to;
  private int at;

  /** Bits not yet dropped stand left-aligned; beyond {@link #cached} are zeros. */
  private long cache;

  private int cached;
  private boolean ended;

  JpegBits(byte[] code, int from, int at, int to) {
    this.code = code;
    this.from = from;
    this.at = at;
    this.to = to;
  }

  /** The next 16 bits; past the end of the segment zeros are seen, but cannot be dropped. */
  int peek16() {
    if (cached < 16 && !ended) {
      fill();
    }
    return (int) (cache >>> 48);
  }

  void drop(int count) {
    if (count > cached) {
      throw malformed("the entropy-coded data ends early", "all samples (T.81 §F.2)");
    }
    cache <<= count;
    cached -= count;
  }

  /** RECEIVE and EXTEND of F.2.2.1: a signed difference of {@code size} bits, 0 to 15. */
  int difference(int size) {
    if (size == 0) {
      return 0;
    }
    int value = peek16() >>> (16 - size);
    drop(size);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  private void fill() {
    while (cached <= 56) {
      if (at >= to) {
        ended = true;
        return;
      }
      int value = code[at] & 0xFF;
      if (value == 0xFF) {
        if (at + 1 >= to || code[at + 1] != 0) {
          ended = true;
          return;
        }
        at++;
      }
      at++;
      cache |= (long) value << (56 - cached);
      cached += 8;
    }
  }

  /** Steps over the restart marker that must come now. */
  void restart() {
    if (!ended) {
      fill();
    }
    if (!ended || cached >= 8) {
      throw malformed("data where a restart marker is due", "RST0 to RST7 (T.81 §F.2.2.4)");
    }
    if (at + 1 >= to || (code[at + 1] & 0xF8) != 0xD0) {
      throw malformed("no restart marker", "RST0 to RST7 (T.81 §F.2.2.4)");
    }
    at += 2;
    cache = 0;
    cached = 0;
    ended = false;
  }

  /** Index of the marker that ends the entropy-coded data. */
  int afterData() {
    int end = at;
    while (end + 1 < to
        && !(code[end] == (byte) 0xFF && code[end + 1] != 0 && (code[end + 1] & 0xF8) != 0xD0)) {
      end++;
    }
    return Math.min(end, to);
  }

  MalformedDicomException malformed(String found, String wanted) {
    return CodeStream.malformed(found, wanted, at - from);
  }
}
