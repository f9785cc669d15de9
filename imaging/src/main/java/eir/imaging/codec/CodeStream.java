package eir.imaging.codec;

import eir.dicom.MalformedDicomException;

/**
 * How decoders say that a code stream is broken. By hand here and in all that the browser's painter
 * reaches: a format would add 44 KB to its script.
 */
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
          "code stream of " + rows + " × " + columns + " × " + samples + " samples",
          shape.rows()
              + " × "
              + shape.columns()
              + " × "
              + shape.samples()
              + " as the data set says ("
              + section
              + ")",
          0);
    }
    if (bits < 1 || bits > shape.bitsAllocated()) {
      throw malformed(
          "code stream of " + bits + " bits a sample",
          "1 to " + shape.bitsAllocated() + " bits, as allocated (" + section + ")",
          0);
    }
  }
}
