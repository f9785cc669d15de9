package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter.Painted;
import eir.dicom.Bytes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sequential DCT JPEG in, the same out (ITU-T T.81 processes 1, 2 and 4): blocks of 8 × 8
 * coefficients that a box touches become flat, all others keep each coefficient. Nothing is decoded
 * to samples, so nothing outside is coded with loss a second time.
 *
 * <p>Scans, restart intervals and quantisation stay; Huffman tables are made for what is there.
 * Progressive streams are refused: no transfer syntax that is not retired has them.
 */
final class JpegBlockPainter implements CodePainter {
  @Override
  public Painted paint(byte[] code, FrameForm form, List<Box> boxes) {
    FrameShape shape = PaintedSamples.shape(form);
    JpegSegments segments = new JpegSegments(code, 0, code.length);
    JpegWriter out = new JpegWriter(code.length + 1024);
    out.marker(0xD8);
    boolean[] seen = new boolean[shape.samples()];
    int missing = seen.length;
    int from = 2;
    @Nullable Blocks blocks = null;
    while (missing > 0) {
      JpegSegments.Scan scan = segments.nextScan();
      if (scan == null) {
        throw segments.malformed("components missing", "all (T.81 §B.2.1)");
      }
      if (blocks == null) {
        requireSequential(segments, shape);
        blocks = new Blocks(segments, shape, form, boxes);
      }
      JpegCopy.segments(code, from, scan.headerAt(), out);
      blocks.write(scan, code, out);
      segments.endScan(scan);
      from = segments.at();
      for (JpegSegments.ScanComponent component : scan.components()) {
        missing -= seen[component.index()] ? 0 : 1;
        seen[component.index()] = true;
      }
    }
    out.marker(0xD9);
    return new Painted(Bytes.owning(out.toArray()), true, false);
  }

  private static void requireSequential(JpegSegments segments, FrameShape shape) {
    if (segments.process() > 1 || segments.precision() != 8 && segments.precision() != 12) {
      throw segments.malformed(
          "a JPEG of process SOF" + segments.process() + " with " + segments.precision() + " bits",
          "SOF0 or SOF1 with 8 or 12 bits (T.81 table B.2)");
    }
    CodeStream.requireShape(
        shape,
        segments.rows(),
        segments.columns(),
        segments.componentCount(),
        segments.precision(),
        "T.81 §B.2.2");
  }

  /** The blocks of one image, scan by scan. */
  private static final class Blocks {
    private static final int END_OF_BLOCK = 0;
    private static final int SIXTEEN_ZEROS = 0xF0;

    private final JpegSegments segments;
    private final FrameShape shape;
    private final FrameForm form;
    private final List<Box> boxes;
    private int mostAcross = 1;
    private int mostDown = 1;

    private HuffmanCodes[] dc = {};
    private HuffmanCodes[] ac = {};
    private final int[] read = new int[4];
    private final int[] written = new int[4];

    Blocks(JpegSegments segments, FrameShape shape, FrameForm form, List<Box> boxes) {
      this.segments = segments;
      this.shape = shape;
      this.form = form;
      this.boxes = boxes;
      for (int i = 0; i < shape.samples(); i++) {
        mostAcross = Math.max(mostAcross, segments.component(i).across());
        mostDown = Math.max(mostDown, segments.component(i).down());
      }
    }

    void write(JpegSegments.Scan scan, byte[] code, JpegWriter out) {
      dc = fresh();
      ac = fresh();
      run(scan, null);
      for (int i = 0; i < dc.length; i++) {
        writeTable(dc[i], i, out);
        writeTable(ac[i], 16 + i, out);
      }
      out.raw(code, scan.headerAt(), scan.dataAt());
      run(scan, out);
      out.align();
    }

    private static HuffmanCodes[] fresh() {
      HuffmanCodes[] tables = new HuffmanCodes[4];
      for (int i = 0; i < tables.length; i++) {
        tables[i] = new HuffmanCodes();
      }
      return tables;
    }

    private static void writeTable(HuffmanCodes table, int target, JpegWriter out) {
      if (!table.isEmpty()) {
        table.make();
        table.writeTable(out, target);
      }
    }

