package eir.deid.plan;

import eir.dicom.stream.Source;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the output of a plan to a stream, a mebibyte at a time; the JVM's way for large files. */
public final class PlanFile {
  private static final int PIECE_BYTES = 1 << 20;

  private PlanFile() {}

  /** Writes all of {@code plan} over {@code input} to {@code out}, which stays open. */
  public static void write(SegmentPlan plan, Source input, OutputStream out) throws IOException {
    Source output = plan.over(input);
    byte[] piece = new byte[(int) Math.min(PIECE_BYTES, output.lengthBytes())];
    long at = 0;
    while (at < output.lengthBytes()) {
      int count = output.read(at, piece, 0, piece.length);
      out.write(piece, 0, count);
      at += count;
    }
  }
}
