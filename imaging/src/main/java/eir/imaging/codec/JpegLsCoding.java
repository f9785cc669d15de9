package eir.imaging.codec;

/**
 * The parameters of a JPEG-LS scan and what follows from them, ITU-T T.87 Annex A and C.
 *
 * @param maxval largest sample value, 2^bits - 1 unless an LSE segment says less
 * @param near largest allowed error of a sample; 0 is lossless
 */
record JpegLsCoding(int maxval, int near, int t1, int t2, int t3, int reset) {
  /** A.7.1.2: the order of run-length codes. */
  static final int[] J = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  /** 365 regular contexts, then the two of run interruption (A.2.1). */
  static final int CONTEXTS = 367;

  /** The default presets of C.2.4.1.1. */
  static JpegLsCoding defaults(int maxval, int near) {
    int t1;
    int t2;
    int t3;
    if (maxval >= 128) {
      int factor = (Math.min(maxval, 4095) + 128) >> 8;
      t1 = factor + 2 + 3 * near;
      t2 = factor * 4 + 3 + 5 * near;
      t3 = factor * 17 + 4 + 7 * near;
    } else {
      int factor = 256 / (maxval + 1);
      t1 = Math.max(2, 3 / factor + 3 * near);
      t2 = Math.max(3, 7 / factor + 5 * near);
      t3 = Math.max(4, 21 / factor + 7 * near);
    }
    t1 = clamp(t1, near + 1, maxval);
    t2 = clamp(t2, t1, maxval);
    t3 = clamp(t3, t2, maxval);
    return new JpegLsCoding(maxval, near, t1, t2, t3, 64);
  }

  private static int clamp(int value, int least, int most) {
    return value > most || value < least ? least : value;
  }

  /** Number of distinct quantised errors (A.2.1). */
  int range() {
    return (maxval + 2 * near) / (2 * near + 1) + 1;
  }

  /** Bits of a quantised error written without Golomb code. */
  int qbpp() {
    return ceilLog2(range());
  }

  /** Most bits of one Golomb code. */
  int limit() {
    int bpp = Math.max(2, ceilLog2(maxval + 1));
    return 2 * (bpp + Math.max(8, bpp));
  }

  /** First value of A in every context. */
  int firstA() {
    return Math.max(2, (range() + 32) >> 6);
  }

  /** Local gradient + maxval → its region -4 to 4 (A.3.3); {@code 2 × maxval + 1} entries. */
  byte[] regions() {
    byte[] regions = new byte[2 * maxval + 1];
    for (int d = 0; d <= maxval; d++) {
      int region = d <= near ? 0 : d < t1 ? 1 : d < t2 ? 2 : d < t3 ? 3 : 4;
      regions[maxval + d] = (byte) region;
      regions[maxval - d] = (byte) -region;
    }
    return regions;
  }

  private static int ceilLog2(int value) {
    return 32 - Integer.numberOfLeadingZeros(value - 1);
  }
}
