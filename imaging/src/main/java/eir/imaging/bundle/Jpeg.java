package eir.imaging.bundle;

import eir.dicom.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small JPEG files by the JDK. */
final class Jpeg {
  private static final float[] QUALITIES = {0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f};

  private Jpeg() {}

  /** The best of six qualities that stays within {@code wantedBytes}, else the smallest. */
  static Bytes within(BufferedImage picture, int wantedBytes) {
    byte[] jpeg = new byte[0];
    for (float quality : QUALITIES) {
      jpeg = encode(picture, quality);
      if (jpeg.length <= wantedBytes) {
        break;
      }
    }
    return Bytes.owning(jpeg);
  }

  private static byte[] encode(BufferedImage picture, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
