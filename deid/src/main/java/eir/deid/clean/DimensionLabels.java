package eir.deid.clean;

import java.util.HashSet;
import java.util.Set;

/**
 * Dimension Description Labels (0020,9421) that may stay: the keyword of an element that itself may
 * stay, with or without blanks and hyphens ({@code In-Stack Position Number}).
 */
final class DimensionLabels {
  private static final Set<String> KEYWORDS =
      new HashSet<>(Text.split(CleaningData.DIMENSION_LABELS, ' '));

  private DimensionLabels() {}

  static boolean contains(byte[] in, int from, int to) {
    StringBuilder keyword = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (in[i] != ' ' && in[i] != '-') {
        keyword.append((char) (in[i] & 0xFF));
      }
    }
    return from == to || KEYWORDS.contains(keyword.toString());
  }
}
