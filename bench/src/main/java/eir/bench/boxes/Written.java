package eir.bench.boxes;

/**
 * A line of writing in a frame.
 *
 * @param lettering how it looks
 * @param contrastPercent how far its shade is from the mean of what lies behind, of all shades
 * @param white whether it is the brighter
 * @param turned whether it is read from below or above
 * @param ink as far as it can be seen on what lies behind
 * @param left of its ink
 * @param top of its ink
 */
record Written(
    Lettering lettering,
    int contrastPercent,
    boolean white,
    boolean turned,
    Ink ink,
    int left,
    int top) {

  /** How much of the ink lies in one of the boxes, 0 to 1. */
  double coveredBy(Iterable<int[]> boxes) {
    long all = 0;
    long covered = 0;
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        int coverage = ink.coverage(x, y);
        all += coverage;
        covered += isIn(boxes, left + x, top + y) ? coverage : 0;
      }
    }
    return all == 0 ? 1 : (double) covered / all;
  }

  private static boolean isIn(Iterable<int[]> boxes, int x, int y) {
    for (int[] box : boxes) {
      if (x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a box {@code x, y, width, height} has some of it. */
  boolean meets(int[] box) {
    return box[0] < left + ink.width()
        && left < box[0] + box[2]
        && box[1] < top + ink.height()
        && top < box[1] + box[3];
  }
}
