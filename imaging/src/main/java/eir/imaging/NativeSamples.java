package eir.imaging;

/** Turns the bytes of a native frame into samples, PS3.5 §8.1 and §8.2, Annex D. */
final class NativeSamples {
  private NativeSamples() {}

  /**
   * Unpacks one frame.
   *
   * @param bytes {@code nativeFrameBytes()} bytes
   * @param bigEndian the byte order of 16-bit samples
   * @param out samples of a pixel side by side, each as unsigned 16 bits
   */
  static void unpack(byte[] bytes, PixelDescription pixels, boolean bigEndian, short[] out) {
    if (pixels.photometric() == Photometric.YBR_FULL_422) {
      unpack422(bytes, pixels.shape().rows(), pixels.shape().columns(), out);
    } else if (pixels.shape().bitsAllocated() == 16) {
      int low = bigEndian ? 1 : 0;
      for (int i = 0; i < out.length; i++) {
        out[i] = (short) ((bytes[2 * i + low] & 0xFF) | bytes[2 * i + 1 - low] << 8);
      }
    } else if (pixels.shape().samples() == 3 && pixels.isPlanar()) {
      int plane = out.length / 3;
      for (int i = 0; i < plane; i++) {
        out[3 * i] = (short) (bytes[i] & 0xFF);
        out[3 * i + 1] = (short) (bytes[plane + i] & 0xFF);
        out[3 * i + 2] = (short) (bytes[2 * plane + i] & 0xFF);
      }
    } else {
      for (int i = 0; i < out.length; i++) {
        out[i] = (short) (bytes[i] & 0xFF);
      }
    }
  }

  /** Two luminances, then the chrominances that they share (PS3.3 §C.7.6.3.1.2). */
  private static void unpack422(byte[] bytes, int rows, int columns, short[] out) {
    int pairs = (columns + 1) / 2;
    for (int row = 0; row < rows; row++) {
      for (int x = 0; x < columns; x++) {
        int from = (row * pairs + x / 2) * 4;
        int to = (row * columns + x) * 3;
        out[to] = (short) (bytes[from + (x & 1)] & 0xFF);
        out[to + 1] = (short) (bytes[from + 2] & 0xFF);
        out[to + 2] = (short) (bytes[from + 3] & 0xFF);
      }
    }
  }
}
