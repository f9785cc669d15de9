package eir.deid.header;

import eir.deid.key.DateShift;
import eir.deid.key.UidMapper;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sender's keys: UIDs mapped under the site key, dates shifted by the subject's days.
 *
 * <p>Study, series, frame of reference and SOP class are the same in file after file, and a keyed
 * hash costs microseconds on the JVM and tens of them in a browser; so the last answers are kept in
 * a small direct-mapped table.
 */
public final class SenderKeys implements Keys {
  private static final int PLACES = 256;

  private record Mapped(byte[] original, byte[] replaced) {}

  private final UidMapper uids;
  private final @Nullable Mapped[] known = new Mapped[PLACES];
  private DateShift shift;

  /** Keys for the subject whose dates move by {@code shift}. */
  public SenderKeys(UidMapper uids, DateShift shift) {
    this.uids = uids;
    this.shift = shift;
  }

  /** Goes on with another subject. */
  public void subject(DateShift next) {
    shift = Objects.requireNonNull(next);
  }

  @Override
  public int uid(byte[] in, int from, int to, byte[] out, int at) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + in[i];
    }
    int place = (hash ^ hash >>> 11) & PLACES - 1;
    Mapped found = known[place];
    if (found != null && Arrays.equals(found.original, 0, found.original.length, in, from, to)) {
      System.arraycopy(found.replaced, 0, out, at, found.replaced.length);
      return found.replaced.length;
    }
    int length = uids.map(in, from, to, out, at);
    known[place] =
        new Mapped(Arrays.copyOfRange(in, from, to), Arrays.copyOfRange(out, at, at + length));
    return length;
  }

  @Override
  public int date(byte[] in, int from, int to, byte[] out, int at) {
    return shift.date(in, from, to, out, at);
  }

  @Override
  public int dateTime(byte[] in, int from, int to, byte[] out, int at) {
    return shift.dateTime(in, from, to, out, at);
  }
}
