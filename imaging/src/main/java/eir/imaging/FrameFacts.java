package eir.imaging;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the header says of one frame beside its pixels.
 *
 * @param windows as many as the file offers, in its order; none where it has none or bad ones
 * @param bValue diffusion weighting in s/mm²
 * @param isAdc whether the frame is a map of the apparent diffusion coefficient
 * @param instanceNumber Instance Number, 0 where the file has none
 * @param temporalPosition from 1 up, 0 where the file has none
 */
public record FrameFacts(
    Placement placement,
    ModalityTransform modality,
    List<Window> windows,
    OptionalInt bValue,
    boolean isAdc,
    int instanceNumber,
    int temporalPosition,
    int frame) {

  public FrameFacts {
    windows = List.copyOf(windows);
  }

  /** Reads the facts of frame {@code frame}, counted from 0. */
  public static FrameFacts read(FunctionalGroups groups, int frame) {
    List<String> type = groups.texts(Tags.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tags.FRAME_TYPE, frame);
    return new FrameFacts(
        placement(groups, frame),
        modality(groups, frame),
        windows(groups, frame),
        BValue.of(groups, frame),
        type.contains("ADC") || groups.top().texts(Tags.IMAGE_TYPE).contains("ADC"),
        groups.top().integer(Tags.INSTANCE_NUMBER).orElse(0),
        groups.top().integer(Tags.TEMPORAL_POSITION_IDENTIFIER).orElse(0),
        frame);
  }

  /** "b0", "b1000", "ADC", or "" where the frame is not of diffusion. */
  public String kind() {
    return isAdc ? "ADC" : bValue.isPresent() ? "b" + bValue.getAsInt() : "";
  }

  private static Placement placement(FunctionalGroups groups, int frame) {
    double[] position =
        groups.decimals(Tags.PLANE_POSITION_SEQUENCE, Tags.IMAGE_POSITION_PATIENT, frame);
    Optional<Vector> at = Optional.empty();
    if (position.length == 3) {
      at = Optional.of(new Vector(position[0], position[1], position[2])).filter(Vector::isFinite);
    }
    double[] thickness = groups.decimals(Tags.PIXEL_MEASURES_SEQUENCE, Tags.SLICE_THICKNESS, frame);
    return new Placement(
        groups.top().text(Tags.FRAME_OF_REFERENCE_UID),
        Orientation.of(
            groups.decimals(
                Tags.PLANE_ORIENTATION_SEQUENCE, Tags.IMAGE_ORIENTATION_PATIENT, frame)),
        at,
        Spacing.of(groups.decimals(Tags.PIXEL_MEASURES_SEQUENCE, Tags.PIXEL_SPACING, frame)),
        thickness.length > 0 && Double.isFinite(thickness[0]) && thickness[0] > 0
            ? OptionalDouble.of(thickness[0])
            : OptionalDouble.empty());
  }

  /** A slope of 0 or a missing one leaves stored values as they are: there is no other reading. */
  private static ModalityTransform modality(FunctionalGroups groups, int frame) {
    int sequence = Tags.PIXEL_VALUE_TRANSFORMATION_SEQUENCE;
    double[] slope = groups.decimals(sequence, Tags.RESCALE_SLOPE, frame);
    double[] intercept = groups.decimals(sequence, Tags.RESCALE_INTERCEPT, frame);
    double m = slope.length == 0 ? 1 : slope[0];
    double b = intercept.length == 0 ? 0 : intercept[0];
    return Double.isFinite(m) && m != 0 && Double.isFinite(b)
        ? new ModalityTransform(m, b)
        : ModalityTransform.IDENTITY;
  }

  private static List<Window> windows(FunctionalGroups groups, int frame) {
    for (Header place : groups.places(Tags.FRAME_VOILUT_SEQUENCE, frame)) {
      double[] centers = place.decimals(Tags.WINDOW_CENTER);
      double[] widths = place.decimals(Tags.WINDOW_WIDTH);
      Optional<Window.Function> function =
          Window.Function.of(place.text(Tags.VOILUT_FUNCTION).orElse(""));
      List<Window> windows = new ArrayList<>();
      for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
        if (function.isPresent() && Window.isPossible(centers[i], widths[i], function.get())) {
          windows.add(new Window(centers[i], widths[i], function.get()));
        }
      }
      if (!windows.isEmpty()) {
        return windows;
      }
    }
    return List.of();
  }
}
