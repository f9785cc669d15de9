package eir.deid.pixel;

/**
 * JPEG 2000 and HTJ2K code streams (ITU-T T.800 Annex A): comments of main and tile-part headers,
 * and whatever only points or describes, are emptied in place; every other segment has the
 * structure that its marker asks for. Tile parts are hopped over by their stated length. Boxes of
 * the JP2 file format are not read: PS3.5 §A.4.4 does not allow them.
 */
record Jpeg2000Stream(PixelDescription pixels) implements CodeStream {
  private static final int START = 0xFF4F;
  private static final int SIZE = 0xFF51;
  private static final int COMMENT = 0xFF64;
  private static final int TILE_PART = 0xFF90;
  private static final int DATA = 0xFF93;
  private static final int END = 0xFFD9;

  @Override
  public boolean read(FragmentReader in, Patches patches) {
    if (in.nextShort() != START || in.nextShort() != SIZE) {
      return false;
    }
    Jpeg2000Headers headers = new Jpeg2000Headers(pixels);
    MarkerSegment size = MarkerSegment.read(in, in.nextShort() - 2);
    if (!size.isWhole()
        || !headers.takeSize(size)
        || segments(in, headers, patches, TILE_PART) < 0
        || !headers.endMain()) {
      return false;
    }
    int marker = TILE_PART;
    while (marker == TILE_PART) {
      int stated = in.nextShort();
      MarkerSegment part = MarkerSegment.read(in, stated - 2);
      if (stated != 10 || !part.isWhole() || !headers.takePart(part)) {
        return false;
      }
      int header = segments(in, headers, patches, DATA);
      if (header < 0) {
        return false;
      }
      long length = part.intAt(2);
      if (length == 0) {
        marker = skipToEnd(in);
      } else {
        long left = length - 12 - header;
        if (left < 0 || !in.skip(left)) {
          return false;
        }
        marker = in.nextShort();
      }
    }
    return marker == END && headers.end(patches);
  }

  /** Reads segments up to the marker {@code end}: how many bytes, that marker too, or -1. */
  private static int segments(
      FragmentReader in, Jpeg2000Headers headers, Patches patches, int end) {
    boolean isMain = end == TILE_PART;
    int count = 2;
    while (true) {
      int marker = in.nextShort();
      if (marker == end) {
        return count;
      }
      long codeAt = in.offset() - 1;
      int length = in.nextShort();
      count += 2 + length;
      if (length < 2 || count < 0) {
        return -1;
      }
      boolean isGood;
      if (marker == COMMENT) {
        isGood = silence(in, length - 2, true, patches);
      } else if (Jpeg2000Headers.isNote(marker, isMain)) {
        patches.add(codeAt, (byte) COMMENT);
        isGood = silence(in, length - 2, false, patches);
      } else if (Jpeg2000Headers.mayStand(marker, isMain)) {
        MarkerSegment segment = MarkerSegment.read(in, length - 2);
        isGood = segment.isWhole() && headers.read(marker, codeAt, segment);
      } else {
        isGood = false;
      }
      if (!isGood) {
        return -1;
      }
    }
  }

  /**
   * Empties a comment.
   *
   * @param saysOf whether its second byte says by 0 or 1 that bytes or text follow
   */
  private static boolean silence(FragmentReader in, int length, boolean saysOf, Patches patches) {
    for (int i = 0; i < length; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return false;
      }
      if (b != 0 && !(saysOf && i == 1 && b == 1)) {
        patches.add(in.offset() - 1, (byte) 0);
      }
    }
    return true;
  }

  /** Psot 0: the last tile part goes on to EOC; FF above 8F never stands in packets (§A.1.3). */
  private static int skipToEnd(FragmentReader in) {
    int last = 0;
    while (true) {
      int b = in.next();
      if (b == FragmentReader.END || last == 0xFF && b == 0xD9) {
        return b == FragmentReader.END ? b : END;
      }
      last = b;
    }
  }
}
