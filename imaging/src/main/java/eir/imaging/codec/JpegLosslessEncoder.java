package eir.imaging.codec;

import org.jspecify.annotations.Nullable;

/**
 * Codes samples as JPEG lossless in the manner of a stream that is there: the same frame header,
 * scans, predictors, point transforms and restart intervals, with Huffman tables of its own (ITU-T
 * T.81 Annex H).
 */
final class JpegLosslessEncoder {
  private JpegLosslessEncoder() {}

  /**
   * The code stream of {@code samples}.
   *
   * @param like a lossless stream of frames of {@code shape}; padding may follow it
   * @param samples {@code rows × columns × samples} code words, the samples of a pixel side by side
   * @throws eir.dicom.MalformedDicomException if the headers of {@code like} are damaged
   */
  static byte[] encodeLike(byte[] like, FrameShape shape, short[] samples) {
    JpegSegments segments = new JpegSegments(like, 0, like.length);
    JpegWriter out = new JpegWriter(like.length + 1024);
    out.marker(0xD8);
    int from = 2;
    for (int coded = 0; coded < shape.samples(); ) {
      JpegSegments.Scan scan = segments.nextScan();
      if (scan == null) {
        throw segments.malformed("components missing", "all (T.81 Annex H)");
      }
      JpegCopy.segments(like, from, scan.headerAt(), out);
      new Scan(segments, scan, shape, samples).write(like, out);
      segments.endScan(scan);
      from = segments.at();
      coded += scan.components().length;
    }
    out.marker(0xD9);
    return out.toArray();
  }

  /** One scan: first its differences are counted, then written. */
  private static final class Scan {
    private final JpegSegments segments;
    private final JpegSegments.Scan scan;
    private final FrameShape shape;
    private final short[] samples;
    private final HuffmanCodes[] tables = new HuffmanCodes[4];

    Scan(JpegSegments segments, JpegSegments.Scan scan, FrameShape shape, short[] samples) {
      this.segments = segments;
      this.scan = scan;
      this.shape = shape;
      this.samples = samples;
      for (int i = 0; i < tables.length; i++) {
        tables[i] = new HuffmanCodes();
      }
    }

    void write(byte[] code, JpegWriter out) {
      run(null);
      for (int i = 0; i < tables.length; i++) {
        if (!tables[i].isEmpty()) {
          tables[i].make();
          tables[i].writeTable(out, i);
        }
      }
      out.raw(code, scan.headerAt(), scan.dataAt());
      run(out);
      out.align();
    }

    /** Walks the differences as the decoder does; counts them if {@code out} is null. */
    private void run(@Nullable JpegWriter out) {
      int transform = scan.transform();
      int count = scan.components().length;
      int step = shape.samples();
      int pitch = shape.columns() * step;
      int first = 1 << segments.precision() - transform - 1;
      int interval = segments.restartInterval();
      int untilRestart = interval;
      int restarts = 0;
      boolean fresh = true;
      for (int row = 0; row < shape.rows(); row++) {
        for (int x = 0; x < shape.columns(); x++) {
          boolean start = x == 0 && row == 0;
          if (interval > 0) {
            if (untilRestart == 0) {
              if (out != null) {
                out.align();
                out.marker(0xD0 + (restarts & 7));
              }
              restarts++;
              untilRestart = interval;
              fresh = true;
              start = true;
            }
            untilRestart--;
          }
          for (int i = 0; i < count; i++) {
            JpegSegments.ScanComponent component = scan.components()[i];
            int at = row * pitch + x * step + component.index();
            int predicted;
            if (start || fresh && x == 0) {
              predicted = first;
            } else if (fresh) {
              predicted = (samples[at - step] & 0xFFFF) >>> transform;
            } else if (x == 0) {
              predicted = (samples[at - pitch] & 0xFFFF) >>> transform;
            } else {
              predicted =
                  JpegLosslessDecoder.predict(
                      scan.selection(),
                      (samples[at - step] & 0xFFFF) >>> transform,
                      (samples[at - pitch] & 0xFFFF) >>> transform,
                      (samples[at - pitch - step] & 0xFFFF) >>> transform);
            }
            int difference = (short) (((samples[at] & 0xFFFF) >>> transform) - predicted);
            difference(difference, tables[component.dcTable()], out);
          }
        }
        fresh = false;
      }
    }

    /** Modulo 2^16, where -32768 has a size of its own and no bits (H.1.2.2). */
    private static void difference(int difference, HuffmanCodes table, @Nullable JpegWriter out) {
      int size =
          difference == -32768 ? 16 : 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
      if (out == null) {
        table.count(size);
        return;
      }
      table.write(out, size);
      if (size > 0 && size < 16) {
        out.bits(difference < 0 ? difference - 1 : difference, size);
      }
    }
  }
}
