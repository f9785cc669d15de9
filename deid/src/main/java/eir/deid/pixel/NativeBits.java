package eir.deid.pixel;

import eir.dicom.stream.Source;

/**
 * Looks at the bits of native samples that are none of the image's (PS3.5 §8.1.1), piece by piece,
 * so that a host which reads a large file in its own time can hand the pieces in.
 */
public final class NativeBits {
  private static final int PIECE_BYTES = 1 << 20;

  private final PixelDescription pixels;
  private final boolean big;
  private final long end;
  private long at;
  private long unclean = -1;

  /**
   * @param at offset of the first sample in the file
   * @param lengthBytes of all samples
   * @param big whether samples have their high byte first
   */
  NativeBits(long at, long lengthBytes, PixelDescription pixels, boolean big) {
    this.at = at;
    this.end = pixels.hasSpareBits() ? at + lengthBytes : at;
    this.pixels = pixels;
    this.big = big;
  }

  /** Offset in the file of the next byte to look at. */
  public long nextByte() {
    return at;
  }

  /** How many bytes are still to be looked at; 0 once an unclean sample was found. */
  public long leftBytes() {
    return unclean < 0 ? end - at : 0;
  }

  /** Offset of the first sample with spare bits that are neither zero nor its sign, or -1. */
  public long firstUnclean() {
    return unclean;
  }

  /**
   * Looks at {@code piece[from, to)}, which starts at {@link #nextByte} and holds whole samples.
   */
  public void look(byte[] piece, int from, int to) {
    int count = (int) Math.min(to - from, leftBytes());
    int found = scan(piece, from, from + count, pixels, big);
    if (found >= 0) {
      unclean = at + found - from;
    }
    at += count;
  }

  /** Looks at all that is left of {@code source}; where it ends too early counts as unclean. */
  public void lookAtRest(Source source) {
    if (leftBytes() == 0) {
      return;
    }
    byte[] whole = source.prefix(0);
    if (whole.length >= end) { // in memory already
      look(whole, (int) at, (int) end);
      return;
    }
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, leftBytes())];
    while (leftBytes() > 0) {
      int wanted = (int) Math.min(piece.length, leftBytes());
      int read = source.read(at, piece, 0, wanted);
      look(piece, 0, read);
      if (read < wanted && unclean < 0) {
        unclean = at;
      }
    }
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
