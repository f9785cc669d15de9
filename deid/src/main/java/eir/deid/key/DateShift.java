package eir.deid.key;

import eir.dicom.text.Dates;

/**
 * Whole days by which all dates of one subject move back, so that intervals live and dates do not.
 *
 * <p>Times of day stay. Reads and writes single values as bytes without allocation; split a
 * multiple value at its backslashes first.
 */
public record DateShift(int days) {
  /** The answer where no shifted date exists: the element falls to its type rule. */
  public static final int ABSENT = -1;

  private static final int LEAST_DAYS = 30;
  private static final int SPAN_DAYS = 1796;
  private static final int FIRST = Dates.epochDay(1800, 1, 1);
  private static final int LAST = Dates.epochDay(2200, 12, 31);

  /**
   * A shift of −1,825 to −30 days.
   *
   * @throws IllegalArgumentException outside that range: 0 would leave the true dates
   */
  public DateShift {
    if (!isOne(days)) {
      throw new IllegalArgumentException(
          "date shift of " + days + " days; expected -1825 to -30; derive it from the site key");
    }
  }

  /** Whether dates may move by so many days: back, by 30 to 1,825. */
  public static boolean isOne(int days) {
    return days <= -LEAST_DAYS && days > -LEAST_DAYS - SPAN_DAYS;
  }

  /** From the first eight bytes of the subject's code, as a big-endian number. */
  static DateShift from(int high, int low) {
    int rest = 0;
    for (int shift = 24; shift >= 0; shift -= 8) {
      rest = (rest * 256 + ((high >>> shift) & 0xFF)) % SPAN_DAYS;
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      rest = (rest * 256 + ((low >>> shift) & 0xFF)) % SPAN_DAYS;
    }
    return new DateShift(-LEAST_DAYS - rest);
  }

  /**
   * Shifts one DA value, {@code YYYYMMDD} or the old {@code YYYY.MM.DD}, blanks around it allowed.
   *
   * @return 8, the characters {@code YYYYMMDD} written to {@code out} at {@code at}; or {@link
   *     #ABSENT} if it is no calendar day or would leave the years 1800 to 2200
   */
  public int date(byte[] in, int from, int to, byte[] out, int at) {
    int day = Dates.date(in, from, to);
    return day == Dates.NONE ? ABSENT : write(day, out, at);
  }

  /**
   * Shifts one DT value that is exact to the day or finer; the offset from UTC goes, the time
   * stays.
   *
   * @return how many characters were written to {@code out} at {@code at} (8 to 21), or {@link
   *     #ABSENT}
   */
  public int dateTime(byte[] in, int from, int to, byte[] out, int at) {
    int day = Dates.dayOfDateTime(in, from, to);
    if (day == Dates.NONE || write(day, out, at) == ABSENT) {
      return ABSENT;
    }
    int start = Dates.firstNonBlank(in, from, to) + 8;
    int end = Dates.endOfDateTimeWithoutZone(in, start, to);
    System.arraycopy(in, start, out, at + 8, end - start);
    return 8 + end - start;
  }

  private int write(int day, byte[] out, int at) {
    int shifted = day + days;
    if (day < FIRST || day > LAST || shifted < FIRST || shifted > LAST) {
      return ABSENT;
    }
    Dates.write(shifted, out, at);
    return 8;
  }
}
