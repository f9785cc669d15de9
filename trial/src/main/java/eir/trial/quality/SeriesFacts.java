package eir.trial.quality;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Q04 to Q13 ask of a series: few numbers, which are kept, so that the checks can be run again
 * when a person says that the series is another (H7).
 *
 * @param isVolume whether it was acquired in three dimensions
 * @param hasContrast whether an agent is told of
 * @param isTimed whether its phases are several in time
 * @param acquired start on the shifted calendar
 * @param stacks one for each phase
 */
public record SeriesFacts(
    String uid,
    SequenceClass sequence,
    SlicePlane plane,
    BodyRegion region,
    boolean isVolume,
    boolean hasContrast,
    boolean isTimed,
    Optional<LocalDateTime> acquired,
    List<Stack> stacks) {

  public SeriesFacts {
    stacks = List.copyOf(stacks);
  }

  /**
   * The geometry of one phase.
   *
   * @param isComplete whether every frame has a place, and the steps between places are equal
   * @param hasPlaceTwice whether two frames have the same place
   * @param stepMm the median step, absent for fewer than two places
   * @param thicknessMm the largest, absent if a frame has none
   * @param pixelMm the larger spacing, absent if a frame has none
   * @param extentMm (n - 1) steps and one thickness
   * @param axisShare the smallest share of one axis in a normal, 0 to 1
   */
  public record Stack(
      boolean isComplete,
      boolean hasPlaceTwice,
      OptionalDouble stepMm,
      OptionalDouble thicknessMm,
      OptionalDouble pixelMm,
      OptionalDouble extentMm,
      double axisShare) {}

  static SeriesFacts of(SubmissionFacts.Series series) {
    return new SeriesFacts(
        series.uid(),
        series.sequence(),
        series.plane(),
        series.region(),
        series.isVolume(),
        series.hasContrast(),
        series.slices().stream().anyMatch(SubmissionFacts.Slice::isTimed),
        series.acquired(),
        StackShape.of(series).stream().map(StackShape::stack).toList());
  }

  /** The same images taken for {@code other}. */
  SeriesFacts as(SequenceClass other) {
    return new SeriesFacts(
        uid, other, plane, region, isVolume, hasContrast, isTimed, acquired, stacks);
  }
}
