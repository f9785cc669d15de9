package eir.phantom.head;

/**
 * How the head lies in the scanner: a few degrees askew and not quite in the isocentre.
 *
 * <p>Turns head axes (mm of the child's head from the centre of the pons) into DICOM's patient
 * coordinates. Slices are planned along the head, so their direction cosines are oblique, as on
 * every real scanner. Immutable.
 */
public final class HeadPose {
  private final double[][] rotation;
  private final double[] ponsMm;

  HeadPose(Dice dice) {
    double pitch = StrictMath.toRadians(dice.between(-9, 9));
    double roll = StrictMath.toRadians(dice.between(-3, 3));
    double yaw = StrictMath.toRadians(dice.between(-4, 4));
    rotation = times(aboutZ(yaw), times(aboutY(roll), aboutX(pitch)));
    ponsMm = new double[] {dice.between(-4, 4), dice.between(5, 22), dice.between(-48, -20)};
  }

  /** A direction of the head in patient axes. */
  public double[] direction(double[] head) {
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = rotation[i][0] * head[0] + rotation[i][1] * head[1] + rotation[i][2] * head[2];
    }
    return out;
  }

  /** A point of the head in patient coordinates, mm. */
  public double[] point(double[] headMm) {
    double[] out = direction(headMm);
    for (int i = 0; i < 3; i++) {
      out[i] += ponsMm[i];
    }
    return out;
  }

  /** Image Position (Patient), (0020,0032). */
  public double[] imagePosition(Stack stack, int slice) {
    return point(stack.corner(slice));
  }

  /** Image Orientation (Patient), (0020,0037): six cosines. */
  public double[] imageOrientation(Plane plane) {
    double[] row = direction(plane.alongRow());
    double[] column = direction(plane.alongColumn());
    return new double[] {row[0], row[1], row[2], column[0], column[1], column[2]};
  }

  private static double[][] aboutX(double a) {
    double c = StrictMath.cos(a);
    double s = StrictMath.sin(a);
    return new double[][] {{1, 0, 0}, {0, c, -s}, {0, s, c}};
  }

  private static double[][] aboutY(double a) {
    double c = StrictMath.cos(a);
    double s = StrictMath.sin(a);
    return new double[][] {{c, 0, s}, {0, 1, 0}, {-s, 0, c}};
  }

  private static double[][] aboutZ(double a) {
    double c = StrictMath.cos(a);
    double s = StrictMath.sin(a);
    return new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] out = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        out[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
      }
    }
    return out;
  }
}
