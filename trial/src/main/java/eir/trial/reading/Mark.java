package eir.trial.reading;

import java.math.BigDecimal;
import java.util.List;

/**
 * A place on an image: a measurement has two points, a finding one.
 *
 * @param item the item that it answers or proves, as D1 or C12
 * @param seriesUid Series Instance UID
 * @param instanceUid SOP Instance UID
 * @param frameNumber from 1
 * @param points in mm of the patient (PS3.3 §C.7.6.2)
 */
public record Mark(
    String item, String seriesUid, String instanceUid, int frameNumber, List<Point> points) {

  public Mark {
    points = List.copyOf(points);
  }

  /** A point in mm of the patient: x to the left, y to the back, z to the head. */
  public record Point(BigDecimal xMm, BigDecimal yMm, BigDecimal zMm) {}

  /** Whether it has the two ends of a line. */
  public boolean isLine() {
    return points.size() == 2;
  }

  /** Distance of the ends of a line. */
  public double lengthMm() {
    double[] way = way();
    return Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
  }

  /** Angle to another line, 0 to 90 degrees. */
  public double degreesTo(Mark other) {
    double[] a = way();
    double[] b = other.way();
    double cosine =
        Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (lengthMm() * other.lengthMm());
    return Math.toDegrees(Math.acos(Math.min(1, cosine)));
  }

  /** Whether both lie on one slice. */
  public boolean isOnSliceOf(Mark other) {
    return instanceUid.equals(other.instanceUid) && frameNumber == other.frameNumber;
  }

  private double[] way() {
    Point from = points.getFirst();
    Point to = points.getLast();
    return new double[] {
      to.xMm().subtract(from.xMm()).doubleValue(),
      to.yMm().subtract(from.yMm()).doubleValue(),
      to.zMm().subtract(from.zMm()).doubleValue()
    };
  }
}
