package eir.imaging.codec;

/**
 * JPEG lossless with Huffman codes, process 14 with any predictor, ITU-T T.81 Annex H: 2 to 16
 * bits, one or three components.
 */
public final class JpegLosslessDecoder implements FrameDecoder {

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    JpegSegments segments = new JpegSegments(code, from, to);
    int decoded = 0;
    while (decoded < shape.samples()) {
      JpegSegments.Scan scan = segments.nextScan();
      if (scan == null) {
        throw segments.malformed(
            "end of image after " + decoded + " components", shape.samples() + " (T.81 Annex H)");
      }
      if (decoded == 0) {
        requireLossless(segments, shape);
      }
      decode(segments, scan, shape, out);
      segments.endScan(scan);
      decoded += scan.components().length;
    }
  }

  private static void requireLossless(JpegSegments segments, FrameShape shape) {
    if (segments.process() != 3) {
      throw segments.malformed(
          "a JPEG of process SOF" + segments.process(), "SOF3, lossless (T.81 Annex H)");
    }
    CodeStream.requireShape(
        shape,
        segments.rows(),
        segments.columns(),
        segments.componentCount(),
        segments.precision(),
        "T.81 §B.2.2");
    for (int i = 0; i < segments.componentCount(); i++) {
      if (segments.component(i).across() != segments.component(0).across()
          || segments.component(i).down() != segments.component(0).down()) {
        throw segments.malformed("sub-sampled components", "all of one size (not supported)");
      }
    }
  }

  private static void decode(
      JpegSegments segments, JpegSegments.Scan scan, FrameShape shape, short[] out) {
    int predictor = scan.selection();
    int transform = scan.transform();
    if (predictor < 1 || predictor > 7 || transform >= segments.precision()) {
      throw segments.malformed("predictor " + predictor, "1 to 7 (T.81 table H.1)");
    }
    int count = scan.components().length;
    HuffmanTable[] tables = new HuffmanTable[count];
    int[] offsets = new int[count];
    for (int i = 0; i < count; i++) {
      tables[i] = segments.dcTable(scan.components()[i].dcTable());
      offsets[i] = scan.components()[i].index();
    }
    int columns = shape.columns();
    int samples = shape.samples();
    int pitch = columns * samples;
    int first = 1 << (segments.precision() - transform - 1);
    int interval = segments.restartInterval();
    int untilRestart = interval;
    boolean fresh = true; // the line is predicted as the first one is (H.1.2.1)
    JpegBits bits = scan.bits();
    for (int row = 0; row < shape.rows(); row++) {
      for (int x = 0; x < columns; x++) {
        boolean start = x == 0 && row == 0;
        if (interval > 0) {
          if (untilRestart == 0) {
            bits.restart();
            untilRestart = interval;
            fresh = true;
            start = true;
          }
          untilRestart--;
        }
        for (int i = 0; i < count; i++) {
          int at = row * pitch + x * samples + offsets[i];
          int predicted;
          if (start) {
            predicted = first;
          } else if (fresh) {
            predicted = x == 0 ? first : out[at - samples] & 0xFFFF;
          } else if (x == 0) {
            predicted = out[at - pitch] & 0xFFFF;
          } else {
            predicted =
                predict(
                    predictor,
                    out[at - samples] & 0xFFFF,
                    out[at - pitch] & 0xFFFF,
                    out[at - pitch - samples] & 0xFFFF);
          }
          int size = tables[i].next(bits);
          if (size > 16) {
            throw segments.malformed(
                "a difference of " + size + " bits", "at most 16 (T.81 table H.2)");
          }
          int difference = size == 16 ? 32768 : bits.difference(size);
          out[at] = (short) (predicted + difference);
        }
      }
      fresh = false;
    }
    if (transform > 0) {
      for (int offset : offsets) {
        for (int at = offset; at < shape.sampleCount(); at += samples) {
          out[at] = (short) (out[at] << transform);
        }
      }
    }
  }

  static int predict(int predictor, int ra, int rb, int rc) {
    return switch (predictor) {
      case 1 -> ra;
      case 2 -> rb;
      case 3 -> rc;
      case 4 -> ra + rb - rc;
      case 5 -> ra + ((rb - rc) >> 1);
      case 6 -> rb + ((ra - rc) >> 1);
      default -> (ra + rb) >> 1;
    };
  }
}
