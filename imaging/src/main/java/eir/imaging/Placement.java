package eir.imaging;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where in the patient a frame lies, as far as its file says: the Image Plane module, or the
 * functional groups of an enhanced object.
 *
 * @param frameOfReferenceUid equal ones share their millimetres, Frame of Reference UID (0020,0052)
 * @param position centre of the first pixel, in mm
 * @param thicknessMm Slice Thickness (0018,0050), above 0
 */
public record Placement(
    Optional<String> frameOfReferenceUid,
    Optional<Orientation> orientation,
    Optional<Vector> position,
    Optional<Spacing> spacing,
    OptionalDouble thicknessMm) {

  /**
   * Position along the normal of the frame, in mm: what orders the slices of a stack.
   *
   * <p>Not Slice Location, which vendors fill as they like, nor Spacing Between Slices, which may
   * be negative.
   */
  public OptionalDouble depthMm() {
    return orientation.isPresent() && position.isPresent()
        ? OptionalDouble.of(orientation.get().normal().dot(position.get()))
        : OptionalDouble.empty();
  }
}
