package eir.phantom.scan;

import eir.phantom.head.Plane;
import eir.phantom.head.PulseSequence;
import eir.phantom.head.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is scanned, in order: one head protocol as a paediatric hospital runs it.
 *
 * <p>Timing is that of the atlas' preview; geometry is ours, within the limits of charter.tsv.
 */
public final class Protocol {
  private static final double AXIAL_STEP_MM = 4.4;
  private static final PulseSequence T1 = new PulseSequence.SpinEcho(550, 9, 1);
  private static final PulseSequence T2 = new PulseSequence.SpinEcho(4800, 100, -0.45);
  private static final PulseSequence FLAIR =
      new PulseSequence.InversionRecovery(9000, 2400, 120, 150, -0.4);
  private static final PulseSequence MPRAGE =
      new PulseSequence.InversionRecovery(2200, 1000, 3, 9, 1);
  private static final PulseSequence SCOUT = new PulseSequence.SpoiledGradientEcho(8.6, 4, 20, 0.8);

  /**
   * One pass through a stack.
   *
   * @param bValue s/mm² for diffusion
   * @param stream of noise; passes of one stream hold the same noise
   */
  public record Pass(
      Stack stack, PulseSequence sequence, OptionalInt bValue, double snr, long stream) {}

  private final Resolution resolution;

  public Protocol(Resolution resolution) {
    this.resolution = resolution;
  }

  /** The passes of a series. An ADC series has the two of the diffusion series it comes from. */
  public List<Pass> passes(SeriesKind kind) {
    return switch (kind) {
      case LOCALISER -> localiser();
      case T1_SAGITTAL -> one(sagittal(256, 104, 1.5, 1.5, 196), MPRAGE, 24, 2);
      case T1_AXIAL -> one(axial(288, 192), T1, 24, 3);
      case T2_AXIAL -> one(axial(320, 192), T2, 24, 4);
      case FLAIR_AXIAL -> one(axial(288, 192), FLAIR, 22, 5);
      case DIFFUSION, ADC -> diffusion();
      case T1_AXIAL_POST -> one(axial(288, 192), T1, 24, 8);
      case T1_SAGITTAL_POST -> one(sagittal(288, 34, 4, AXIAL_STEP_MM, 196), T1, 24, 9);
    };
  }

  private List<Pass> one(Stack stack, PulseSequence sequence, double snr, long stream) {
    return List.of(new Pass(resolution.apply(stack), sequence, OptionalInt.empty(), snr, stream));
  }

  private List<Pass> localiser() {
    List<Pass> passes = new ArrayList<>();
    for (Plane plane : Plane.values()) {
      Stack stack = new Stack(plane, 192, 192, 3, 240.0 / 192, 6, 20, 0, -5, 24);
      passes.add(
          new Pass(resolution.apply(stack), SCOUT, OptionalInt.empty(), 18, 20 + plane.ordinal()));
    }
    return passes;
  }

  // The trace image is the mean of three directions, hence its better signal-to-noise ratio.
  private List<Pass> diffusion() {
    Stack stack = resolution.apply(axial(192, 200));
    return List.of(
        new Pass(stack, new PulseSequence.Diffusion(5000, 85, 0, -0.2), OptionalInt.of(0), 18, 6),
        new Pass(
            stack, new PulseSequence.Diffusion(5000, 85, 1000, -0.2), OptionalInt.of(1000), 30, 7));
  }

  private static Stack axial(int pixels, double fieldMm) {
    return new Stack(
        Plane.AXIAL, pixels, pixels, 37, fieldMm / pixels, 4, AXIAL_STEP_MM, 0, -5, 34);
  }

  private static Stack sagittal(
      int pixels, int slices, double thicknessMm, double stepMm, double fieldMm) {
    return new Stack(
        Plane.SAGITTAL, pixels, pixels, slices, fieldMm / pixels, thicknessMm, stepMm, 0, -5, 28);
  }
}
