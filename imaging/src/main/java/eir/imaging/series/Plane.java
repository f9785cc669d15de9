package eir.imaging.series;

import eir.imaging.Orientation;
import eir.imaging.Vector;

/** The plane of a stack, by the axis of the patient that its normal is nearest to. */
public enum Plane {
  AX("axial"),
  SAG("sagittal"),
  COR("coronal"),
  /** Frames in several planes. */
  MIXED("several planes"),
  /** The files have no orientation. */
  UNKNOWN("");

  private final String text;

  Plane(String text) {
    this.text = text;
  }

  /** English word, empty if unknown. */
  public String text() {
    return text;
  }

  /** AX, SAG or COR, however oblique. */
  public static Plane of(Orientation orientation) {
    Vector normal = orientation.normal();
    double x = Math.abs(normal.x());
    double y = Math.abs(normal.y());
    double z = Math.abs(normal.z());
    return z >= x && z >= y ? AX : x >= y ? SAG : COR;
  }
}
