package eir.imaging;

/** A point or direction in the patient's coordinates, in mm or of length 1, PS3.3 §C.7.6.2.1. */
public record Vector(double x, double y, double z) {
  /** The scalar product; of two directions the cosine between them. */
  public double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** The vector product: at right angles to both, by the right hand. */
  public Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The sum, component by component. */
  public Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  /** The way from {@code other} to this. */
  public Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  /** As long by {@code factor}. */
  public Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  /** Distance from the origin, mm where this is a point. */
  public double length() {
    return Math.sqrt(dot(this));
  }

  boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
  }
}
