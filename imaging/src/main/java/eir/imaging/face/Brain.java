package eir.imaging.face;

import eir.imaging.Vector;
import eir.imaging.face.FaceFinder.Result;
import java.util.Arrays;
import java.util.BitSet;

/** Finds the brain in a head, by how bright, how deep and how large it is. */
final class Brain {
  // Air is what lies below this share of Otsu's threshold between dark and bright.
  private static final double AIR_SHARE = 0.6;
  // A ball of this radius rolls around the head: nostrils and ears are too narrow for it.
  private static final double BALL_MM = 6;
  // Half the width of a head, from an infant's to the largest with cushions of fat.
  private static final double LEAST_DEPTH_MM = 38;
  private static final double MOST_DEPTH_MM = 110;
  // The middle of the head, all of it brain.
  private static final double MIDDLE_MM = 35;
  // Tissue as bright as the middle: fat and marrow are brighter in T1, fluid is darker.
  private static final double DARKEST = 0.55;
  private static final double BRIGHTEST = 1.8;
  // Where the core may grow back to: cortex between dark furrows.
  private static final double DARKEST_RIM = 0.4;
  private static final int RIM_CUBES = 8;
  // What is found must have the measures of a brain, an infant's or a swollen one in half a scan.
  private static final double LEAST_LITRES = 0.35;
  private static final double MOST_LITRES = 2.6;
  private static final double LEAST_LENGTH_MM = 105;
  private static final double LEAST_WIDTH_MM = 85;
  // A frontal pole is no farther from the middle of the brain; a nose, lips and chin are.
  private static final double[] FARTHEST_MM = {115, 112, 104, 96};
  private static final double STAYS_BEHIND_MM = 15;

  private final HeadGrid grid;
  private final Shapes shapes;

  Brain(HeadGrid grid) {
    this.grid = grid;
    shapes = new Shapes(grid);
  }

  Result shell() {
    float[] values = grid.values;
    double air = AIR_SHARE * Otsu.threshold(values);
    BitSet head = Shapes.where(grid.size(), at -> values[at] > air);
    float[] depths = depths(head);
    int middle = deepest(head, depths);
    if (middle < 0
        || depths[middle] - BALL_MM < LEAST_DEPTH_MM
        || depths[middle] - BALL_MM > MOST_DEPTH_MM) {
      return new Result.NotFound(Unfit.NO_HEAD);
    }
    BitSet near = near(head, grid.place(middle));
    double level = median(near);
    BitSet tissue =
        Shapes.where(
            grid.size(), at -> values[at] > DARKEST * level && values[at] < BRIGHTEST * level);
    BitSet core = core(tissue, near);
    BitSet rim =
        Shapes.where(
            grid.size(), at -> values[at] > DARKEST_RIM * level && values[at] < BRIGHTEST * level);
    return measured(shapes.grown(core, rim, RIM_CUBES));
  }

  /** Distance to the air around the head, mm; air within it does not count. */
  private float[] depths(BitSet head) {
    float[] toHead = shapes.distanceMm(head);
    BitSet free =
        Shapes.where(grid.size(), at -> toHead[at] > BALL_MM && !Float.isNaN(grid.values[at]));
    BitSet entries = Shapes.where(grid.size(), at -> free.get(at) && grid.isAtEdge(at));
    BitSet around = shapes.grown(entries, free, grid.size());
    return shapes.distanceMm(around);
  }

  private static int deepest(BitSet head, float[] depths) {
    int deepest = -1;
    for (int at = head.nextSetBit(0); at >= 0; at = head.nextSetBit(at + 1)) {
      if (deepest < 0 || depths[at] > depths[deepest]) {
        deepest = at;
      }
    }
    return deepest;
  }

  private BitSet near(BitSet head, Vector middle) {
    return Shapes.where(
        grid.size(), at -> head.get(at) && grid.place(at).minus(middle).length() < MIDDLE_MM);
  }

  private double median(BitSet of) {
    double[] sorted = of.stream().mapToDouble(at -> grid.values[at]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Tissue deeper than the peel, the piece that fills most of the middle. */
  private BitSet core(BitSet tissue, BitSet near) {
    float[] toOther =
        shapes.distanceMm(
            Shapes.where(grid.size(), at -> !tissue.get(at) && !Float.isNaN(grid.values[at])));
    BitSet left =
        Shapes.where(grid.size(), at -> tissue.get(at) && toOther[at] > FaceFinder.CORE_MM);
    BitSet largest = new BitSet();
    int most = 0;
    BitSet open = (BitSet) left.clone();
    open.and(near);
    while (!open.isEmpty()) {
      BitSet seed = new BitSet();
      seed.set(open.nextSetBit(0));
      BitSet piece = shapes.grown(seed, left, grid.size());
      BitSet within = (BitSet) piece.clone();
      within.and(near);
      open.andNot(piece);
      if (within.cardinality() > most) {
        most = within.cardinality();
        largest = piece;
      }
    }
    return largest;
  }

  private Result measured(BitSet brain) {
    double litres = brain.cardinality() * Math.pow(HeadGrid.STEP_MM, 3) / 1e6;
    if (litres < LEAST_LITRES || litres > MOST_LITRES) {
      return new Result.NotFound(Unfit.NO_BRAIN);
    }
    double[] offsets = new double[BrainShell.NORMALS.size()];
    Arrays.fill(offsets, -Double.MAX_VALUE);
    double[] sums = new double[3];
    double[] widths = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int at = brain.nextSetBit(0); at >= 0; at = brain.nextSetBit(at + 1)) {
      Vector place = grid.place(at);
      sums[0] += place.x();
      sums[1] += place.y();
      sums[2] += place.z();
      widths[0] = Math.min(widths[0], place.x());
      widths[1] = Math.max(widths[1], place.x());
      widths[2] = Math.min(widths[2], place.y());
      widths[3] = Math.max(widths[3], place.y());
      for (int plane = 0; plane < offsets.length; plane++) {
        offsets[plane] = Math.max(offsets[plane], BrainShell.NORMALS.get(plane).dot(place));
      }
    }
    int count = brain.cardinality();
    Vector middle = new Vector(sums[0] / count, sums[1] / count, sums[2] / count);
    boolean isLikeABrain =
        widths[1] - widths[0] >= LEAST_WIDTH_MM && widths[3] - widths[2] >= LEAST_LENGTH_MM;
    int turns = offsets.length / 6;
    for (int down = 0; down < FARTHEST_MM.length; down++) {
      int plane = down * turns + turns / 2;
      double reach = offsets[plane] - BrainShell.NORMALS.get(plane).dot(middle);
      isLikeABrain &= reach <= FARTHEST_MM[down];
    }
    if (!isLikeABrain) {
      return new Result.NotFound(Unfit.NO_BRAIN);
    }
    for (int plane = 0; plane < offsets.length; plane++) {
      offsets[plane] += FaceFinder.MARGIN_MM;
    }
    return new Result.Found(new BrainShell(offsets, middle.y() - STAYS_BEHIND_MM));
  }
}
