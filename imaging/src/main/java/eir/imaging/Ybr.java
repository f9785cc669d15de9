package eir.imaging;

/** YBR_FULL to RGB, PS3.3 §C.7.6.3.1.2, with the fixed-point rounding of the IJG library. */
final class Ybr {
  private static final int HALF = 1 << 15;

  private Ybr() {}

  /** Converts pixels of Y, Cb, Cr, each 0 to 255, in place. */
  static void toRgb(short[] samples) {
    for (int i = 0; i + 2 < samples.length; i += 3) {
      int y = samples[i];
      int cb = samples[i + 1] - 128;
      int cr = samples[i + 2] - 128;
      samples[i] = clamp(y + ((91881 * cr + HALF) >> 16));
      samples[i + 1] = clamp(y + ((-22554 * cb - 46802 * cr + HALF) >> 16));
      samples[i + 2] = clamp(y + ((116130 * cb + HALF) >> 16));
    }
  }

  private static short clamp(int value) {
    return (short) Math.max(0, Math.min(255, value));
  }
}
