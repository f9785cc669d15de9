package eir.imaging.face;

import eir.imaging.Vector;
import java.util.stream.IntStream;

/**
 * A volume resampled to cubes of {@value #STEP_MM} mm along the patient's axes (left, back, head),
 * index {@code (k·ny + j)·nx + i}; NaN where the scan has nothing.
 */
final class HeadGrid {
  static final double STEP_MM = 2;

  /** Longer sides are no head's; the cubes of three such sides are 27 million. */
  static final double LONGEST_MM = 600;

  /** The value at a place in patient millimetres. */
  interface Field {
    float at(Vector place);
  }

  final int nx;
  final int ny;
  final int nz;
  final float[] values;
  private final Vector origin;

  private HeadGrid(int nx, int ny, int nz, Vector origin) {
    this.nx = nx;
    this.ny = ny;
    this.nz = nz;
    this.origin = origin;
    values = new float[nx * ny * nz];
  }

  /** Whether a volume from corner to corner may be a head's; false too where one is no number. */
  static boolean isOfAHead(Vector from, Vector to) {
    return to.x() - from.x() <= LONGEST_MM
        && to.y() - from.y() <= LONGEST_MM
        && to.z() - from.z() <= LONGEST_MM;
  }

  static HeadGrid over(Vector from, Vector to, Field field) {
    HeadGrid grid =
        new HeadGrid(
            cubes(from.x(), to.x()), cubes(from.y(), to.y()), cubes(from.z(), to.z()), from);
    int slab = grid.nx * grid.ny;
    IntStream.range(0, grid.nz)
        .parallel()
        .forEach(k -> {
          for (int index = k * slab; index < (k + 1) * slab; index++) {
            grid.values[index] = field.at(grid.place(index));
          }
        });
    return grid;
  }

  private static int cubes(double from, double to) {
    return (int) Math.ceil((to - from) / STEP_MM) + 1;
  }

  int size() {
    return values.length;
  }

  /** Centre of a cube in patient millimetres. */
  Vector place(int index) {
    return new Vector(
        origin.x() + STEP_MM * (index % nx),
        origin.y() + STEP_MM * (index / nx % ny),
        origin.z() + STEP_MM * (index / (nx * ny)));
  }

  /** Whether the scan ends beside this cube. */
  boolean isAtEdge(int index) {
    int i = index % nx;
    int j = index / nx % ny;
    int k = index / (nx * ny);
    return i == 0
        || j == 0
        || k == 0
        || i == nx - 1
        || j == ny - 1
        || k == nz - 1
        || Float.isNaN(values[index - 1] + values[index + 1])
        || Float.isNaN(values[index - nx] + values[index + nx])
        || Float.isNaN(values[index - nx * ny] + values[index + nx * ny]);
  }
}
