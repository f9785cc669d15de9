package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter.Painted;
import eir.dicom.Bytes;
import java.util.Arrays;
import java.util.List;

/** RLE in, RLE out (PS3.5 Annex G): boxes are blanked in each byte plane. */
final class RlePainter implements CodePainter {
  private static final int HEADER_BYTES = 64;
  private static final int LONGEST = 128;

  @Override
  public Painted paint(byte[] code, FrameForm form, List<Box> boxes) {
    int unit = form.bitsAllocated() / 8;
    int segments = form.samples() * unit;
    if (code.length < HEADER_BYTES || unit < 1 || segments > 15 || u32(code, 0) != segments) {
      throw CodeStream.malformed(
          "an RLE header that does not fit", "one segment a byte plane (PS3.5 §G.5)", 0);
    }
    byte[] plane = new byte[form.rows() * form.columns()];
    byte[] out = new byte[HEADER_BYTES + code.length];
    int at = HEADER_BYTES;
    put(out, 0, segments);
    for (int segment = 0; segment < segments; segment++) {
      int start = u32(code, 4 + 4 * segment);
      int end = segment + 1 < segments ? u32(code, 8 + 4 * segment) : code.length;
      if (start < HEADER_BYTES || end < start || end > code.length) {
        throw CodeStream.malformed(
            "an RLE segment outside its frame", "ascending offsets from 64 (PS3.5 §G.5)", 0);
      }
      RleDecoder.decodeSegment(code, start, end, plane);
      // G.2: sample by sample, the most significant byte first
      int word = form.blankWord(segment / unit);
      blank(plane, form.columns(), boxes, (byte) (word >>> 8 * (unit - 1 - segment % unit)));
      put(out, 4 + 4 * segment, at);
      int most = at + plane.length + form.rows() * (form.columns() / LONGEST + 1) + 1;
      if (out.length < most) {
        out = Arrays.copyOf(out, Math.max(most, out.length + out.length / 2));
      }
      at = encode(plane, form.rows(), form.columns(), out, at);
    }
    return new Painted(Bytes.owning(Arrays.copyOf(out, at)), false, false);
  }

  private static void blank(byte[] plane, int columns, List<Box> boxes, byte value) {
    for (Box box : boxes) {
      for (int y = box.y(); y < box.endY(); y++) {
        Arrays.fill(plane, y * columns + box.x(), y * columns + box.endX(), value);
      }
    }
  }

  /** Packs each row by itself (G.3.1), pads to an even length; returns where it ends. */
  private static int encode(byte[] plane, int rows, int columns, byte[] out, int from) {
    int at = from;
    for (int row = 0; row < rows; row++) {
      at = encodeRow(plane, row * columns, (row + 1) * columns, out, at);
    }
    if ((at - from & 1) != 0) {
      out[at++] = 0;
    }
    return at;
  }

  private static int encodeRow(byte[] plane, int from, int to, byte[] out, int start) {
    int at = start;
    int read = from;
    while (read < to) {
      int run = run(plane, read, to);
      if (run > 1) {
        out[at++] = (byte) (1 - run);
        out[at++] = plane[read];
        read += run;
        continue;
      }
      int literal = read;
      // Two alike inside a literal cost as much as a run of two and a new literal: go on.
      while (literal < to && literal - read < LONGEST && run(plane, literal, to) < 3) {
        literal++;
      }
      out[at++] = (byte) (literal - read - 1);
      System.arraycopy(plane, read, out, at, literal - read);
      at += literal - read;
      read = literal;
    }
    return at;
  }

  /** How often the byte at {@code from} follows itself, at most 128 times. */
  private static int run(byte[] plane, int from, int to) {
    int end = from + 1;
    while (end < to && end - from < LONGEST && plane[end] == plane[from]) {
      end++;
    }
    return end - from;
  }

  private static int u32(byte[] in, int at) {
    return in[at] & 0xFF
        | (in[at + 1] & 0xFF) << 8
        | (in[at + 2] & 0xFF) << 16
        | (in[at + 3] & 0xFF) << 24;
  }

  private static void put(byte[] out, int at, int value) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (value >>> 8 * i);
    }
  }
}
