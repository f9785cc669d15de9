package eir.imaging.face;

import java.util.List;

/**
 * Finds what of a head volume may go because it is face: everything in front of and below the brain
 * and a margin around it.
 *
 * <p>The brain is found generously: what is as bright as the middle of the head, joined to it after
 * {@value #CORE_MM} mm were peeled off, and grown back over twice that and more. Around it stand
 * planes, {@value #MARGIN_MM} mm away, whose normals point forward and down; what lies beyond one
 * of them, and in the front of the head, is face. A guess that is too large leaves some face, one
 * that is too small is held off the brain by the margin, and one without the measures of a brain is
 * refused.
 */
public final class FaceFinder {
  /** From the brain that was found to the nearest voxel that may go. */
  static final double MARGIN_MM = 12;

  /** Peeled off: bridges of tissue through the skull are thinner than twice this. */
  static final double CORE_MM = 5;

  static final int LEAST_SLICES = 12;

  /** Between centres of slices: wider ones show no face, and hide where the brain ends. */
  static final double WIDEST_STEP_MM = 7;

  private FaceFinder() {}

  /** What was found. */
  public sealed interface Result {
    /** The brain and its surroundings, which must stay. */
    record Found(BrainShell shell) implements Result {}

    /** Nothing that could be relied on. */
    record NotFound(Unfit reason) implements Result {}
  }

  /**
   * Looks at the slices of one series and orientation; several at one place (times, b-values) are
   * averaged.
   */
  public static Result find(List<? extends HeadSlice> slices) {
    return switch (HeadVolume.of(slices)) {
      case HeadVolume.Gathered.Gap(Unfit reason) -> new Result.NotFound(reason);
      case HeadVolume.Gathered.Whole(HeadVolume volume) ->
          volume
              .onGrid()
              .map(grid -> new Brain(grid).shell())
              .orElse(new Result.NotFound(Unfit.NO_HEAD));
    };
  }
}
