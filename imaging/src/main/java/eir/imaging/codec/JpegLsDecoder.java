package eir.imaging.codec;

import eir.dicom.MalformedDicomException;

/**
 * JPEG-LS, lossless and near-lossless, ITU-T T.87: 2 to 16 bits, one or three components in any
 * interleave mode, preset coding parameters.
 *
 * <p>Not read, as DICOM files do not have them: mapping tables, sub-sampling, restart intervals.
 */
public final class JpegLsDecoder implements FrameDecoder {
  private static final int SOI = 0xFFD8;
  private static final int EOI = 0xFFD9;
  private static final int SOS = 0xFFDA;
  private static final int DRI = 0xFFDD;
  private static final int SOF55 = 0xFFF7;
  private static final int LSE = 0xFFF8;

  /**
   * What a stream says of its samples.
   *
   * @param bits of a sample
   * @param isLossy whether a scan of it is near-lossless
   */
  record Precision(int bits, boolean isLossy) {}

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    decoded(code, from, to, shape, out);
  }

  /** As {@link #decode}; answers how precise the samples are. */
  static Precision decoded(byte[] code, int from, int to, FrameShape shape, short[] out) {
    Decoding decoding = new Decoding(code, from, to, shape, out);
    decoding.run();
    return new Precision(decoding.bits, decoding.isLossy);
  }

  /** The state of one frame's decoding. */
  private static final class Decoding {
    private final byte[] code;
    private final int from;
    private final int to;
    private final FrameShape shape;
    private final short[] out;
    private int at;
    private int bits;
    private boolean isLossy;
    private int maxval;
    private int t1;
    private int t2;
    private int t3;
    private int reset;
    private final int[] componentIds = new int[3];

    Decoding(byte[] code, int from, int to, FrameShape shape, short[] out) {
      this.code = code;
      this.from = from;
      this.to = to;
      this.shape = shape;
      this.out = out;
      this.at = from;
    }

    void run() {
      if (u16() != SOI) {
        throw malformed("no SOI marker", "FFD8 first (T.87 Annex C)");
      }
      int decoded = 0;
      while (decoded < shape.samples()) {
        int marker = u16();
        while (marker == 0xFFFF) { // fill bytes
          at--;
          marker = u16();
        }
        if (marker < 0xFF01) {
          throw malformed("no marker", "a marker segment (T.87 Annex C)");
        }
        if (marker == EOI) {
          throw malformed(
              "end of image after " + decoded + " components", shape.samples() + " (T.87 Annex C)");
        }
        int end = at + u16();
        if (end > to || end < at) {
          throw malformed("a segment longer than the code stream", "all of it (T.87 Annex C)");
        }
        switch (marker) {
          case SOF55 -> frameHeader();
          case LSE -> presets();
          case DRI -> {
            if (u16() != 0) {
              throw malformed("a restart interval", "none (not supported)");
            }
          }
          case SOS -> {
            decoded += scan(end, decoded);
            end = at;
          }
          default -> {} // APPn, COM
        }
        at = end;
      }
    }

    private void frameHeader() {
      bits = u8();
      int rows = u16();
      int columns = u16();
      int samples = u8();
      CodeStream.requireShape(shape, rows, columns, samples, bits, "T.87 §C.2.2");
      if (bits < 2) {
        throw malformed("samples of 1 bit", "2 to 16 bits (T.87 §C.2.2)");
      }
      for (int i = 0; i < samples; i++) {
        componentIds[i] = u8();
        if (u8() != 0x11) {
          throw malformed("a sub-sampled component", "sampling factors of 1 (not supported)");
        }
        u8();
      }
    }

    private void presets() {
      int type = u8();
      if (type != 1) {
        throw malformed("LSE segment of type " + type, "type 1, parameters (T.87 §C.2.4.1)");
      }
      maxval = u16();
      t1 = u16();
      t2 = u16();
      t3 = u16();
      reset = u16();
    }

    /** Decodes the scan that follows a SOS header; returns the number of its components. */
    private int scan(int dataAt, int decoded) {
      if (bits == 0) {
        throw malformed("a scan before the frame header", "SOF55 first (T.87 Annex C)");
      }
      int components = u8();
      if (components < 1 || components > shape.samples() - decoded) {
        throw malformed("a scan of " + components + " components", "1 to 3 (T.87 §C.2.3)");
      }
      int first = decoded;
      for (int i = 0; i < components; i++) {
        int id = u8();
        if (i == 0) {
          for (int c = 0; c < shape.samples(); c++) {
            first = componentIds[c] == id && components == 1 ? c : first;
          }
        }
        if (u8() != 0) {
          throw malformed("a mapping table", "none (not supported)");
        }
      }
      int near = u8();
      int interleave = u8();
      if (u8() != 0) {
        throw malformed("a point transform", "none (not supported)");
      }
      if (interleave > 2 || (interleave == 0) != (components == 1) && components != 1) {
        throw malformed("interleave mode " + interleave, "0, 1 or 2 (T.87 §C.2.3)");
      }
      JpegLsCoding coding = coding(near);
      isLossy |= near > 0;
      JpegLsScan scan = new JpegLsScan(code, dataAt, to, coding);
      if (components > 1 && interleave == 2) {
        scan.decodePixels(shape, out);
      } else {
        scan.decodeLines(shape, first, components, out);
      }
      at = scan.afterData();
      return components;
    }

    private JpegLsCoding coding(int near) {
      int max = (1 << bits) - 1;
      int largest = maxval == 0 ? max : maxval;
      if (largest > max || largest < 2 || near > Math.min(255, largest / 2)) {
        throw malformed("MAXVAL or NEAR out of range", "values that fit the samples (T.87 §C.2.4)");
      }
      JpegLsCoding defaults = JpegLsCoding.defaults(largest, near);
      JpegLsCoding coding =
          new JpegLsCoding(
              largest,
              near,
              t1 == 0 ? defaults.t1() : t1,
              t2 == 0 ? defaults.t2() : t2,
              t3 == 0 ? defaults.t3() : t3,
              reset == 0 ? defaults.reset() : reset);
      if (coding.t1() <= near
          || coding.t2() < coding.t1()
          || coding.t3() < coding.t2()
          || coding.t3() > largest
          || coding.reset() < 3
          || coding.reset() > Math.max(255, largest)) {
        throw malformed("thresholds out of order", "NEAR < T1 ≤ T2 ≤ T3 ≤ MAXVAL (T.87 §C.2.4)");
      }
      return coding;
    }

    private int u8() {
      if (at >= to) {
        throw malformed("the code stream ends", "a whole header (T.87 Annex C)");
      }
      return code[at++] & 0xFF;
    }

    private int u16() {
      return u8() << 8 | u8();
    }

    private MalformedDicomException malformed(String found, String wanted) {
      return CodeStream.malformed(found, wanted, at - from);
    }
  }
}
