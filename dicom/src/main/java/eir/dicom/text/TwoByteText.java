package eir.dicom.text;

import eir.dicom.text.TwoByteSets.Encoding;
import java.util.Arrays;

/**
 * Text of two bytes a character, decoded alike by every host.
 *
 * <p>The JVM and browsers agree on nearly all characters, but not on what is no character: how many
 * bytes a broken one has, which rows makers added, where private ones go. So units are told apart
 * here, the host gets whole ones only, and what hosts are known to see differently is U+FFFD, or
 * the one form of the seven signs of JIS X 0208 that have two.
 */
final class TwoByteText {
  private static final char UNKNOWN = '\uFFFD';
  private static final char PLACE = '\uFFFF'; // of the host's answer
  private static final int MOST_BYTES = 4;

  private final TwoByteSets host;
  private final Encoding encoding;
  private byte[] units = new byte[64];
  private int used;
  private final StringBuilder places = new StringBuilder();

  private TwoByteText(TwoByteSets host, Encoding encoding) {
    this.host = host;
    this.encoding = encoding;
  }

  /** The text of {@code in[from, to)}; each byte that belongs to no character is U+FFFD. */
  static String decode(TwoByteSets host, Encoding encoding, byte[] in, int from, int to) {
    return new TwoByteText(host, encoding).decode(in, from, to);
  }

  private String decode(byte[] in, int from, int to) {
    int at = from;
    while (at < to) {
      if (in[at] >= 0) {
        places.append((char) in[at++]);
        continue;
      }
      int length = unit(in, at, to);
      if (length == 0 || isDisputed(in, at, length)) {
        places.append(UNKNOWN);
        at += Math.max(1, length);
      } else {
        add(in, at, length);
        places.append(PLACE);
        at += length;
      }
    }
    return used == 0 ? places.toString() : merged();
  }

  /** Each unit stands alone between line ends, so that a host cannot join or split two. */
  private void add(byte[] in, int at, int length) {
    if (units.length - used < MOST_BYTES + 2) {
      units = Arrays.copyOf(units, units.length * 2);
    }
    System.arraycopy(in, at, units, used, length);
    used += length;
    units[used++] = '\n';
    units[used++] = '\n';
  }

  private String merged() {
    // Browsers read GBK by the table of GB 18030, the JVM by one with fewer characters.
    Encoding asked = encoding == Encoding.GBK ? Encoding.GB18030 : encoding;
    String decoded = host.decode(asked, units, 0, used);
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (int i = 0; i < places.length(); i++) {
      char c = places.charAt(i);
      if (c != PLACE) {
        out.append(c);
        continue;
      }
      int end = next;
      while (end < decoded.length() && decoded.charAt(end) != '\n') {
        end++;
      }
      appendAlike(decoded, next, end, out);
      while (end < decoded.length() && decoded.charAt(end) == '\n') {
        end++;
      }
      next = end;
    }
    return out.toString();
  }

  private void appendAlike(String decoded, int from, int to, StringBuilder out) {
    boolean isOne = to - from == 1 || to - from == 2 && decoded.charAt(from) >= 0xD800;
    char first = from < to ? decoded.charAt(from) : UNKNOWN;
    if (!isOne || isDisputed(first)) {
      out.append(UNKNOWN);
    } else if (to - from == 2) {
      out.append(first).append(decoded.charAt(from + 1));
    } else {
      out.append(encoding == Encoding.EUC_JP ? japanese(first) : first);
    }
  }

  /** Bytes of the whole unit at {@code at}, 0 if there is none. */
  private int unit(byte[] in, int at, int to) {
    int lead = in[at] & 0xFF;
    int second = at + 1 < to ? in[at + 1] & 0xFF : 0;
    boolean isTrail = second >= 0xA1 && second <= 0xFE;
    return switch (encoding) {
      case EUC_KR -> isIn(lead, 0xA1, 0xFE) && isTrail ? 2 : 0;
      case EUC_JP -> {
        if (lead == 0x8F) {
          int third = at + 2 < to ? in[at + 2] & 0xFF : 0;
          yield isTrail && isIn(third, 0xA1, 0xFE) ? 3 : 0;
        }
        yield isIn(lead, 0xA1, 0xFE) && isTrail ? 2 : 0;
      }
      case GBK -> isChinese(lead, second) ? 2 : 0;
      case GB18030 -> {
        boolean isLong =
            isIn(lead, 0x81, 0xFE)
                && isIn(second, 0x30, 0x39)
                && at + 3 < to
                && isIn(in[at + 2] & 0xFF, 0x81, 0xFE)
                && isIn(in[at + 3] & 0xFF, 0x30, 0x39);
        yield isLong ? 4 : isChinese(lead, second) ? 2 : 0;
      }
    };
  }

  private static boolean isChinese(int lead, int second) {
    return isIn(lead, 0x81, 0xFE) && isIn(second, 0x40, 0xFE) && second != 0x7F;
  }

  /** Units that not all hosts know, or know alike. */
  private boolean isDisputed(byte[] in, int at, int length) {
    int lead = in[at] & 0xFF;
    int pair = lead << 8 | in[at + 1] & 0xFF;
    return switch (encoding) {
      // Users' rows, and three signs that KS X 1001 got later.
      case EUC_KR -> lead == 0xC9 || lead == 0xFE || isIn(pair, 0xA2E6, 0xA2E8);
      // JIS X 0208 has rows 1 to 8 and 16 to 84; of JIS X 0212 IBM's row is left out.
      case EUC_JP ->
          length == 2
              ? isIn(lead, 0xA9, 0xAF) || lead >= 0xF5
              : (in[at + 1] & 0xFF) == 0xF3 || (in[at + 1] & 0xFF) == 0xF4;
      case GBK, GB18030 -> length == 2 && (pair == 0xA2E3 || pair == 0xA892 || pair == 0xA3A0);
    };
  }

  /** Private ones, and those that GB 18030 moved out of the private area in 2005 and 2022. */
  private static boolean isDisputed(char c) {
    return c == UNKNOWN
        || isIn(c, 0xE000, 0xF8FF)
        || isIn(c, 0x9FB4, 0x9FBB)
        || isIn(c, 0xFE10, 0xFE19);
  }

  /** The seven signs of JIS X 0208 that Unicode has twice, as browsers have them. */
  private static char japanese(char c) {
    return switch (c) {
      case '\u2014' -> '\u2015';
      case '\u301C' -> '\uFF5E';
      case '\u2016' -> '\u2225';
      case '\u2212' -> '\uFF0D';
      case '\u00A2' -> '\uFFE0';
      case '\u00A3' -> '\uFFE1';
      case '\u00AC' -> '\uFFE2';
      default -> c;
    };
  }

  private static boolean isIn(int value, int least, int most) {
    return value >= least && value <= most;
  }
}
