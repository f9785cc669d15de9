package eir.imaging;

import java.util.Optional;

/** Pixel Spacing (0028,0030) in mm: between the centres of rows, then of columns. */
public record Spacing(double betweenRowsMm, double betweenColumnsMm) {

  /** From the numbers of the element; empty unless there are two above 0. */
  public static Optional<Spacing> of(double[] millimetres) {
    boolean sound =
        millimetres.length == 2
            && Double.isFinite(millimetres[0])
            && Double.isFinite(millimetres[1])
            && millimetres[0] > 0
            && millimetres[1] > 0;
    return sound ? Optional.of(new Spacing(millimetres[0], millimetres[1])) : Optional.empty();
  }
}
