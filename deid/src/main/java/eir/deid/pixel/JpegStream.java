package eir.deid.pixel;

/**
 * JPEG (ITU-T T.81) and JPEG-LS (T.87): comments and application segments are emptied in place, a
 * bare JFIF header and Adobe's colour mark stay, their other bytes as every writer has them; every
 * other segment has the structure that its marker asks for.
 */
record JpegStream(boolean isLs, PixelDescription pixels) implements CodeStream {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int JFIF = 0xE0;
  private static final int ADOBE = 0xEE;
  private static final int JFIF_LENGTH = 14;
  private static final int ADOBE_LENGTH = 12;

  /** Version 1.01, no unit, square pixels, no thumbnail. */
  private static final byte[] BARE_JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

  @Override
  public boolean read(FragmentReader in, Patches patches) {
    if (in.next() != 0xFF || in.next() != START) {
      return false;
    }
    JpegHeaders headers = isLs ? new JpegLsHeaders(pixels) : new JpegTables(pixels);
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
        continue;
      }
      if (!headers.mayStand(marker)) {
        return false;
      }
      MarkerSegment segment = MarkerSegment.read(in, in.nextShort() - 2);
      if (!segment.isWhole() || !headers.read(marker, segment, patches)) {
        return false;
      }
      if (marker == SCAN) {
        marker = scan(in, headers);
        if (!headers.endScan()) {
          return false;
        }
      } else {
        marker = marker(in, in.next());
      }
    }
    return headers.end(patches);
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

  /** Skips coded bytes up to the next marker that is no restart, which it returns. */
  private int scan(FragmentReader in, JpegHeaders headers) {
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
      boolean isRestart = code >= 0xD0 && code <= 0xD7;
      if (isRestart) {
        headers.restart(code & 7);
      } else if (!isCoded) {
        return code;
      }
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
    if (keeps > 0 && (marker == JFIF ? isJfif(head) : isAdobe(head))) {
      byte[] bare = marker == JFIF ? BARE_JFIF : bareAdobe(head[11]);
      for (int i = 0; i < keeps; i++) {
        if (head[i] != bare[i]) {
          patches.add(at[i], bare[i]);
        }
      }
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

  /** Whether it has no thumbnail; its densities say nothing of pixels. */
  private static boolean isJfif(byte[] head) {
    return startsWith(head, "JFIF\0") && head[12] == 0 && head[13] == 0;
  }

  /** Whether it says by its last byte how colours are coded. */
  private static boolean isAdobe(byte[] head) {
    return startsWith(head, "Adobe") && head[11] >= 0 && head[11] <= 2;
  }

  private static byte[] bareAdobe(byte transform) {
    return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, transform};
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
