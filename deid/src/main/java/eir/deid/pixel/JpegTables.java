package eir.deid.pixel;

/**
 * The segments of one JPEG or JPEG-LS stream that code pixels (ITU-T T.81 Annex B, T.87 Annex C):
 * each has exactly the length that its own numbers say, so that nothing can lie behind them, and
 * what DICOM's processes do not use is none.
 */
final class JpegTables {
  private static final int HUFFMAN = 0xC4;
  private static final int ARITHMETIC = 0xCC;
  private static final int SCAN = 0xDA;
  private static final int QUANTIZATION = 0xDB;
  private static final int LINES = 0xDC;
  private static final int RESTART = 0xDD;
  private static final int PRESETS = 0xF8;
  private static final int LARGEST_DIFFERENCE = 17;

  private boolean hasFrame;
  private boolean restarts;

  /** Whether the segment behind {@code marker} is {@code body} and nothing else. */
  boolean accepts(int marker, byte[] body) {
    int length = body.length;
    return switch (marker) {
      case HUFFMAN -> areHuffmanTables(body);
      case ARITHMETIC -> areConditions(body);
      case SCAN -> length > 0 && length == 4 + 2 * body[0];
      case QUANTIZATION -> areQuantizationTables(body);
      case LINES -> length == 2;
      case RESTART -> {
        restarts = false;
        for (byte b : body) {
          restarts |= b != 0;
        }
        yield length >= 2 && length <= 4; // three and four: JPEG-LS
      }
      case PRESETS -> arePresets(body);
      case 0xDE, 0xDF -> false; // hierarchical
      default -> isFrame(body);
    };
  }

  /** Whether the scan may hold markers that restart it. */
  boolean restarts() {
    return restarts;
  }

  private boolean isFrame(byte[] body) {
    boolean is = !hasFrame && body.length > 6 && body.length == 6 + 3 * (body[5] & 0xFF);
    hasFrame = true;
    return is;
  }

  /** Symbols differ from each other, those of DC tables are numbers of bits. */
  private static boolean areHuffmanTables(byte[] body) {
    int at = 0;
    while (at < body.length) {
      int selector = body[at] & 0xFF;
      if (selector >>> 4 > 1 || (selector & 15) > 3 || body.length - at < 17) {
        return false;
      }
      int symbols = 0;
      for (int i = 1; i <= 16; i++) {
        symbols += body[at + i] & 0xFF;
      }
      at += 17;
      if (symbols > 256 || symbols > body.length - at) {
        return false;
      }
      boolean[] seen = new boolean[256];
      for (int end = at + symbols; at < end; at++) {
        int symbol = body[at] & 0xFF;
        if (seen[symbol] || selector >>> 4 == 0 && symbol > LARGEST_DIFFERENCE) {
          return false;
        }
        seen[symbol] = true;
      }
    }
    return true;
  }

  private static boolean areConditions(byte[] body) {
    boolean are = (body.length & 1) == 0 && body.length <= 16;
    for (int i = 0; are && i < body.length; i += 2) {
      are = (body[i] & 0xFF) >>> 4 <= 1 && (body[i] & 15) <= 3;
    }
    return are;
  }

  private static boolean areQuantizationTables(byte[] body) {
    int at = 0;
    while (at < body.length) {
      int selector = body[at] & 0xFF;
      at += 1 + 64 * ((selector >>> 4) + 1);
      if (selector >>> 4 > 1 || (selector & 15) > 3) {
        return false;
      }
    }
    return at == body.length;
  }

  /** Thresholds in ascending order; mapping tables are none of DICOM's. */
  private static boolean arePresets(byte[] body) {
    if (body.length != 11 || body[0] != 1) {
      return false;
    }
    int most = short16(body, 1);
    int first = short16(body, 3);
    int second = short16(body, 5);
    int third = short16(body, 7);
    return first <= second && second <= third && (most == 0 || third <= most);
  }

  private static int short16(byte[] body, int at) {
    return (body[at] & 0xFF) << 8 | body[at + 1] & 0xFF;
  }
}
