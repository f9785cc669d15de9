package eir.imaging.bundle;

import eir.imaging.Frame;
import eir.imaging.codec.FrameShape;
import eir.imaging.codec.JpegLsDecoder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a whole bundle back: for tests, benchmarks and {@code eir verify}. */
public final class BundleReader {
  private final byte[] bundle;
  private final BundleIndex index;
  private final int[] offsets;

  /**
   * Takes {@code bundle} without copying it.
   *
   * @throws IllegalArgumentException if it is no bundle, or its lengths do not fill it exactly
   */
  public BundleReader(byte[] bundle) {
    this.bundle = bundle;
    int length =
        bundle.length < 4
            ? -1
            : (bundle[0] & 0xFF)
                | (bundle[1] & 0xFF) << 8
                | (bundle[2] & 0xFF) << 16
                | (bundle[3] & 0xFF) << 24;
    if (length < 0 || length > bundle.length - 4) {
      throw new IllegalArgumentException("an index length past the bundle; expected a bundle");
    }
    index = BundleIndex.of(Arrays.copyOfRange(bundle, 4, 4 + length));
    offsets = new int[index.frames()];
    int at = 4 + length;
    for (int i = 0; i < index.frames(); i++) {
      offsets[index.order().get(i)] = at;
      at += index.lengths().get(i);
    }
    if (at != bundle.length) {
      throw new IllegalArgumentException("frames of other lengths than the index says");
    }
  }

  public BundleIndex index() {
    return index;
  }

  /** The code of frame {@code frame} as it stands in the bundle. */
  public byte[] code(int frame) {
    int length = index.lengths().get(index.order().indexOf(frame));
    return Arrays.copyOfRange(bundle, offsets[frame], offsets[frame] + length);
  }

  /**
   * Decodes frame {@code frame}; stored values as the file had them.
   *
   * @throws IllegalStateException if the codec is one that only browsers decode
   */
  public Frame frame(int frame) {
    byte[] code = code(frame);
    int count = index.rows() * index.columns() * index.samples();
    short[] out = new short[count];
    switch (index.codec()) {
      case Bundle.JPEG_LS -> {
        FrameShape shape = new FrameShape(index.rows(), index.columns(), 1, 16);
        new JpegLsDecoder().decode(code, 0, code.length, shape, out);
        int unused = 32 - index.bits();
        for (int i = 0; index.signed() && i < count; i++) {
          out[i] = (short) ((out[i] << unused) >> unused);
        }
      }
      case Bundle.DEFLATE -> inflate(code, out);
      default -> throw new IllegalStateException("a codec that only browsers decode");
    }
    return new Frame(index.rows(), index.columns(), index.samples(), index.signed(), out);
  }

  private static void inflate(byte[] code, short[] out) {
    byte[] bytes = new byte[out.length];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(code);
      int length = inflater.inflate(bytes);
      if (length != bytes.length) {
        throw new IllegalArgumentException("a deflated frame that is too short");
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("a frame that does not inflate", e);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) (bytes[i] & 0xFF);
    }
  }
}
