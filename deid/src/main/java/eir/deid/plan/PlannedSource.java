package eir.deid.plan;

import eir.deid.plan.Segment.Blank;
import eir.deid.plan.Segment.Insert;
import eir.deid.plan.Segment.Keep;
import eir.deid.plan.Segment.Mask;
import eir.dicom.stream.Source;

/** An output file that is put together where and when it is read. */
final class PlannedSource implements Source {
  private final SegmentPlan plan;
  private final Source input;
  private final long length;

  PlannedSource(SegmentPlan plan, Source input) {
    this.plan = plan;
    this.input = input;
    this.length = plan.lengthBytes();
  }

  @Override
  public long lengthBytes() {
    return length;
  }

  @Override
  public int read(long offset, byte[] into, int at, int wanted) {
    long start = 0;
    int done = 0;
    for (Segment segment : plan.segments()) {
      long end = start + segment.lengthBytes();
      if (offset + done < end && done < wanted) {
        long inside = offset + done - start;
        int count = (int) Math.min(wanted - done, end - start - inside);
        if (copy(segment, inside, into, at + done, count) < count) {
          throw new IllegalStateException(
              "the input ends inside a kept range at byte " + (offset + done) + " of the output");
        }
        done += count;
      }
      start = end;
    }
    return done;
  }

  private int copy(Segment segment, long inside, byte[] into, int at, int count) {
    return switch (segment) {
      case Keep keep -> input.read(keep.fromByte() + inside, into, at, count);
      case Insert insert -> {
        insert.bytes().copyTo((int) inside, into, at, count);
        yield count;
      }
      case Mask mask -> {
        int read = input.read(mask.fromByte() + inside, into, at, count);
        mask.apply(into, at, at + read, inside);
        yield read;
      }
      case Blank blank -> blank(blank, inside, into, at, count);
    };
  }

  private int blank(Blank blank, long inside, byte[] into, int at, int count) {
    int unit = blank.stencil().unitBytes();
    int before = (int) (inside % unit);
    long end = Math.min(blank.lengthBytes(), (inside + count + unit - 1) / unit * unit);
    if (before == 0 && end == inside + count) {
      int read = input.read(blank.fromByte() + inside, into, at, count);
      blank.stencil().paint(into, at, at + read, inside);
      return read;
    }
    long start = inside - before;
    byte[] whole = new byte[(int) (end - start)];
    int read = input.read(blank.fromByte() + start, whole, 0, whole.length);
    blank.stencil().paint(whole, 0, read, start);
    int given = Math.min(count, Math.max(0, read - before));
    System.arraycopy(whole, before, into, at, given);
    return given;
  }
}
