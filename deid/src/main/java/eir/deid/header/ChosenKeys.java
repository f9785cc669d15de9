package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.dicom.text.Dates;

/**
 * Keys that leave alone what the profile keeps: well-formed UIDs under 113110, days under 113106.
 */
public final class ChosenKeys implements Keys {
  private static final int LONGEST_UID = 64;

  private final Keys others;
  private final boolean keepsUids;
  private final boolean keepsDates;
  private final Keys same = new ReplacedKeys();

  private ChosenKeys(Profile profile, Keys others) {
    this.others = others;
    keepsUids = profile.applies(Option.UIDS);
    keepsDates = profile.applies(Option.FULL_DATES);
  }

  /** {@code others}, or around them what {@code profile} keeps. */
  public static Keys of(Profile profile, Keys others) {
    return profile.applies(Option.UIDS) || profile.applies(Option.FULL_DATES)
        ? new ChosenKeys(profile, others)
        : others;
  }

  @Override
  public int uid(byte[] in, int from, int to, byte[] out, int at) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    if (keepsUids && isUid(in, start, end)) {
      System.arraycopy(in, start, out, at, end - start);
      return end - start;
    }
    return others.uid(in, from, to, out, at);
  }

  @Override
  public int date(byte[] in, int from, int to, byte[] out, int at) {
    return (keepsDates ? same : others).date(in, from, to, out, at);
  }

  @Override
  public int dateTime(byte[] in, int from, int to, byte[] out, int at) {
    if (!keepsDates) {
      return others.dateTime(in, from, to, out, at);
    }
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    // The zone of a moment is a place; the clock's own time stays.
    int zone = end - start < 8 ? end : Dates.endOfDateTimeWithoutZone(in, start + 8, end);
    return zone < 0 ? NONE : same.dateTime(in, start, zone, out, at);
  }

  private static boolean isUid(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean digit = in[i] >= '0' && in[i] <= '9';
      if (!digit && (in[i] != '.' || i == from || i == to - 1 || in[i - 1] == '.')) {
        return false;
      }
    }
    return to > from && to - from <= LONGEST_UID;
  }
}
