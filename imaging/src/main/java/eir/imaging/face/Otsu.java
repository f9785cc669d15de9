package eir.imaging.face;

import java.util.Arrays;

/** The threshold that parts dark from bright values best (Otsu, 1979). */
final class Otsu {
  private static final int BINS = 256;
  // The brightest are fat, eyes and vessels: they would pull the threshold up.
  private static final double CLIPPED_SHARE = 0.98;

  private Otsu() {}

  /** The threshold of {@code values} without NaN; 0 if there are none. */
  static double threshold(float[] values) {
    float[] sorted = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        sorted[count++] = value;
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(sorted, 0, count);
    double least = sorted[0];
    double width = (sorted[(int) (CLIPPED_SHARE * (count - 1))] - least) / BINS;
    long[] counts = new long[BINS];
    for (int at = 0; at < count; at++) {
      counts[(int) Math.min(BINS - 1, (sorted[at] - least) / Math.max(width, 1e-9))]++;
    }
    double all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += bin * (double) counts[bin];
    }
    double below = 0;
    double sum = 0;
    double best = -1;
    int split = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      below += counts[bin];
      sum += bin * (double) counts[bin];
      double above = count - below;
      if (below > 0 && above > 0) {
        double apart = all * below / count - sum;
        double between = apart * apart / (below * above);
        if (between > best) {
          best = between;
          split = bin;
        }
      }
    }
    return least + (split + 1) * width;
  }
}
