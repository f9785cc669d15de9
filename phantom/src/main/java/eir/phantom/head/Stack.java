package eir.phantom.head;

/**
 * Where the slices of a series lie in the head.
 *
 * @param pixelMm distance of neighbouring pixels, square
 * @param thicknessMm of one slice
 * @param stepMm from centre to centre of neighbouring slices
 * @param centreX middle of the stack: millimetres of the child's head from the pons, LPS
 */
public record Stack(
    Plane plane,
    int rows,
    int columns,
    int slices,
    double pixelMm,
    double thicknessMm,
    double stepMm,
    double centreX,
    double centreY,
    double centreZ) {

  /** Centre of the first pixel (row 0, column 0) of a slice, head mm. */
  public double[] corner(int slice) {
    double[] row = plane.alongRow();
    double[] column = plane.alongColumn();
    double[] normal = plane.normal();
    double[] centre = {centreX, centreY, centreZ};
    double[] corner = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      corner[axis] =
          centre[axis]
              - row[axis] * pixelMm * (columns - 1) / 2
              - column[axis] * pixelMm * (rows - 1) / 2
              + normal[axis] * stepMm * (slice - (slices - 1) / 2.0);
    }
    return corner;
  }

  /**
   * The same field of view in fewer, larger pixels; every n-th slice, thicker where they touched.
   */
  public Stack coarser(int pixels, int everySlice) {
    int fewer = Math.max(1, slices / everySlice);
    return new Stack(
        plane,
        pixels,
        pixels,
        fewer,
        pixelMm * columns / pixels,
        stepMm > thicknessMm ? thicknessMm : thicknessMm * everySlice,
        stepMm * everySlice,
        centreX,
        centreY,
        centreZ);
  }
}
