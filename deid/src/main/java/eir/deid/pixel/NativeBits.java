package eir.deid.pixel;

import eir.dicom.stream.Source;

/** Looks at the bits of native samples that are none of the image's (PS3.5 §8.1.1). */
final class NativeBits {
  private static final int PIECE_BYTES = 1 << 20;

  private NativeBits() {}

  /**
   * Offset of the first sample with spare bits that are neither zero nor its sign, or -1.
   *
   * @param at offset of the first sample in {@code source}
   */
  static long firstUnclean(Source source, long at, PixelDescription pixels, boolean big) {
    if (!pixels.hasSpareBits()) {
      return -1;
    }
    long length = pixels.lengthBytes();
    byte[] whole = source.prefix(0);
    if (whole.length >= at + length) { // in memory already
      int found = scan(whole, (int) at, (int) (at + length), pixels, big);
      return found;
    }
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, length)];
    for (long done = 0; done < length; done += piece.length) {
      int count = (int) Math.min(piece.length, length - done);
      int read = source.read(at + done, piece, 0, count);
      int found = scan(piece, 0, read, pixels, big);
      if (found >= 0) {
        return at + done + found;
      }
      if (read < count) {
        return at + done + read;
      }
    }
    return -1;
  }

  private static int scan(byte[] in, int from, int to, PixelDescription pixels, boolean big) {
    int unit = pixels.bitsAllocated() / 8;
    int spare = spare(pixels);
    if (unit == 2 && (spare & 0xFF) == 0 && !pixels.isSigned()) {
      return scanHighBytes(in, big ? from : from + 1, to, spare >>> 8);
    }
    int sign = sign(pixels);
    for (int at = from; at + unit <= to; at += unit) {
      int sample = 0;
      for (int i = 0; i < unit; i++) {
        sample |= (in[at + i] & 0xFF) << 8 * (big ? unit - 1 - i : i);
      }
      if (hides(sample, spare, sign)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Whether spare bits of {@code sample} are neither zero nor its sign.
   *
   * @param spare see {@link #spare}
   * @param sign the highest stored bit of signed samples, 0 of unsigned ones
   */
  static boolean hides(int sample, int spare, int sign) {
    int bits = sample & spare;
    return bits != 0 && ((sample & sign) == 0 || bits != (spare & -sign));
  }

  /** The bits of a sample that are none of the image's. */
  static int spare(PixelDescription pixels) {
    int unit = pixels.bitsAllocated() / 8;
    return ~pixels.mask() & (unit == 4 ? -1 : (1 << 8 * unit) - 1);
  }

  static int sign(PixelDescription pixels) {
    return pixels.isSigned() ? 1 << pixels.highBit() : 0;
  }

  /** The common case: 12 bits in 16, unsigned; one look at every other byte. */
  private static int scanHighBytes(byte[] in, int from, int to, int spare) {
    int all = 0;
    for (int at = from; at < to; at += 2) {
      all |= in[at];
    }
    if ((all & spare) == 0) {
      return -1;
    }
    int at = from;
    while ((in[at] & spare) == 0) {
      at += 2;
    }
    return at;
  }
}
