package eir.imaging.codec;

import java.util.Arrays;

/**
 * Sequential DCT JPEG with Huffman codes of 8 or 12 bits, ITU-T T.81 processes 1, 2 and 4.
 *
 * <p>The inverse DCT is the accurate integer one of Loeffler, Ligtenberg and Moschytz with the
 * scaling that the IJG library uses, so that samples equal those of other DICOM tools bit by bit.
 * Own, as neither the JDK nor a library of Maven Central reads 12 bits.
 */
public final class JpegExtendedDecoder implements FrameDecoder {
  private static final int CONST_BITS = 13;

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    JpegSegments segments = new JpegSegments(code, from, to);
    JpegSegments.Scan scan = segments.nextScan();
    if (scan == null) {
      throw segments.malformed("an image without scan", "at least one (T.81 §B.2.1)");
    }
    if (segments.process() > 1 || (segments.precision() != 8 && segments.precision() != 12)) {
      throw segments.malformed(
          "a JPEG of process SOF%d with %d bits"
              .formatted(segments.process(), segments.precision()),
          "SOF0 or SOF1 with 8 or 12 bits (T.81 table B.2)");
    }
    CodeStream.requireShape(
        shape,
        segments.rows(),
        segments.columns(),
        segments.componentCount(),
        segments.precision(),
        "T.81 §B.2.2");
    new Image(segments, shape).decode(scan, out);
  }

  /** The component planes of one image while its scans are read. */
  private static final class Image {
    private final JpegSegments segments;
    private final FrameShape shape;
    private final int mostAcross;
    private final int mostDown;
    private final int mcusAcross;
    private final int mcusDown;
    private final short[][] planes;
    private final int[] pitches;
    private final int[] coefficients = new int[64];
    private final int[] workspace = new int[64];
    private final int[] dcs = new int[4];

    Image(JpegSegments segments, FrameShape shape) {
      this.segments = segments;
      this.shape = shape;
      int across = 1;
      int down = 1;
      for (int i = 0; i < shape.samples(); i++) {
        across = Math.max(across, segments.component(i).across());
        down = Math.max(down, segments.component(i).down());
      }
      if (shape.samples() == 1) { // a lone component is never interleaved: A.2.2
        across = segments.component(0).across();
        down = segments.component(0).down();
      }
      mostAcross = across;
      mostDown = down;
      mcusAcross = (shape.columns() + 8 * across - 1) / (8 * across);
      mcusDown = (shape.rows() + 8 * down - 1) / (8 * down);
      planes = new short[shape.samples()][];
      pitches = new int[shape.samples()];
      for (int i = 0; i < planes.length; i++) {
        pitches[i] = mcusAcross * 8 * segments.component(i).across();
        long size = (long) pitches[i] * mcusDown * 8 * segments.component(i).down();
        if (size > Integer.MAX_VALUE - 8) {
          throw segments.malformed("a plane too large to hold", "less than 2^31 samples");
        }
        planes[i] = new short[(int) size];
      }
    }

    void decode(JpegSegments.Scan firstScan, short[] out) {
      boolean[] seen = new boolean[planes.length];
      int missing = planes.length;
      JpegSegments.Scan scan = firstScan;
      while (true) {
        decodeScan(scan);
        for (JpegSegments.ScanComponent component : scan.components()) {
          missing -= seen[component.index()] ? 0 : 1;
          seen[component.index()] = true;
        }
        if (missing == 0) {
          break;
        }
        segments.endScan(scan);
        scan = segments.nextScan();
        if (scan == null) {
          throw segments.malformed("end of image with components missing", "all (T.81 §B.2.1)");
        }
      }
      for (int i = 0; i < planes.length; i++) {
        copyOut(i, out);
      }
    }

    private void decodeScan(JpegSegments.Scan scan) {
      Arrays.fill(dcs, 0);
      boolean single = scan.components().length == 1;
      int across = mcusAcross;
      int down = mcusDown;
      if (single) {
        JpegSegments.Component only = segments.component(scan.components()[0].index());
        int width = (shape.columns() * only.across() + mostAcross - 1) / mostAcross;
        int height = (shape.rows() * only.down() + mostDown - 1) / mostDown;
        across = (width + 7) / 8;
        down = (height + 7) / 8;
      }
      int interval = segments.restartInterval();
      int untilRestart = interval;
      for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
          if (interval > 0) {
            if (untilRestart == 0) {
              scan.bits().restart();
              Arrays.fill(dcs, 0);
              untilRestart = interval;
            }
            untilRestart--;
          }
          for (JpegSegments.ScanComponent part : scan.components()) {
            JpegSegments.Component component = segments.component(part.index());
            int wide = single ? 1 : component.across();
            int high = single ? 1 : component.down();
            for (int by = 0; by < high; by++) {
              for (int bx = 0; bx < wide; bx++) {
                block(scan.bits(), part, component, x * wide + bx, y * high + by);
              }
            }
          }
        }
      }
    }

    private void block(
        JpegBits bits,
        JpegSegments.ScanComponent part,
        JpegSegments.Component component,
        int x,
        int y) {
      HuffmanTable dc = segments.dcTable(part.dcTable());
      HuffmanTable ac = segments.acTable(part.acTable());
      int[] steps = segments.quantisationTable(component.quantisation());
      Arrays.fill(coefficients, 0);
      int size = dc.next(bits);
      if (size > 15) {
        throw bits.malformed(
            "a DC difference of %d bits".formatted(size), "at most 15 (T.81 §F.1.2)");
      }
      dcs[part.index()] += bits.difference(size);
      coefficients[0] = dcs[part.index()] * steps[0];
      for (int k = 1; k < 64; k++) {
        int symbol = ac.next(bits);
        int magnitude = symbol & 15;
        int zeros = symbol >> 4;
        if (magnitude == 0) {
          if (zeros != 15) {
            break; // end of block
          }
          k += 15;
          continue;
        }
        k += zeros;
        if (k > 63) {
          throw bits.malformed("a coefficient past its block", "at most 64 (T.81 §F.2.2.2)");
        }
        int at = JpegSegments.natural(k);
        coefficients[at] = bits.difference(magnitude) * steps[at];
      }
      inverse(planes[part.index()], y * 8 * pitches[part.index()] + x * 8, pitches[part.index()]);
    }

    /** The inverse DCT of {@link #coefficients} into a plane. */
    private void inverse(short[] plane, int at, int pitch) {
      int precision = segments.precision();
      int pass1Bits = precision == 8 ? 2 : 1;
      for (int x = 0; x < 8; x++) {
        pass(coefficients, x, 8, workspace, CONST_BITS - pass1Bits);
      }
      int centre = 1 << (precision - 1);
      int most = (1 << precision) - 1;
      for (int y = 0; y < 8; y++) {
        pass(workspace, y * 8, 1, workspace, CONST_BITS + pass1Bits + 3);
        int to = at + y * pitch;
        for (int x = 0; x < 8; x++) {
          int value = workspace[y * 8 + x] + centre;
          plane[to + x] = (short) Math.max(0, Math.min(most, value));
        }
      }
    }

    /** One 8-point inverse DCT, {@code in} and {@code out} with the same places. */
    private static void pass(int[] in, int at, int by, int[] out, int shift) {
      int z2 = in[at + 2 * by];
      int z3 = in[at + 6 * by];
      int z1 = (z2 + z3) * 4433;
      int even2 = z1 - z3 * 15137;
      int even3 = z1 + z2 * 6270;
      int even0 = (in[at] + in[at + 4 * by]) << CONST_BITS;
      int even1 = (in[at] - in[at + 4 * by]) << CONST_BITS;
      int round = 1 << (shift - 1);
      int a0 = even0 + even3 + round;
      int a3 = even0 - even3 + round;
      int a1 = even1 + even2 + round;
      int a2 = even1 - even2 + round;

      int t0 = in[at + 7 * by];
      int t1 = in[at + 5 * by];
      int t2 = in[at + 3 * by];
      int t3 = in[at + by];
      int y1 = (t0 + t3) * -7373;
      int y2 = (t1 + t2) * -20995;
      int y5 = (t0 + t2 + t1 + t3) * 9633;
      int y3 = (t0 + t2) * -16069 + y5;
      int y4 = (t1 + t3) * -3196 + y5;
      t0 = t0 * 2446 + y1 + y3;
      t1 = t1 * 16819 + y2 + y4;
      t2 = t2 * 25172 + y2 + y3;
      t3 = t3 * 12299 + y1 + y4;

      out[at] = (a0 + t3) >> shift;
      out[at + 7 * by] = (a0 - t3) >> shift;
      out[at + by] = (a1 + t2) >> shift;
      out[at + 6 * by] = (a1 - t2) >> shift;
      out[at + 2 * by] = (a2 + t1) >> shift;
      out[at + 5 * by] = (a2 - t1) >> shift;
      out[at + 3 * by] = (a3 + t0) >> shift;
      out[at + 4 * by] = (a3 - t0) >> shift;
    }

    /** Copies a plane to its samples; sub-sampled ones are repeated. */
    private void copyOut(int index, short[] out) {
      JpegSegments.Component component = segments.component(index);
      int samples = shape.samples();
      int to = index;
      for (int row = 0; row < shape.rows(); row++) {
        int line = row * component.down() / mostDown * pitches[index];
        for (int x = 0; x < shape.columns(); x++) {
          out[to] = planes[index][line + x * component.across() / mostAcross];
          to += samples;
        }
      }
    }
  }
}
