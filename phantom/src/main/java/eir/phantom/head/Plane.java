package eir.phantom.head;

/** Planes along the axes of the head. Rows and columns run as radiologists look at them. */
public enum Plane {
  /** Columns to the patient's left, rows to the back, slices upwards. */
  AXIAL,
  /** Columns to the back, rows downwards, slices to the right. */
  SAGITTAL,
  /** Columns to the patient's left, rows downwards, slices to the back. */
  CORONAL;

  /** Direction of growing column index in head axes (left, back, head). */
  double[] alongRow() {
    return this == SAGITTAL ? new double[] {0, 1, 0} : new double[] {1, 0, 0};
  }

  /** Direction of growing row index in head axes. */
  double[] alongColumn() {
    return this == AXIAL ? new double[] {0, 1, 0} : new double[] {0, 0, -1};
  }

  /** Direction of growing slice index in head axes: the cross product of the other two. */
  public double[] normal() {
    return switch (this) {
      case AXIAL -> new double[] {0, 0, 1};
      case SAGITTAL -> new double[] {-1, 0, 0};
      case CORONAL -> new double[] {0, 1, 0};
    };
  }
}
