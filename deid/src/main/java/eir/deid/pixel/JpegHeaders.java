package eir.deid.pixel;

import org.jspecify.annotations.Nullable;

/**
 * The segments of one frame that code pixels, each held to the structure of ITU-T T.81 Annex B, so
 * that nothing else fits into them. What is defined and met by no scan is made blank in its place.
 */
abstract sealed class JpegHeaders permits JpegTables, JpegLsHeaders {
  static final int SCAN = 0xDA;
  static final int LINES = 0xDC;
  static final int RESTARTS = 0xDD;

  final PixelDescription pixels;

  /** The frame header, once it was read. */
  @Nullable MarkerSegment frame;

  /** The last restart interval, and whether a scan had restarts by it. */
  private @Nullable MarkerSegment restarts;

  private boolean hasRestarts;
  private boolean hasScan;
  private boolean isInOrder;
  long restartsInScan;

  JpegHeaders(PixelDescription pixels) {
    this.pixels = pixels;
  }

  /** Whether segments of this marker, no application's, are known. */
  abstract boolean mayStand(int marker);

  /** Reads a segment; whether it is as its marker asks for. */
  final boolean read(int marker, MarkerSegment segment, Patches patches) {
    return switch (marker) {
      case SCAN -> {
        hasScan = true;
        isInOrder = true;
        restartsInScan = 0;
        yield frame != null && scan(frame, segment);
      }
      case LINES -> // behind the first scan, and what the data set says (T.81 §B.2.5)
          hasScan && segment.length() == 2 && segment.shortAt(0) == pixels.rows();
      case RESTARTS -> {
        blankRestarts(patches);
        restarts = segment;
        hasRestarts = false;
        yield isRestartLength(segment.length());
      }
      default -> other(marker, segment, patches);
    };
  }

  abstract boolean isRestartLength(int length);

  abstract boolean scan(MarkerSegment frame, MarkerSegment segment);

  abstract boolean other(int marker, MarkerSegment segment, Patches patches);

  /** Whether a scan of an interval that is not 0 can have as many restarts. */
  abstract boolean mayRestart(long interval, long count);

  /** Counts a restart marker: they run from 0 to 7 and round again (T.81 §B.1.1.3). */
  final void restart(int number) {
    isInOrder &= number == (restartsInScan & 7);
    restartsInScan++;
  }

  /** Whether the restarts of the last scan were those of its interval. */
  final boolean endScan() {
    hasRestarts |= restartsInScan > 0;
    long interval = restartInterval();
    return isInOrder
        && (interval == 0 ? restartsInScan == 0 : mayRestart(interval, restartsInScan));
  }

  private long restartInterval() {
    long interval = 0;
    for (int i = 0; restarts != null && i < restarts.length(); i++) {
      interval = interval << 8 | restarts.at(i);
    }
    return interval;
  }

  /** An interval by which nothing restarts is none. */
  private void blankRestarts(Patches patches) {
    for (int i = 0; restarts != null && !hasRestarts && i < restarts.length(); i++) {
      restarts.put(i, 0, patches);
    }
  }

  /** The end of the image: whether it was one; what no scan met becomes blank. */
  boolean end(Patches patches) {
    blankRestarts(patches);
    return frame != null && hasScan;
  }

  /**
   * Takes the only frame header: size and components are those of the data set, so that neither
   * hides anything.
   */
  final boolean takeFrame(MarkerSegment segment, int mostSelector) {
    if (frame != null || segment.length() < 6) {
      return false;
    }
    frame = segment;
    int lines = segment.shortAt(1);
    boolean isGood =
        segment.length() == 6 + 3 * components(segment)
            && components(segment) == pixels.components()
            && (lines == pixels.rows() || lines == 0) // 0: they are told behind the first scan
            && segment.shortAt(3) == pixels.columns();
    for (int i = 0; isGood && i < components(segment); i++) {
      int horizontal = segment.at(7 + 3 * i) >> 4;
      int vertical = segment.at(7 + 3 * i) & 15;
      isGood =
          isIdentifier(segment.at(6 + 3 * i))
              && component(segment, segment.at(6 + 3 * i)) == i
              && horizontal >= 1
              && horizontal <= 4
              && vertical >= 1
              && vertical <= 4
              && segment.at(8 + 3 * i) <= mostSelector;
    }
    return isGood;
  }

  /** Identifiers as writers give them: counted, the letters of a colour, or those of wide YCC. */
  private static boolean isIdentifier(int id) {
    return id <= 4 || id == 'R' || id == 'G' || id == 'B' || id == 0x22 || id == 0x23;
  }

  static int precision(MarkerSegment frame) {
    return frame.at(0);
  }

  static int components(MarkerSegment frame) {
    return frame.at(5);
  }

  /** Index of the first component of this identifier, or -1. */
  static int component(MarkerSegment frame, int id) {
    for (int i = 0; i < components(frame); i++) {
      if (frame.at(6 + 3 * i) == id) {
        return i;
      }
    }
    return -1;
  }

  /** Components of a scan, or -1 if its header is none. */
  static int componentsOfScan(MarkerSegment frame, MarkerSegment scan) {
    int count = scan.length() == 0 ? 0 : scan.at(0);
    if (count < 1 || count > 4 || scan.length() != 4 + 2 * count) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      int component = component(frame, scan.at(1 + 2 * i));
      if (component < 0 || i > 0 && component <= component(frame, scan.at(2 * i - 1))) {
        return -1;
      }
    }
    return count;
  }
}
