package eir.imaging;

import java.util.Optional;

/**
 * Image Orientation (Patient) (0020,0037): the directions of a row and of a column.
 *
 * @param row unit vector along increasing columns
 * @param column unit vector along increasing rows
 */
public record Orientation(Vector row, Vector column) {
  private static final double TOLERANCE = 0.01;

  /**
   * From the six numbers of the element; empty unless they are two unit vectors at right angles.
   */
  public static Optional<Orientation> of(double[] cosines) {
    if (cosines.length != 6) {
      return Optional.empty();
    }
    Vector row = new Vector(cosines[0], cosines[1], cosines[2]);
    Vector column = new Vector(cosines[3], cosines[4], cosines[5]);
    boolean sound =
        row.isFinite()
            && column.isFinite()
            && Math.abs(row.length() - 1) < TOLERANCE
            && Math.abs(column.length() - 1) < TOLERANCE
            && Math.abs(row.dot(column)) < TOLERANCE;
    return sound ? Optional.of(new Orientation(row, column)) : Optional.empty();
  }

  /** The direction of the stack: row × column. */
  public Vector normal() {
    return row.cross(column);
  }

  /** The way from the first pixel to one that lies so many millimetres along row and column. */
  public Vector along(double rowMm, double columnMm) {
    return row.times(rowMm).plus(column.times(columnMm));
  }

  /** Whether both directions agree within about half a degree. */
  public boolean isNear(Orientation other) {
    return row.dot(other.row) > 0.9999 && column.dot(other.column) > 0.9999;
  }
}
