package eir.walk;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import eir.dicom.dictionary.Uids;
import eir.phantom.scan.BurnedText;
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

/** A made-up file as a screen copy in colour: lossless JPEG 2000, and a name drawn over it. */
final class ColourCopy {
  /** Rows from which letters are drawn in the overlay plane; seven of them. */
  static final int DRAWN_FROM = 30;

  /** The column of the first letter of the overlay. */
  static final int DRAWN_AT = 8;

  private ColourCopy() {}

  /**
   * The file in colour.
   *
   * @param file explicit little endian, 16 bits
   * @param rgb samples of its frame, red, green and blue of a pixel side by side
   */
  static byte[] of(byte[] file, int[] rgb, int rows, int columns, String drawn) throws IOException {
    String header = new String(file, 0, ScreenCopy.offset(file) - 12, StandardCharsets.ISO_8859_1);
    String written =
        JpegCopy.number(JpegCopy.number(JpegCopy.number(header, 0, 8), 1, 8), 2, 7)
            .replace(JpegCopy.NATIVE_SYNTAX, "\26\0" + Uids.JPEG2000_LOSSLESS)
            .replace(words(0x0028, 0x0002, 1), words(0x0028, 0x0002, 3))
            .replace(
                "\50\0\4\0CS\14\0MONOCHROME2 ",
                "\50\0\4\0CS\10\0YBR_RCT " + words(0x0028, 0x0006, 0));
    byte[] head = (written + overlay(rows, columns, drawn)).getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer group = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int syntax = Uids.JPEG2000_LOSSLESS.length() - (JpegCopy.NATIVE_SYNTAX.length() - 2);
    group.putInt(140, group.getInt(140) + syntax);
    return JpegCopy.joined(head, code(rgb, rows, columns));
  }

  private static String overlay(int rows, int columns, String text) {
    byte[] bits = new byte[(rows * columns + 15) / 16 * 2];
    for (int n = 0; n < text.length(); n++) {
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 5; x++) {
          int column = DRAWN_AT + 6 * n + x;
          if (column < columns && BurnedText.isDot(text.charAt(n), x, y)) {
            int at = (DRAWN_FROM + y) * columns + column;
            bits[at >> 3] |= (byte) (1 << (at & 7));
          }
        }
      }
    }
    char low = (char) (bits.length & 0xFF);
    char high = (char) (bits.length >> 8 & 0xFF);
    return words(0x6000, 0x0010, rows)
        + words(0x6000, 0x0011, columns)
        + "\0`\100\0CS\2\0G "
        + "\0`\120\0SS\4\0\1\0\1\0"
        + words(0x6000, 0x0100, 1)
        + words(0x6000, 0x0102, 0)
        + "\0`\0\60OW\0\0"
        + low
        + high
        + "\0\0"
        + new String(bits, StandardCharsets.ISO_8859_1);
  }

  /** An element with one number of 16 bits. */
  private static String words(int group, int element, int value) {
    byte[] bytes =
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) group)
            .putShort((short) element)
            .put((byte) 'U')
            .put((byte) 'S')
            .putShort((short) 2)
            .putShort((short) value)
            .array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] code(int[] rgb, int rows, int columns) throws IOException {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setPixels(0, 0, columns, rows, rgb);
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
    return bytes.toByteArray();
  }
}
