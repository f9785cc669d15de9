package eir.deid.header;

import eir.dicom.dictionary.Vr;

/** Text, and a patient's numbers, where binary numbers should be. */
final class BinaryText {
  private static final int TEXT_RUN = 8;
  private static final int SMALL_STEP = 4;

  private BinaryText() {}

  /** Whether eight letters or digits stand in a run. */
  static boolean reads(byte[] in, int from, int to) {
    int run = 0;
    for (int at = from; at < to; at++) {
      run = isLetterOrDigit(in[at]) ? run + 1 : 0;
      if (run >= TEXT_RUN) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number of {@code vr} is one of the patient's own, of six digits or more. */
  static boolean areNumbersOf(Identity identity, byte[] in, int from, int to, int vr, boolean big) {
    int size =
        switch (vr) {
          case Vr.FL, Vr.UL, Vr.SL -> 4;
          case Vr.FD, Vr.UV, Vr.SV -> 8;
          default -> 0; // no number of six digits
        };
    if (size == 0) {
      return false;
    }
    for (int at = from; at + size <= to; at += size) {
      int high = int32(in, size == 4 || big ? at : at + 4, big);
      int low = size == 4 ? 0 : int32(in, big ? at + 4 : at, big);
      double value =
          switch (vr) {
            case Vr.FL -> Float.intBitsToFloat(high);
            case Vr.FD -> Double.longBitsToDouble((long) high << 32 | low & 0xFFFFFFFFL);
            case Vr.UL, Vr.SL -> high;
            default -> high * 4294967296.0 + (low & 0xFFFFFFFFL);
          };
      if (identity.isMeasure(value, vr == Vr.FL)) {
        return true;
      }
    }
    return false;
  }

  /**
   * As {@link #reads} for a lookup table, whose numbers may well be letters, but then rise or fall
   * in small steps: byte by byte, or every other byte of entries of 16 bits. Read narrow, with one
   * accented letter among eight, and wide.
   */
  static boolean readsInRamp(byte[] in, int from, int to) {
    int signs = 0;
    int accents = 0;
    for (int at = from; at < to; at++) {
      signs += isSign(in[at]) ? 1 : 0;
      accents += isAccented(in[at]) ? 1 : 0;
      if (at - from >= TEXT_RUN) {
        signs -= isSign(in[at - TEXT_RUN]) ? 1 : 0;
        accents -= isAccented(in[at - TEXT_RUN]) ? 1 : 0;
      }
      int start = at + 1 - TEXT_RUN;
      boolean reads = signs >= TEXT_RUN - 1 && signs + accents == TEXT_RUN;
      if (reads
          && !isRamp(in, start, at + 1, 1)
          && !isRamp(in, start, at + 1, 2)
          && !isRamp(in, start + 1, at + 1, 2)) {
        return true;
      }
    }
    return readsWide(in, from, to) || readsWide(in, from + 1, to);
  }

  /** Whether eight letters of UTF-16 stand one behind the other, and are no ramp. */
  private static boolean readsWide(byte[] in, int from, int to) {
    int run = 0;
    for (int at = from; at + 1 < to; at += 2) {
      run = isSign(in[at]) && in[at + 1] == 0 ? run + 1 : 0;
      if (run >= TEXT_RUN && !isRamp(in, at - 2 * (TEXT_RUN - 1), at + 1, 2)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every {@code step}th byte of {@code in[from, to)} goes one way in small steps. */
  private static boolean isRamp(byte[] in, int from, int to, int step) {
    boolean rises = true;
    boolean falls = true;
    for (int at = from + step; at < to; at += step) {
      int climb = in[at] - in[at - step];
      rises &= climb >= 0 && climb <= SMALL_STEP;
      falls &= climb <= 0 && climb >= -SMALL_STEP;
    }
    return rises || falls;
  }

  private static boolean isLetterOrDigit(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == ' ';
  }

  /** Letters and digits, and what stands between those of names and days. */
  private static boolean isSign(byte b) {
    return isLetterOrDigit(b) || b == '.' || b == '-' || b == '/' || b == '^';
  }

  /** A letter of the upper half of ISO 8859-1. */
  private static boolean isAccented(byte b) {
    return (b & 0xC0) == 0xC0;
  }

  private static int int32(byte[] in, int at, boolean big) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (in[at + i] & 0xFF) << 8 * (big ? 3 - i : i);
    }
    return value;
  }
}
