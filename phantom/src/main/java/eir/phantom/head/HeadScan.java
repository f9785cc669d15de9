package eir.phantom.head;

import java.util.Arrays;
import java.util.Optional;

/**
 * One made-up child in the scanner: the same head, tumour and pose for every series.
 *
 * <p>Same seed and choices, same pixels, on any machine and any number of threads. Immutable; needs
 * about 25 MB per {@link Acquisition} that is alive.
 */
public final class HeadScan {
  /** More than nothing, so that tissue is not taken for air. */
  private static final float TRACE = 1e-6f;

  private final Atlas atlas;
  private final long seed;
  private final double scale;
  private final boolean mirrored;
  private final Front front;
  private final GaussianTable gaussian = new GaussianTable();
  private final Tumour tumour;
  private final HeadPose pose;

  /** Lays the child down; drawing the tumour takes about a quarter of a second. */
  public HeadScan(Atlas atlas, long seed, Lesion lesion, Enhancement enhancement, Side side) {
    this(atlas, seed, lesion, enhancement, side, Front.CUT);
  }

  /** The same, with what {@code front} says before the brain. */
  public HeadScan(
      Atlas atlas, long seed, Lesion lesion, Enhancement enhancement, Side side, Front front) {
    this.front = front;
    this.atlas = atlas;
    this.seed = seed;
    mirrored = side == Side.MIRRORED;
    scale = atlas.childScale * Dice.of(seed, 1).between(0.975, 1.025);
    pose = new HeadPose(Dice.of(seed, 2));
    TumourPlan plan = atlas.tumour.bent(lesion, enhancement, Dice.of(seed, 3));
    tumour = new Tumour(atlas, plan, seed, gaussian);
  }

  /** Where this head lies in the scanner. */
  public HeadPose pose() {
    return pose;
  }

  /** Middle of the tumour's main part in the child's head, mm from the pons' centre, LPS. */
  public double[] lesionCentreMm() {
    return inChild(tumour.plan.body().getFirst());
  }

  /**
   * The box around the tumour in the child's head, mm from the pons' centre: from x, y, z to x, y,
   * z, LPS. A reader's diameters lie in it.
   */
  public double[] lesionBoxMm() {
    double[] box = {1e3, 1e3, 1e3, -1e3, -1e3, -1e3};
    for (Ellipsoid part : tumour.plan.body()) {
      double[] middle = inChild(part);
      double[] half = {part.hx() * scale, part.hy() * scale, part.hz() * scale};
      for (int axis = 0; axis < 3; axis++) {
        box[axis] = StrictMath.min(box[axis], middle[axis] - half[axis]);
        box[3 + axis] = StrictMath.max(box[3 + axis], middle[axis] + half[axis]);
      }
    }
    return box;
  }

  /** Middle of the core around which contrast agent gathers, same axes. */
  public double[] coreCentreMm() {
    return inChild(tumour.plan.core());
  }

  /** A place of the atlas in the child's head, mm. */
  double[] inChild(double atlasX, double atlasY, double atlasZ) {
    return new double[] {(mirrored ? -1 : 1) * atlasX * scale, atlasY * scale, atlasZ * scale};
  }

  private double[] inChild(Ellipsoid part) {
    return inChild(part.x(), part.y(), part.z());
  }

  /**
   * Prepares a series.
   *
   * @param snr white-matter signal over noise, above 0
   * @param stream number of this series among those of the study: its own noise
   */
  public Acquisition acquire(
      Stack stack,
      PulseSequence sequence,
      Contrast contrast,
      Motion motion,
      double snr,
      long stream) {
    Optional<Ghosting> ghosting =
        motion == Motion.MOVING
            ? Optional.of(new Ghosting(stack.rows(), stack.pixelMm(), Dice.of(seed, 4, stream)))
            : Optional.empty();
    PulseSequence reference =
        sequence instanceof PulseSequence.Diffusion d
            ? new PulseSequence.Diffusion(d.repetitionMs(), d.echoMs(), 0, d.grain())
            : sequence;
    Optional<Mask> mask =
        front == Front.MASKED
            ? Optional.of(
                new Mask((float) Atlas.signalOf(atlas.tissue("soft"), sequence, contrast)))
            : Optional.empty();
    double white = Atlas.signalOf(atlas.tissue("white"), reference, Contrast.NONE);
    return new Acquisition(
        atlas,
        tumour,
        stack,
        atlas.signal(sequence, contrast),
        tumour.signal(sequence, contrast),
        mirrored ? -1 / scale : 1 / scale,
        1 / scale,
        white,
        snr,
        ghosting,
        mask,
        gaussian,
        seed,
        stream);
  }

  /** Where {@code layer} is, for {@link Acquisition#plain}. */
  public Acquisition layer(Stack stack, Layer layer) {
    boolean isBrain = layer == Layer.BRAIN;
    float[] tumourShare = new float[Tumour.NX * Tumour.NY * Tumour.NZ];
    Arrays.fill(tumourShare, isBrain ? 1 : TRACE);
    return new Acquisition(
        atlas,
        tumour,
        stack,
        isBrain ? atlas.brain() : atlas.anywhere(TRACE),
        tumourShare,
        mirrored ? -1 / scale : 1 / scale,
        1 / scale,
        1,
        1,
        Optional.empty(),
        isBrain ? Optional.empty() : Optional.of(new Mask(1)),
        gaussian,
        seed,
        0);
  }
}
