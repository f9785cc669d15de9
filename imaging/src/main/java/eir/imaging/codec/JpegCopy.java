package eir.imaging.codec;

/**
 * Carries marker segments of a JPEG stream over to a new one: those that say what the picture is.
 * Huffman tables are made anew, comments and application data stay behind, but for a bare JFIF
 * header and Adobe's colour mark.
 */
final class JpegCopy {
  private static final int DHT = 0xC4;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DRI = 0xDD;
  private static final int JFIF = 0xE0;
  private static final int ADOBE = 0xEE;

  private JpegCopy() {}

  /**
   * Copies from {@code code[from, to)}, whole segments as {@link JpegSegments} has read them.
   *
   * @param to where the scan header begins, or behind it
   */
  static void segments(byte[] code, int from, int to, JpegWriter out) {
    int at = from;
    while (at + 3 < to) {
      int marker = code[at + 1] & 0xFF;
      boolean hasNoLength = marker == 0xFF || marker <= 1 || marker >= 0xD0 && marker <= 0xD8;
      if (hasNoLength) {
        at += marker == 0xFF ? 1 : 2;
        continue;
      }
      int end = at + 2 + ((code[at + 2] & 0xFF) << 8 | code[at + 3] & 0xFF);
      if (marker == SOS) {
        return;
      }
      boolean isFrame = marker >= 0xC0 && marker <= 0xCF && marker != DHT;
      if (isFrame || marker == DQT || marker == DRI || isHarmless(code, marker, at + 4, end)) {
        out.raw(code, at, end);
      }
      at = end;
    }
  }

  private static boolean isHarmless(byte[] code, int marker, int from, int end) {
    return marker == JFIF
            && end - from == 14
            && startsWith(code, from, "JFIF\0")
            && code[from + 12] == 0
            && code[from + 13] == 0
        || marker == ADOBE && end - from == 12 && startsWith(code, from, "Adobe");
  }

  private static boolean startsWith(byte[] code, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (code[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