    /** Walks the blocks in the order of the stream; counts symbols if {@code out} is null. */
    private void run(JpegSegments.Scan scan, @Nullable JpegWriter out) {
      JpegBits bits = segments.bitsAgain(scan);
      Arrays.fill(read, 0);
      Arrays.fill(written, 0);
      boolean single = scan.components().length == 1;
      int across = (shape.columns() + 8 * mostAcross - 1) / (8 * mostAcross);
      int down = (shape.rows() + 8 * mostDown - 1) / (8 * mostDown);
      if (single) { // never interleaved: A.2.2
        JpegSegments.Component only = segments.component(scan.components()[0].index());
        across = ((shape.columns() * only.across() + mostAcross - 1) / mostAcross + 7) / 8;
        down = ((shape.rows() * only.down() + mostDown - 1) / mostDown + 7) / 8;
      }
      int interval = segments.restartInterval();
      int untilRestart = interval;
      int restarts = 0;
      for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
          if (interval > 0) {
            if (untilRestart == 0) {
              bits.restart();
              Arrays.fill(read, 0);
              Arrays.fill(written, 0);
              if (out != null) {
                out.align();
                out.marker(0xD0 + (restarts & 7));
              }
              restarts++;
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
                block(bits, part, component, x * wide + bx, y * high + by, out);
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
        int y,
        @Nullable JpegWriter out) {
      int index = part.index();
      int size = segments.dcTable(part.dcTable()).next(bits);
      if (size > 15) {
        throw bits.malformed("a DC difference of " + size + " bits", "at most 15 (T.81 §F.1.2)");
      }
      read[index] += bits.difference(size);
      boolean isTouched = isTouched(component, x, y);
      int value = isTouched ? flat(index, component) : read[index];
      difference(bits, value - written[index], dc[part.dcTable()], out);
      written[index] = value;

      HuffmanTable table = segments.acTable(part.acTable());
      HuffmanCodes codes = ac[part.acTable()];
      if (isTouched) {
        symbol(END_OF_BLOCK, codes, out);
      }
      @Nullable JpegWriter kept = isTouched ? null : out;
      boolean counts = out == null && !isTouched;
      for (int k = 1; k < 64; k++) {
        int coded = table.next(bits);
        int magnitude = coded & 15;
        if (magnitude == 0) {
          boolean isEnd = coded != SIXTEEN_ZEROS;
          if (kept != null || counts) {
            symbol(isEnd ? END_OF_BLOCK : SIXTEEN_ZEROS, codes, kept);
          }
          if (isEnd) {
            break;
          }
          k += 15;
          continue;
        }
        k += coded >> 4;
        if (k > 63) {
          throw bits.malformed("a coefficient past its block", "at most 64 (T.81 §F.2.2.2)");
        }
        int coefficient = bits.difference(magnitude);
        if (kept != null || counts) {
          symbol(coded, codes, kept);
        }
        if (kept != null) {
          kept.bits(coefficient < 0 ? coefficient - 1 : coefficient, magnitude);
        }
      }
    }

    private static void symbol(int symbol, HuffmanCodes codes, @Nullable JpegWriter out) {
      if (out == null) {
        codes.count(symbol);
      } else {
        codes.write(out, symbol);
      }
    }

    private static void difference(
        JpegBits bits, int difference, HuffmanCodes codes, @Nullable JpegWriter out) {
      int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
      if (size > 15) {
        throw bits.malformed("a DC value out of range", "at most 15 bits (T.81 §F.1.2)");
      }
      symbol(size, codes, out);
      if (out != null && size > 0) {
        out.bits(difference < 0 ? difference - 1 : difference, size);
      }
    }

    /**
     * Whether a box touches the pixels that the block stands for. Blocks that fill the last units
     * up beyond the frame repeat its edge, so they go with a box that reaches the edge.
     */
    private boolean isTouched(JpegSegments.Component component, int x, int y) {
      int left = x * 8 * mostAcross / component.across();
      int right = ((x + 1) * 8 * mostAcross + component.across() - 1) / component.across();
      int top = y * 8 * mostDown / component.down();
      int bottom = ((y + 1) * 8 * mostDown + component.down() - 1) / component.down();
      for (Box box : boxes) {
        boolean isBeside = box.endX() <= left && box.endX() < shape.columns() || box.x() >= right;
        boolean isAbove = box.endY() <= top && box.endY() < shape.rows() || box.y() >= bottom;
        if (!isBeside && !isAbove) {
          return true;
        }
      }
      return false;
    }

    /** The DC coefficient of a block whose samples all are blank, after they are clamped. */
    private int flat(int index, JpegSegments.Component component) {
      int precision = segments.precision();
      int most = (1 << precision) - 1;
      int centre = 1 << precision - 1;
      int value = form.blankWord(index) & most;
      int step = Math.max(1, segments.quantisationTable(component.quantisation())[0]);
      int level = 8 * (value - centre);
      if (value == 0) {
        return -((-level + step - 1) / step);
      }
      if (value == most) {
        return (level + step - 1) / step;
      }
      return level < 0 ? -((-level + step / 2) / step) : (level + step / 2) / step;
    }
  }
}
