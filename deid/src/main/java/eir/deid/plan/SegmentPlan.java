package eir.deid.plan;

import eir.deid.plan.Segment.Blank;
import eir.deid.plan.Segment.Keep;
import eir.deid.plan.Segment.Mask;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipe of one output file: its segments in order, and nothing else.
 *
 * <p>Kept ranges move strictly forward through the input and do not overlap, so whoever carries out
 * the plan needs one pass and no look-back. Neighbouring kept ranges become one.
 */
public record SegmentPlan(List<Segment> segments) {

  public SegmentPlan {
    segments = merged(segments);
  }

  /** Size of the output file, in bytes. */
  public long lengthBytes() {
    long length = 0;
    for (Segment segment : segments) {
      length += segment.lengthBytes();
    }
    return length;
  }

  /** The output file as one array; for files whose {@link #lengthBytes} is small. */
  public byte[] assemble(Source input) {
    byte[] out = new byte[Math.toIntExact(lengthBytes())];
    Source output = over(input);
    output.read(0, out, 0, out.length);
    return out;
  }

  /** The output file as a source that reads {@code input} when it is read. */
  public Source over(Source input) {
    return new PlannedSource(this, input);
  }

  private static List<Segment> merged(List<Segment> segments) {
    List<Segment> merged = new ArrayList<>(segments.size());
    long inputEnd = 0;
    for (Segment segment : segments) {
      if (segment instanceof Mask mask) {
        inputEnd = mask.fromByte() + mask.lengthBytes();
      }
      if (segment instanceof Blank blank) {
        inputEnd = blank.fromByte() + blank.lengthBytes();
      }
      if (segment instanceof Keep keep) {
        if (keep.fromByte() < inputEnd) {
          throw new IllegalArgumentException(
              "Kept ranges go forward: one starts at byte "
                  + keep.fromByte()
                  + ", before the end of the last, "
                  + inputEnd);
        }
        inputEnd = keep.endByte();
        if (last(merged) instanceof Keep before && before.endByte() == keep.fromByte()) {
          merged.removeLast();
          segment = new Keep(before.fromByte(), before.lengthBytes() + keep.lengthBytes());
        }
      }
      merged.add(segment);
    }
    return List.copyOf(merged);
  }

  private static @Nullable Segment last(List<Segment> segments) {
    return segments.isEmpty() ? null : segments.getLast();
  }
}
