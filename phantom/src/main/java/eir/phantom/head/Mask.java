package eir.phantom.head;

import java.util.List;

/** Nobody's face, where the atlas has air; millimetres of the atlas from the pons' centre, LPS. */
record Mask(float signal) {
  private static final List<Ellipsoid> PARTS =
      List.of(
          new Ellipsoid(0, -74, -34, 56, 30, 50), // cheeks, mouth and upper jaw
          new Ellipsoid(0, -72, -70, 36, 30, 22), // chin
          new Ellipsoid(0, -104, -10, 11, 14, 18)); // nose

  /** The signal at a place that is air otherwise. */
  float at(float x, float y, float z) {
    for (Ellipsoid part : PARTS) {
      if (part.radius(x, y, z) < 1) {
        return signal;
      }
    }
    return 0;
  }
}
