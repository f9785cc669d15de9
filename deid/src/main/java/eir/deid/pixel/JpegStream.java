package eir.deid.pixel;

import java.util.Optional;

/**
 * JPEG (ITU-T T.81) and JPEG-LS (T.87): comments and application segments are emptied in place, a
 * bare JFIF header and Adobe's colour mark stay. A stream with other segments than {@link
 * JpegTables} accepts is not read; the coded bytes themselves are not decoded.
 */
record JpegStream(boolean isLs) implements CodeStream {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int COMMENT = 0xFE;
  private static final int JFIF = 0xE0;
  private static final int ADOBE = 0xEE;
  private static final int JFIF_LENGTH = 14;
  private static final int ADOBE_LENGTH = 12;
  private static final int HIGH_DENSITY = 0x12; // high byte: 4,800 dots an inch

  @Override
  public boolean read(FragmentReader in, Patches patches) {
    if (in.next() != 0xFF || in.next() != START) {
      return false;
    }
    JpegTables tables = new JpegTables();
    int marker = marker(in, in.next());
    while (marker != END) {
      if (marker == FragmentReader.END) {
        return false;
      }
      if (marker == COMMENT || marker >= 0xE0 && marker <= 0xEF) {
        if (!silence(in, marker, patches)) {
          return false;
        }
        marker = marker(in, in.next());
      } else if (isTable(marker)) {
        int length = in.nextShort();
        Optional<byte[]> body = length < 2 ? Optional.empty() : in.next(length - 2);
        if (body.isEmpty() || !tables.accepts(marker, body.get())) {
          return false;
        }
        marker = marker == SCAN ? scan(in, tables.restarts()) : marker(in, in.next());
      } else {
        return false;
      }
    }
    return true;
  }

  /** Frame headers, tables, scans: all that codes pixels. */
  private boolean isTable(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC8
        || marker >= SCAN && marker <= 0xDF
        || isLs && (marker == 0xF7 || marker == 0xF8);
  }

  /** The marker that begins with {@code first}, fill bytes skipped; END if there is none. */
  private static int marker(FragmentReader in, int first) {
    if (first != 0xFF) {
      return FragmentReader.END;
    }
    int code = in.next();
    while (code == 0xFF) {
      code = in.next();
    }
    return code;
  }

  /** Skips coded bytes up to the next marker, which it returns; restarts come in their order. */
  private int scan(FragmentReader in, boolean restarts) {
    int next = FIRST_RESTART;
    while (true) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return b;
      }
      if (b != 0xFF) {
        continue;
      }
      int code = in.next();
      while (code == 0xFF) {
        code = in.next();
      }
      boolean isCoded = isLs ? code < 0x80 && code >= 0 : code == 0;
      if (isCoded) {
        continue;
      }
      if (!restarts || code != next) {
        return code;
      }
      next = next == LAST_RESTART ? FIRST_RESTART : next + 1;
    }
  }

  private static boolean silence(FragmentReader in, int marker, Patches patches) {
    long markerAt = in.offset() - 1;
    int length = in.nextShort() - 2;
    if (length < 0) {
      return false;
    }
    int keeps =
        marker == JFIF && length == JFIF_LENGTH || marker == ADOBE && length == ADOBE_LENGTH
            ? length
            : 0;
    byte[] head = new byte[keeps];
    long[] at = new long[keeps];
    for (int i = 0; i < keeps; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return false;
      }
      head[i] = (byte) b;
      at[i] = in.offset() - 1;
    }
    if (keeps > 0 && isHarmless(marker, head)) {
      return true;
    }
    if (marker != COMMENT) {
      patches.add(markerAt, (byte) COMMENT);
    }
    for (int i = 0; i < keeps; i++) {
      if (head[i] != 0) {
        patches.add(at[i], (byte) 0);
      }
    }
    for (int i = keeps; i < length; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return false;
      }
      if (b != 0) {
        patches.add(in.offset() - 1, (byte) 0);
      }
    }
    return true;
  }

  private static boolean isHarmless(int marker, byte[] head) {
    return marker == JFIF ? isJfif(head) : isAdobe(head);
  }

  /** Version 1, a density that is one, no thumbnail. */
  private static boolean isJfif(byte[] head) {
    return startsWith(head, "JFIF\0")
        && head[5] == 1
        && head[6] >= 0
        && head[6] <= 2
        && head[7] >= 0
        && head[7] <= 2
        && (head[8] & 0xFF) <= HIGH_DENSITY
        && (head[10] & 0xFF) <= HIGH_DENSITY
        && head[12] == 0
        && head[13] == 0;
  }

  /** A version, flags of which two are known, and one of three transforms. */
  private static boolean isAdobe(byte[] head) {
    return startsWith(head, "Adobe")
        && head[5] == 0
        && head[6] >= 100
        && head[6] <= 101
        && (head[7] & 0x3F) == 0
        && head[8] == 0
        && (head[9] & 0x3F) == 0
        && head[10] == 0
        && head[11] >= 0
        && head[11] <= 2;
  }

  private static boolean startsWith(byte[] head, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (head[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
