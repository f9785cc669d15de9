package eir.imaging.codec;

import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG baseline, and progressive of 8 bits, by the JDK (the IJG library): one or three components.
 *
 * <p>The samples are those of the stream: YBR stays YBR, sub-sampled chroma is interpolated.
 */
public final class JpegBaselineDecoder implements FrameDecoder {

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    JpegSegments segments = new JpegSegments(code, from, to);
    if (segments.nextScan() == null) {
      throw segments.malformed("an image without scan", "at least one (T.81 §B.2.1)");
    }
    if (segments.process() > 2 || segments.precision() != 8) {
      throw segments.malformed(
          "a JPEG of process SOF%d with %d bits"
              .formatted(segments.process(), segments.precision()),
          "SOF0, SOF1 or SOF2 with 8 bits (PS3.5 §8.2.1)");
    }
    CodeStream.requireShape(
        shape,
        segments.rows(),
        segments.columns(),
        segments.componentCount(),
        segments.precision(),
        "T.81 §B.2.2");
    Rasters.read(
        ImageIO.getImageReadersByFormatName("jpeg").next(),
        new MemoryCacheImageInputStream(new ByteArrayInputStream(code, from, to - from)),
        shape,
        out);
  }
}
