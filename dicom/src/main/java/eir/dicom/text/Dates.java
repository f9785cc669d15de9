package eir.dicom.text;

/**
 * DA, TM and DT values (PS3.5 §6.2) as days since 1970-01-01 of the proleptic Gregorian calendar.
 *
 * <p>Works on bytes, allocates nothing. Blanks and NUL around a value are ignored. Dates go from
 * year 1 to 9999.
 */
public final class Dates {
  /** The answer where the bytes are no such date. */
  public static final int NONE = Integer.MIN_VALUE;

  private static final int ZERO_YEAR_TO_EPOCH_DAYS = 719_468;
  private static final int DAYS_PER_ERA = 146_097; // 400 years

  private Dates() {}

  /** The day number of a calendar day; month 1 to 12, day 1 to 31, not checked. */
  public static int epochDay(int year, int month, int day) {
    // Years start in March, so that the leap day is the last one and months follow one formula.
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - ZERO_YEAR_TO_EPOCH_DAYS;
  }

  /** The calendar day of a day number, as {@code year × 10000 + month × 100 + day}. */
  public static int calendar(int epochDay) {
    int z = epochDay + ZERO_YEAR_TO_EPOCH_DAYS;
    int era = Math.floorDiv(z, DAYS_PER_ERA);
    int dayOfEra = z - era * DAYS_PER_ERA;
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_ERA - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year * 10_000 + month * 100 + day;
  }

  /** One DA value, {@code YYYYMMDD} or {@code YYYY.MM.DD}: its day number or {@link #NONE}. */
  public static int date(byte[] in, int from, int to) {
    int start = firstNonBlank(in, from, to);
    int end = endNonBlank(in, start, to);
    if (end - start == 10 && in[start + 4] == '.' && in[start + 7] == '.') {
      return day(digits(in, start, 4), digits(in, start + 5, 2), digits(in, start + 8, 2));
    }
    return end - start == 8 ? compactDay(in, start) : NONE;
  }

  /**
   * One DT value exact to the day or finer: its day number or {@link #NONE}. The time and the
   * offset from UTC must be well formed.
   */
  public static int dayOfDateTime(byte[] in, int from, int to) {
    int start = firstNonBlank(in, from, to);
    int end = endNonBlank(in, start, to);
    if (end - start < 8) {
      return NONE;
    }
    int zone = endOfDateTimeWithoutZone(in, start + 8, end);
    boolean zoneGood =
        zone == end
            || (end - zone == 5
                && between(digits(in, zone + 1, 2), 0, 14)
                && between(digits(in, zone + 3, 2), 0, 59));
    boolean timeGood = zone == start + 8 || timeOfDay(in, start + 8, zone);
    return zoneGood && timeGood ? compactDay(in, start) : NONE;
  }

  /** Where the offset from UTC of a DT value begins, or the end of its text. */
  public static int endOfDateTimeWithoutZone(byte[] in, int from, int to) {
    int at = from;
    while (at < to && (isDigit(in[at]) || in[at] == '.')) {
      at++;
    }
    return at;
  }

  /** Whether the bytes are one TM value, {@code HH[MM[SS[.F…]]]} or the old {@code HH:MM:SS}. */
  public static boolean isTime(byte[] in, int from, int to) {
    int start = firstNonBlank(in, from, to);
    int end = endNonBlank(in, start, to);
    if (end - start >= 5 && in[start + 2] == ':') {
      boolean seconds = end - start >= 8 && in[start + 5] == ':';
      return between(digits(in, start, 2), 0, 23)
          && between(digits(in, start + 3, 2), 0, 59)
          && (end - start == 5
              || (seconds
                  && between(digits(in, start + 6, 2), 0, 60)
                  && isFraction(in, start + 8, end)));
    }
    return timeOfDay(in, start, end);
  }

  /** Writes {@code YYYYMMDD} of a day number to {@code out[at, at + 8)}. */
  public static void write(int epochDay, byte[] out, int at) {
    int rest = calendar(epochDay);
    for (int i = 7; i >= 0; i--) {
      out[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** Index of the first byte above blank, or {@code to}. */
  public static int firstNonBlank(byte[] in, int from, int to) {
    int at = from;
    while (at < to && (in[at] == ' ' || in[at] == 0)) {
      at++;
    }
    return at;
  }

  /** Index after the last byte that is neither blank nor NUL, or {@code from}. */
  public static int endNonBlank(byte[] in, int from, int to) {
    int at = to;
    while (at > from && (in[at - 1] == ' ' || in[at - 1] == 0)) {
      at--;
    }
    return at;
  }

  private static boolean timeOfDay(byte[] in, int start, int end) {
    int length = end - start;
    if (length < 2 || !between(digits(in, start, 2), 0, 23)) {
      return false;
    }
    if (length == 2) {
      return true;
    }
    if (length < 4 || !between(digits(in, start + 2, 2), 0, 59)) {
      return false;
    }
    // Second 60 is a leap second.
    return length == 4
        || (length >= 6
            && between(digits(in, start + 4, 2), 0, 60)
            && isFraction(in, start + 6, end));
  }

  private static boolean isFraction(byte[] in, int from, int to) {
    int length = to - from;
    return length == 0
        || (length >= 2 && length <= 7 && in[from] == '.' && digits(in, from + 1, length - 1) >= 0);
  }

  private static int compactDay(byte[] in, int start) {
    return day(digits(in, start, 4), digits(in, start + 4, 2), digits(in, start + 6, 2));
  }

  private static int day(int year, int month, int day) {
    if (!between(year, 1, 9999) || !between(month, 1, 12)) {
      return NONE;
    }
    return between(day, 1, daysInMonth(year, month)) ? epochDay(year, month, day) : NONE;
  }

  private static int daysInMonth(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** The number of {@code count} digits, or −1. */
  private static int digits(byte[] in, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(in[i])) {
        return -1;
      }
      value = value * 10 + in[i] - '0';
    }
    return value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean between(int value, int least, int most) {
    return value >= least && value <= most;
  }
}
