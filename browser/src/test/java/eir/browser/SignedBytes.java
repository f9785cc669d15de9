package eir.browser;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.Source;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG 2000 of signed samples of a byte, of which no file is at hand. */
final class SignedBytes {
  /** Depth and sign of the first component, counted from SOC (T.800 §A.5.1). */
  private static final int SSIZ = 42;

  private SignedBytes() {}

  /** {@code file}, a lossless JPEG 2000 of one grey frame, with other samples in its place. */
  static byte[] inPlaceOf(byte[] file) throws IOException {
    Header header = Header.read(Source.of(file));
    Encapsulated pixels = (Encapsulated) header.pixels();
    byte[] code = code(64, 64);
    int even = code.length + (code.length & 1);
    int start = (int) pixels.fragments().getFirst().offset();
    ByteBuffer made = ByteBuffer.allocate(start + even + 8).order(ByteOrder.LITTLE_ENDIAN);
    made.put(file, 0, start).putInt(start - 4, even);
    made.position(start).put(code).position(start + even).putInt(0xE0DDFFFE).putInt(0);
    byte[] bytes = made.array();
    put(bytes, "\u0028\0\0\1US", 8);
    put(bytes, "\u0028\0\1\1US", 8);
    put(bytes, "\u0028\0\2\1US", 7);
    return bytes;
  }

  private static void put(byte[] file, String element, int value) {
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(element);
    file[at + 8] = (byte) value;
  }

  /** As unsigned they stand half their range higher; but for the sign the stream is the same. */
  private static byte[] code(int rows, int columns) throws IOException {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < rows * columns; i++) {
      image.getRaster().setSample(i % columns, i / columns, 0, (i * 7 + i / columns * 5) & 0xFF);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = new J2KImageWriterSpi().createWriterInstance(null);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      J2KImageWriteParam how = (J2KImageWriteParam) writer.getDefaultWriteParam();
      how.setWriteCodeStreamOnly(true);
      how.setLossless(true);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    byte[] code = bytes.toByteArray();
    code[SSIZ] |= (byte) 0x80;
    return code;
  }
}
