package eir.deid.clean;

import eir.dicom.text.Dates;

/**
 * DS and IS values (PS3.5 §6.2) in a range, and none that reads as a date.
 *
 * <p>The standard allows 16 and 12 characters; scanners write up to the 30 and more of a printed
 * double, and geometry must stay as it is. Some write a whole number as {@code 256.0}.
 */
record DecimalText(boolean integer, double least, double most) implements TextGrammar.ValueTest {
  private static final int LONGEST = 34;

  @Override
  public boolean fits(byte[] in, int from, int to) {
    if (from == to) {
      return true;
    }
    int at = from;
    boolean negative = in[at] == '-';
    if (negative || in[at] == '+') {
      at++;
    }
    int firstDigit = at;
    double value = 0;
    while (at < to && isDigit(in[at])) {
      value = value * 10 + (in[at++] - '0');
    }
    int digits = at - firstDigit;
    if (to - from > LONGEST || (at == to && isDateLike(in, firstDigit, to))) {
      return false;
    }
    if (at < to && in[at] == '.') {
      at++;
      double scale = 0.1;
      int firstOfFraction = at;
      while (at < to && isDigit(in[at])) {
        if (integer && in[at] != '0') {
          return false;
        }
        value += (in[at++] - '0') * scale;
        scale /= 10;
      }
      digits += at - firstOfFraction;
    }
    if (digits == 0) {
      return false;
    }
    int exponent = 0;
    if (!integer && at < to && (in[at] == 'E' || in[at] == 'e')) {
      at++;
      boolean small = at < to && in[at] == '-';
      if (at < to && (in[at] == '-' || in[at] == '+')) {
        at++;
      }
      int firstOfExponent = at;
      while (at < to && isDigit(in[at])) {
        exponent = exponent * 10 + (in[at++] - '0');
      }
      if (at == firstOfExponent || at - firstOfExponent > 3) {
        return false;
      }
      exponent = small ? -exponent : exponent;
    }
    return at == to && isInRange(value, exponent, negative);
  }

  private boolean isInRange(double magnitude, int exponent, boolean negative) {
    double value = magnitude;
    for (int i = exponent; i > 0 && value < 1e300; i--) {
      value *= 10;
    }
    for (int i = exponent; i < 0 && value > 1e-300; i++) {
      value /= 10;
    }
    double signed = negative ? -value : value;
    return signed >= least && signed <= most;
  }

  /** YYYYMMDD, alone or before a time of day; no number of interest has this form. */
  private static boolean isDateLike(byte[] in, int from, int to) {
    int length = to - from;
    if (length != 8 && length != 12 && length != 14) {
      return false;
    }
    int day = Dates.date(in, from, from + 8);
    return day != Dates.NONE
        && Dates.calendar(day) >= 1900_0101
        && Dates.calendar(day) < 2100_0101
        && (length == 8 || Dates.isTime(in, from + 8, to));
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}
