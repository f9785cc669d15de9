package eir.deid.clean;

/**
 * Binary numbers (FL, FD, US, SS, UL, SL, UV, SV) in a range.
 *
 * <p>Floating-point numbers must be believable (zero, or 10^±42 at most for FD, 10^±30 for FL), and
 * no run of eight bytes or more may read as letters all through: so a name written over a field is
 * found. One number beyond belief is known and says nothing: what Philips writes where a double is
 * not defined, about 7.23 · 10^75 (shared/data/head-mr/philips-achieva-epi, b-value and direction
 * inside (2005,140F)). It stays in fields without bounds, bit by bit, so that a reader sees the
 * scanner's own "not defined" and not a gap.
 */
record BinaryNumbers(Kind kind, double least, double most, Multiplicity multiplicity)
    implements Grammar {
  /** How a number is stored. */
  enum Kind {
    FLOAT(4),
    DOUBLE(8),
    UNSIGNED_16(2),
    SIGNED_16(2),
    UNSIGNED_32(4),
    SIGNED_32(4),
    WIDE_64(8);

    private final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }
  }

  private static final int SHORTEST_NAME = 8;
  private static final int DOUBLE_BIAS = 1023;
  private static final int DOUBLE_SPAN = 140;
  private static final int UNDEFINED_HIGH = 0x4FAFF811;
  private static final int UNDEFINED_LOW = 0xE963AFCB;
  private static final int FLOAT_BIAS = 127;
  private static final int FLOAT_SPAN = 100;

  @Override
  public boolean accepts(byte[] in, int from, int to, boolean bigEndian) {
    int size = kind.bytes;
    int length = to - from;
    if (length == 0) {
      return true;
    }
    if (length % size != 0 || !multiplicity.allows(length / size) || readsAsLetters(in, from, to)) {
      return false;
    }
    for (int at = from; at < to; at += size) {
      if (!isInRange(in, at, bigEndian)) {
        return false;
      }
    }
    return true;
  }

  private boolean isInRange(byte[] in, int at, boolean bigEndian) {
    return switch (kind) {
      case UNSIGNED_16 -> isIn(int16(in, at, bigEndian));
      case SIGNED_16 -> isIn((short) int16(in, at, bigEndian));
      case SIGNED_32 -> isIn(int32(in, at, bigEndian));
      case UNSIGNED_32 -> {
        int value = int32(in, at, bigEndian);
        yield isIn(value < 0 ? value + 4294967296.0 : value);
      }
      case FLOAT -> {
        int bits = int32(in, at, bigEndian);
        yield isBelievable(bits << 1 == 0, (bits >>> 23) & 0xFF, FLOAT_BIAS, FLOAT_SPAN)
            && (isUnbounded() || isIn(Float.intBitsToFloat(bits)));
      }
      case DOUBLE -> {
        int high = int32(in, bigEndian ? at : at + 4, bigEndian);
        int low = int32(in, bigEndian ? at + 4 : at, bigEndian);
        boolean zero = high << 1 == 0 && low == 0;
        yield high == UNDEFINED_HIGH && low == UNDEFINED_LOW && isUnbounded()
            || isBelievable(zero, (high >>> 20) & 0x7FF, DOUBLE_BIAS, DOUBLE_SPAN)
                && (isUnbounded()
                    || isIn(Double.longBitsToDouble((long) high << 32 | (low & 0xFFFFFFFFL))));
      }
      case WIDE_64 -> {
        double high = int32(in, bigEndian ? at : at + 4, bigEndian);
        double low = int32(in, bigEndian ? at + 4 : at, bigEndian);
        yield isIn(high * 4294967296.0 + (low < 0 ? low + 4294967296.0 : low));
      }
    };
  }

  private static boolean isBelievable(boolean zero, int exponent, int bias, int span) {
    return zero || (exponent >= bias - span && exponent <= bias + span);
  }

  private boolean isUnbounded() {
    return least == Double.NEGATIVE_INFINITY && most == Double.POSITIVE_INFINITY;
  }

  private boolean isIn(double value) {
    return value >= least && value <= most;
  }

  private static boolean readsAsLetters(byte[] in, int from, int to) {
    if (to - from < SHORTEST_NAME) {
      return false;
    }
    for (int i = from; i < to; i++) {
      int b = in[i];
      boolean letter =
          (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || (b >= '0' && b <= '9')
              || b == ' '
              || b == '^'
              || b == '-'
              || b == '.';
      if (!letter) {
        return false;
      }
    }
    return true;
  }

  private static int int16(byte[] in, int at, boolean bigEndian) {
    int first = in[at] & 0xFF;
    int second = in[at + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  private static int int32(byte[] in, int at, boolean bigEndian) {
    int first = int16(in, at, bigEndian);
    int second = int16(in, at + 2, bigEndian);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }
}
