package eir.phantom.head;

/** The apparent diffusion coefficient as a scanner computes it: from two noisy images. */
public final class AdcMap {
  private static final int REACH = 2;
  private static final int MAX_STORED = 4095;

  private AdcMap() {}

  /**
   * ADC in 10⁻⁶ mm²/s, 0 to 4095; 0 where the surroundings give little signal without weighting.
   *
   * @param without stored values at b 0, rows × columns, row by row
   * @param with stored values at {@code bValue} s/mm², same shape
   */
  public static short[] of(short[] without, short[] with, int bValue, int columns) {
    int rows = without.length / columns;
    int[] sums = columnSums(without, columns);
    int threshold = (2 * REACH + 1) * (2 * REACH + 1) * Acquisition.WHITE_LEVEL / 3;
    short[] out = new short[without.length];
    for (int row = REACH; row < rows - REACH; row++) {
      for (int column = REACH; column < columns - REACH; column++) {
        int n = row * columns + column;
        int around = 0;
        for (int step = -REACH; step <= REACH; step++) {
          around += sums[n + step];
        }
        if (around > threshold && without[n] > 0) {
          double ratio = without[n] / (double) Math.max(1, with[n]);
          long adc = StrictMath.round(StrictMath.log(ratio) / bValue * 1e6);
          out[n] = (short) Math.clamp(adc, 0, MAX_STORED);
        }
      }
    }
    return out;
  }

  /** Each value summed with its neighbours above and below. */
  private static int[] columnSums(short[] image, int columns) {
    int[] sums = new int[image.length];
    for (int n = REACH * columns; n < image.length - REACH * columns; n++) {
      for (int step = -REACH; step <= REACH; step++) {
        sums[n] += image[n + step * columns];
      }
    }
    return sums;
  }
}
