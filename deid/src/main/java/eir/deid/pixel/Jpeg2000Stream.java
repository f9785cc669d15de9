package eir.deid.pixel;

/**
 * JPEG 2000 and HTJ2K code streams (ITU-T T.800 Annex A): comments of main and tile-part headers
 * are emptied in place; tile parts are hopped over by their stated length. Boxes of the JP2 file
 * format are not read: PS3.5 §A.4.4 does not allow them.
 */
record Jpeg2000Stream() implements CodeStream {
  private static final int START = 0xFF4F;
  private static final int SIZE = 0xFF51;
  private static final int COMMENT = 0xFF64;
  private static final int TILE_PART = 0xFF90;
  private static final int DATA = 0xFF93;
  private static final int END = 0xFFD9;

  @Override
  public boolean read(FragmentReader in, Patches patches) {
    if (in.nextShort() != START || in.nextShort() != SIZE || !skipSegment(in)) {
      return false;
    }
    int marker = header(in, patches, TILE_PART);
    while (marker == TILE_PART) {
      if (in.nextShort() != 10 || !in.skip(2)) {
        return false;
      }
      long length = (long) in.nextShort() << 16 | in.nextShort();
      if (length < 0 || !in.skip(2)) {
        return false;
      }
      Count count = new Count();
      if (tilePartHeader(in, patches, count) != DATA) {
        return false;
      }
      if (length == 0) {
        marker = skipToEnd(in);
      } else {
        long left = length - 12 - count.bytes;
        if (left < 0 || !in.skip(left)) {
          return false;
        }
        marker = in.nextShort();
      }
    }
    return marker == END;
  }

  private static final class Count {
    private int bytes;
  }

  /** Reads segments up to the marker {@code end}, which it returns, or -1. */
  private static int header(FragmentReader in, Patches patches, int end) {
    return segments(in, patches, end, new Count());
  }

  private static int tilePartHeader(FragmentReader in, Patches patches, Count count) {
    return segments(in, patches, DATA, count);
  }

  private static int segments(FragmentReader in, Patches patches, int end, Count count) {
    while (true) {
      int marker = in.nextShort();
      count.bytes += 2;
      if (marker == end) {
        return marker;
      }
      boolean known = marker >= 0xFF50 && marker <= 0xFF63;
      if (!known && marker != COMMENT) {
        return FragmentReader.END;
      }
      int length = in.nextShort();
      count.bytes += length;
      if (length < 2 || marker != COMMENT && !in.skip(length - 2)) {
        return FragmentReader.END;
      }
      if (marker == COMMENT && !silence(in, length - 2, patches)) {
        return FragmentReader.END;
      }
    }
  }

  private static boolean silence(FragmentReader in, int length, Patches patches) {
    for (int i = 0; i < length; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return false;
      }
      if (i >= 2 && b != 0) { // the first two say whether text or bytes follow
        patches.add(in.offset() - 1, (byte) 0);
      }
    }
    return true;
  }

  private static boolean skipSegment(FragmentReader in) {
    int length = in.nextShort();
    return length >= 2 && in.skip(length - 2);
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
