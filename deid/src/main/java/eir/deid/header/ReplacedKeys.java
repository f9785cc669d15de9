package eir.deid.header;

import eir.deid.key.UidMapper;
import eir.dicom.text.Dates;

/**
 * The gate's keys: a UID passes if it is the standard's or has the form of a keyed one, a date if
 * it is a day without zone. What passes is written as it is, without padding.
 */
public final class ReplacedKeys implements Keys {
  private static final int LONGEST_DATE_TIME = 21;

  @Override
  public int uid(byte[] in, int from, int to, byte[] out, int at) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    if (start == end) {
      return 0;
    }
    return UidMapper.isKeyed(in, start, end) || UidMapper.isStandard(in, start, end)
        ? copy(in, start, end, out, at)
        : NONE;
  }

  @Override
  public int date(byte[] in, int from, int to, byte[] out, int at) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    return end - start == 8 && Dates.date(in, start, end) != Dates.NONE
        ? copy(in, start, end, out, at)
        : NONE;
  }

  @Override
  public int dateTime(byte[] in, int from, int to, byte[] out, int at) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    return end - start >= 8
            && end - start <= LONGEST_DATE_TIME
            && Dates.endOfDateTimeWithoutZone(in, start + 8, end) == end
            && Dates.dayOfDateTime(in, start, end) != Dates.NONE
        ? copy(in, start, end, out, at)
        : NONE;
  }

  private static int copy(byte[] in, int from, int to, byte[] out, int at) {
    System.arraycopy(in, from, out, at, to - from);
    return to - from;
  }
}
