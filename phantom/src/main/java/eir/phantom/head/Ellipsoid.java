package eir.phantom.head;

/** An ellipsoid along the axes of the head; millimetres of the atlas from the pons' centre, LPS. */
record Ellipsoid(double x, double y, double z, double hx, double hy, double hz) {
  /** 0 in the centre, 1 on the surface. */
  double radius(double px, double py, double pz) {
    double dx = (px - x) / hx;
    double dy = (py - y) / hy;
    double dz = (pz - z) / hz;
    return StrictMath.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** About the distance to the surface in mm, negative inside. */
  double distance(double px, double py, double pz) {
    return (radius(px, py, pz) - 1) * StrictMath.min(hx, StrictMath.min(hy, hz));
  }

  Ellipsoid varied(Dice dice, double share) {
    return new Ellipsoid(
        x * dice.between(1 - share, 1 + share),
        y * dice.between(1 - share, 1 + share),
        z * dice.between(1 - share, 1 + share),
        hx * dice.between(1 - share, 1 + share),
        hy * dice.between(1 - share, 1 + share),
        hz * dice.between(1 - share, 1 + share));
  }

  Ellipsoid moved(double dx, double dy, double dz) {
    return new Ellipsoid(x + dx, y + dy, z + dz, hx, hy, hz);
  }

  Ellipsoid grown(double factor) {
    return new Ellipsoid(x, y, z, hx * factor, hy * factor, hz * factor);
  }
}
