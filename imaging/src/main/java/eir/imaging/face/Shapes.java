package eir.imaging.face;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Distances and neighbours on the cubes of a {@link HeadGrid}. */
final class Shapes {
  private static final float FAR = 1e9f;

  private final int nx;
  private final int ny;
  private final int nz;

  Shapes(HeadGrid grid) {
    nx = grid.nx;
    ny = grid.ny;
    nz = grid.nz;
  }

  static BitSet where(int size, IntPredicate holds) {
    BitSet set = new BitSet(size);
    for (int at = 0; at < size; at++) {
      set.set(at, holds.test(at));
    }
    return set;
  }

  /**
   * Distance of every cube to the nearest one in {@code targets} in millimetres: the lower envelope
   * of parabolas along each axis in turn (Felzenszwalb and Huttenlocher, 2012).
   */
  float[] distanceMm(BitSet targets) {
    float[] squares = new float[nx * ny * nz];
    for (int at = 0; at < squares.length; at++) {
      squares[at] = targets.get(at) ? 0 : FAR;
    }
    lines(squares, ny * nz, nx, 1, line -> line * nx);
    lines(squares, nx * nz, ny, nx, line -> line / nx * nx * ny + line % nx);
    lines(squares, nx * ny, nz, nx * ny, line -> line);
    for (int at = 0; at < squares.length; at++) {
      squares[at] = (float) (Math.sqrt(squares[at]) * HeadGrid.STEP_MM);
    }
    return squares;
  }

  private interface Start {
    int of(int line);
  }

  private static void lines(float[] squares, int lines, int length, int step, Start start) {
    IntStream.range(0, lines)
        .parallel()
        .forEach(line -> envelope(squares, start.of(line), length, step));
  }

  private static void envelope(float[] squares, int from, int length, int step) {
    float[] heights = new float[length];
    int[] centres = new int[length];
    double[] borders = new double[length + 1];
    int last = -1;
    for (int q = 0; q < length; q++) {
      heights[q] = squares[from + q * step];
      double border = Double.NEGATIVE_INFINITY;
      while (last >= 0) {
        int p = centres[last];
        border =
            ((double) heights[q] - heights[p] + (double) q * q - (double) p * p) / (2.0 * (q - p));
        if (border > borders[last]) {
          break;
        }
        last--;
        border = Double.NEGATIVE_INFINITY;
      }
      last++;
      centres[last] = q;
      borders[last] = border;
    }
    borders[last + 1] = Double.POSITIVE_INFINITY;
    for (int q = 0, k = 0; q < length; q++) {
      while (borders[k + 1] < q) {
        k++;
      }
      int off = q - centres[k];
      squares[from + q * step] = heights[centres[k]] + (float) off * off;
    }
  }

  /** {@code seeds} and what is joined to them inside {@code room} within {@code steps} cubes. */
  BitSet grown(BitSet seeds, BitSet room, int steps) {
    BitSet reached = (BitSet) seeds.clone();
    BitSet front = seeds;
    for (int step = 0; step < steps && !front.isEmpty(); step++) {
      BitSet next = new BitSet();
      for (int at = front.nextSetBit(0); at >= 0; at = front.nextSetBit(at + 1)) {
        visit(at, next);
      }
      next.and(room);
      next.andNot(reached);
      reached.or(next);
      front = next;
    }
    return reached;
  }

  private void visit(int at, BitSet next) {
    int i = at % nx;
    int j = at / nx % ny;
    int k = at / (nx * ny);
    if (i > 0) {
      next.set(at - 1);
    }
    if (i < nx - 1) {
      next.set(at + 1);
    }
    if (j > 0) {
      next.set(at - nx);
    }
    if (j < ny - 1) {
      next.set(at + nx);
    }
    if (k > 0) {
      next.set(at - nx * ny);
    }
    if (k < nz - 1) {
      next.set(at + nx * ny);
    }
  }
}
