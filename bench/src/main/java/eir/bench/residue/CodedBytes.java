package eir.bench.residue;

import java.io.ByteArrayOutputStream;

/**
 * Code streams without what does not code: JPEG's application segments and comments, JPEG 2000's
 * comments, what pads or follows them. Two streams that differ in these only show the same picture.
 */
final class CodedBytes {
  private CodedBytes() {}

  static byte[] of(byte[] coded) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(coded.length);
    boolean isJpeg = coded.length > 4 && coded[0] == (byte) 0xFF && coded[1] == (byte) 0xD8;
    boolean isJpeg2000 = coded.length > 4 && coded[0] == (byte) 0xFF && coded[1] == 0x4F;
    int at = 0;
    while (at < coded.length) {
      boolean isSegment =
          at + 4 <= coded.length
              && coded[at] == (byte) 0xFF
              && (isJpeg && isJpegRemark(coded[at + 1]) || isJpeg2000 && coded[at + 1] == 0x64);
      if (isSegment) {
        at += 2 + ((coded[at + 2] & 0xFF) << 8 | coded[at + 3] & 0xFF);
      } else {
        out.write(coded[at++]);
      }
    }
    byte[] bytes = out.toByteArray();
    int end = isJpeg || isJpeg2000 ? behindEnd(bytes) : bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return java.util.Arrays.copyOf(bytes, end);
  }

  /** Behind the last FF D9, which ends a stream of either; all of it if there is none. */
  private static int behindEnd(byte[] bytes) {
    for (int at = bytes.length - 2; at >= 0; at--) {
      if (bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xD9) {
        return at + 2;
      }
    }
    return bytes.length;
  }

  /** COM and APPn never stand inside coded data, where FF is followed by 00 or a restart. */
  private static boolean isJpegRemark(byte code) {
    int marker = code & 0xFF;
    return marker == 0xFE || marker >= 0xE0 && marker <= 0xEF;
  }
}
