package eir.imaging;

/**
 * Rescale Slope and Intercept, PS3.3 §C.11.1: stored value × slope + intercept.
 *
 * <p>Any finite slope but 0 is kept as it is: 0.01 and negative ones occur.
 */
public record ModalityTransform(double slope, double intercept) {
  public static final ModalityTransform IDENTITY = new ModalityTransform(1, 0);

  public ModalityTransform {
    if (!Double.isFinite(slope) || slope == 0 || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "a rescale slope that is zero or not finite; expected PS3.3 §C.11.1.2");
    }
  }

  /** The modality value of a stored value. */
  public double apply(double stored) {
    return stored * slope + intercept;
  }
}
