package eir.deid.pixel;

import java.util.Optional;

/**
 * JPEG 2000 and HTJ2K code streams (ITU-T T.800 Annex A): comments of main and tile-part headers
 * are emptied in place; tile parts are hopped over by their stated length. Boxes of the JP2 file
 * format are not read: PS3.5 §A.4.4 does not allow them; nor are segments that {@link
 * Jpeg2000Header} does not accept. The coded bytes themselves are not decoded.
 */
record Jpeg2000Stream() implements CodeStream {
  private static final int START = 0xFF4F;
  private static final int REGISTRATION = 0xFF63;
  private static final int COMMENT = 0xFF64;
  private static final int TILE_PART = 0xFF90;
  private static final int DATA = 0xFF93;
  private static final int END = 0xFFD9;

  @Override
  public boolean read(FragmentReader in, Patches patches) {
    Jpeg2000Header told = new Jpeg2000Header();
    if (in.nextShort() != START
        || in.nextShort() != Jpeg2000Header.SIZE
        || !segment(in, Jpeg2000Header.SIZE, in.nextShort(), told, true)) {
      return false;
    }
    int marker = segments(in, patches, TILE_PART, new Count(), told);
    long tileParts = 0;
    while (marker == TILE_PART) {
      if (in.nextShort() != 10 || !in.skip(2)) {
        return false;
      }
      long length = (long) in.nextShort() << 16 | in.nextShort();
      if (length < 0 || !in.skip(2)) {
        return false;
      }
      Count count = new Count();
      if (segments(in, patches, DATA, count, told) != DATA) {
        return false;
      }
      tileParts += length;
      if (length == 0) {
        marker = skipToEnd(in);
      } else {
        long left = length - 12 - count.bytes;
        if (left < 0 || !told.isDataLength(left) || !in.skip(left)) {
          return false;
        }
        marker = in.nextShort();
      }
    }
    return marker == END && told.areTileParts(tileParts);
  }

  private static final class Count {
    private int bytes;
  }

  /** Reads segments up to the marker {@code end}, which it returns, or -1. */
  private static int segments(
      FragmentReader in, Patches patches, int end, Count count, Jpeg2000Header told) {
    told.begin();
    while (true) {
      int marker = in.nextShort();
      count.bytes += 2;
      if (marker == end) {
        return marker;
      }
      int length = in.nextShort();
      count.bytes += length;
      boolean isMain = end == TILE_PART;
      boolean isRead =
          switch (marker) {
            case COMMENT -> silence(in, length - 2, 2, patches); // two say whether text follows
            case REGISTRATION ->
                isMain
                    && length == 2 + 4 * told.components()
                    && silence(in, length - 2, 0, patches);
            default -> marker != Jpeg2000Header.SIZE && segment(in, marker, length, told, isMain);
          };
      if (!isRead) {
        return FragmentReader.END;
      }
    }
  }

  private static boolean silence(FragmentReader in, int length, int from, Patches patches) {
    for (int i = 0; i < length; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return false;
      }
      if (i >= from && b != 0) {
        patches.add(in.offset() - 1, (byte) 0);
      }
    }
    return length >= 0;
  }

  private static boolean segment(
      FragmentReader in, int marker, int length, Jpeg2000Header told, boolean isMain) {
    Optional<byte[]> body = length < 2 ? Optional.empty() : in.next(length - 2);
    return body.isPresent() && told.accepts(marker, body.get(), isMain);
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
