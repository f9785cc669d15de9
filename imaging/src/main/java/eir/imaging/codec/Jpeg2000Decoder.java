package eir.imaging.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG 2000 Part 1 code streams by JJ2000 (jai-imageio), ITU-T T.800.
 *
 * <p>Its colour transforms (RCT, ICT) are undone: three samples are RGB. About 230 ms for 512 × 512
 * samples.
 */
public final class Jpeg2000Decoder implements FrameDecoder {
  private static final int SIZ_BYTES = 42;
  private static final int MOST_TILES = 4096;

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    int siz = findSize(code, from, to);
    long width = u32(code, siz + 8) - u32(code, siz + 16);
    long height = u32(code, siz + 12) - u32(code, siz + 20);
    long tileWidth = u32(code, siz + 24);
    long tileHeight = u32(code, siz + 28);
    int samples = u16(code, siz + 40);
    int precision = (code[siz + 42] & 0x7F) + 1;
    if (width < 1 || width > 0xFFFF || height < 1 || height > 0xFFFF) {
      throw CodeStream.malformed(
          "an image area that is empty or too large", "1 to 65535 each way (T.800 §A.5.1)", 0);
    }
    CodeStream.requireShape(shape, (int) height, (int) width, samples, precision, "T.800 §A.5.1");
    if (tileWidth < 1
        || tileHeight < 1
        || ((width + tileWidth - 1) / tileWidth) * ((height + tileHeight - 1) / tileHeight)
            > MOST_TILES) {
      throw CodeStream.malformed(
          "more than %d tiles".formatted(MOST_TILES), "fewer (T.800 §A.5.1)", 0);
    }
    try {
      Rasters.read(
          new J2KImageReaderSpi().createReaderInstance(null),
          new StrictInput(new ByteArrayInputStream(code, from, to - from)),
          shape,
          out);
    } catch (IOException e) {
      throw new IllegalStateException("the JPEG 2000 reader cannot be made", e);
    }
  }

  /** Index of the SOC marker, which SIZ must follow; a JP2 box may stand before it. */
  private static int findSize(byte[] code, int from, int to) {
    int last = Math.min(to - SIZ_BYTES - 2, from + 4096);
    for (int at = from; at <= last; at++) {
      if (code[at] == (byte) 0xFF
          && code[at + 1] == 0x4F
          && code[at + 2] == (byte) 0xFF
          && code[at + 3] == 0x51) {
        return at;
      }
    }
    throw CodeStream.malformed("no SOC and SIZ marker", "FF4F FF51 (T.800 §A.4.1)", 0);
  }

  private static long u32(byte[] code, int at) {
    return (long) u16(code, at) << 16 | u16(code, at + 2);
  }

  private static int u16(byte[] code, int at) {
    return (code[at] & 0xFF) << 8 | (code[at + 1] & 0xFF);
  }

  /**
   * Ends a decoder that reads past the end: JJ2000 takes the -1 of a plain stream for eight bits of
   * 1 and counts them for ever.
   */
  private static final class StrictInput extends MemoryCacheImageInputStream {
    StrictInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value < 0) {
        throw CodeStream.malformed(
            "the code stream ends early", "all samples (T.800 Annex A)", (int) getStreamPosition());
      }
      return value;
    }
  }
}
