package eir.imaging.codec;

import eir.dicom.MalformedDicomException;

/** How decoders say that a code stream is broken. */
final class CodeStream {
  private static final int PIXEL_DATA = 0x7FE00010;

  private CodeStream() {}

  static MalformedDicomException malformed(String found, String wanted, int at) {
    return new MalformedDicomException(found, wanted, PIXEL_DATA, at);
  }

  /** Throws unless a header read from the stream agrees with the data set. */
  static void requireShape(
      FrameShape shape, int rows, int columns, int samples, int bits, String section) {
    if (rows != shape.rows() || columns != shape.columns() || samples != shape.samples()) {
      throw malformed(
          "code stream of %d × %d × %d samples".formatted(rows, columns, samples),
          "%d × %d × %d as the data set says (%s)"
              .formatted(shape.rows(), shape.columns(), shape.samples(), section),
          0);
    }
    if (bits < 1 || bits > shape.bitsAllocated()) {
      throw malformed(
          "code stream of %d bits a sample".formatted(bits),
          "1 to %d bits, as allocated (%s)".formatted(shape.bitsAllocated(), section),
          0);
    }
  }
}
