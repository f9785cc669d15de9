package eir.phantom.head;

import java.util.Arrays;

/**
 * What a moving head does to a slice: each line of k-space is taken at another displacement.
 *
 * <p>For a shift along the phase-encoding axis this is a convolution of the image columns with one
 * complex kernel; only taps that show are kept. Immutable.
 */
final class Ghosting {
  private static final double VISIBLE = 0.006;

  private final int rows;
  private final int[] offsets;
  private final float[] real;
  private final float[] imaginary;

  Ghosting(int rows, double pixelMm, Dice dice) {
    this.rows = rows;
    double amplitude = dice.between(1.6, 2.4) / pixelMm;
    double cycles = dice.between(9, 14);
    double phase = dice.between(0, 2 * StrictMath.PI);
    double jerkAt = dice.between(-0.2, 0.2) * rows;
    double jerk = dice.between(1.5, 3) / pixelMm;
    double[] shift = new double[rows];
    for (int line = 0; line < rows; line++) {
      int k = line - rows / 2;
      shift[line] =
          amplitude * StrictMath.sin(2 * StrictMath.PI * cycles * line / rows + phase)
              + (k > jerkAt ? jerk : 0);
    }
    int count = 0;
    int[] at = new int[rows];
    float[] re = new float[rows];
    float[] im = new float[rows];
    for (int n = -rows / 2; n < rows / 2; n++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int line = 0; line < rows; line++) {
        double angle = 2 * StrictMath.PI * (line - rows / 2.0) * (n - shift[line]) / rows;
        sumRe += StrictMath.cos(angle);
        sumIm += StrictMath.sin(angle);
      }
      if (StrictMath.hypot(sumRe, sumIm) / rows > VISIBLE) {
        at[count] = n;
        re[count] = (float) (sumRe / rows);
        im[count++] = (float) (sumIm / rows);
      }
    }
    offsets = Arrays.copyOf(at, count);
    real = Arrays.copyOf(re, count);
    imaginary = Arrays.copyOf(im, count);
  }

  /** The slice with its ghosts; {@code image} is rows × columns, row by row. */
  float[] apply(float[] image) {
    int columns = image.length / rows;
    float[] out = new float[image.length];
    float[] re = new float[columns];
    float[] im = new float[columns];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(re, 0);
      Arrays.fill(im, 0);
      for (int tap = 0; tap < offsets.length; tap++) {
        int from = Math.floorMod(row - offsets[tap], rows) * columns;
        for (int column = 0; column < columns; column++) {
          re[column] += real[tap] * image[from + column];
          im[column] += imaginary[tap] * image[from + column];
        }
      }
      for (int column = 0; column < columns; column++) {
        float a = re[column];
        float b = im[column];
        out[row * columns + column] = (float) Math.sqrt(a * a + b * b);
      }
    }
    return out;
  }
}
