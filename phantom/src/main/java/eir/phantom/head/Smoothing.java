package eir.phantom.head;

import java.util.stream.IntStream;

/** Gaussian smoothing of a volume in place, axis by axis; outside counts as 0. */
final class Smoothing {
  private Smoothing() {}

  /** Weights −r to r of a Gaussian of this width, sum 1. */
  static float[] kernel(double sigma) {
    int radius = (int) StrictMath.ceil(3 * sigma);
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      weights[i + radius] = StrictMath.exp(-i * i / (2 * sigma * sigma));
      sum += weights[i + radius];
    }
    float[] kernel = new float[weights.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (weights[i] / sum);
    }
    return kernel;
  }

  /** Smooths by {@code sigma} voxels along all three axes. */
  static void gaussian(float[] volume, int nx, int ny, int nz, double sigma) {
    float[] kernel = kernel(sigma);
    IntStream.range(0, nz)
        .parallel()
        .forEach(k -> {
          float[] line = new float[StrictMath.max(nx, ny)];
          for (int j = 0; j < ny; j++) {
            line(volume, (k * ny + j) * nx, 1, nx, kernel, line);
          }
          for (int i = 0; i < nx; i++) {
            line(volume, k * ny * nx + i, nx, ny, kernel, line);
          }
        });
    IntStream.range(0, ny)
        .parallel()
        .forEach(j -> {
          float[] line = new float[nz];
          for (int i = 0; i < nx; i++) {
            line(volume, j * nx + i, nx * ny, nz, kernel, line);
          }
        });
  }

  private static void line(
      float[] volume, int start, int step, int count, float[] kernel, float[] line) {
    int radius = kernel.length / 2;
    for (int n = 0; n < count; n++) {
      line[n] = volume[start + n * step];
    }
    for (int n = 0; n < count; n++) {
      float sum = 0;
      int from = StrictMath.max(-radius, -n);
      int to = StrictMath.min(radius, count - 1 - n);
      for (int d = from; d <= to; d++) {
        sum += kernel[d + radius] * line[n + d];
      }
      volume[start + n * step] = sum;
    }
  }
}
