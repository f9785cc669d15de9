package eir.walk;

import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A made-up file as a workstation compresses it: eight bits, JPEG baseline, one fragment. */
final class JpegCopy {
  static final String NATIVE_SYNTAX = "\24\0" + "1.2.840.10008.1.2.1\0";

  private JpegCopy() {}

  /**
   * The file in JPEG baseline.
   *
   * @param file explicit little endian, 16 bits, values below {@code brightest}
   * @param samples of its frame
   */
  static byte[] of(byte[] file, short[] samples, int rows, int columns, int brightest)
      throws IOException {
    int pixels = (int) ((PixelLocation.Native) Header.read(Source.of(file)).pixels()).offset();
    String header = new String(file, 0, pixels - 12, StandardCharsets.ISO_8859_1);
    String written =
        number(number(number(header, 0x00, 8), 0x01, 8), 0x02, 7)
            .replace(NATIVE_SYNTAX, "\26\0" + Uids.JPEG_BASELINE8_BIT);
    byte[] head = written.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer group = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    group.putInt(140, group.getInt(140) + head.length - header.length());

    return joined(head, code(samples, rows, columns, brightest));
  }

  /** A header and one frame in one fragment. */
  static byte[] joined(byte[] head, byte[] code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.writeBytes(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1});
    item(out, 0x00, 0);
    item(out, 0x00, code.length + (code.length & 1));
    out.writeBytes(code);
    out.writeBytes(new byte[code.length & 1]);
    item(out, 0xDD, 0);
    return out.toByteArray();
  }

  /** Bits Allocated, Bits Stored or High Bit (0028,01xx) with another value. */
  static String number(String header, int element, int value) {
    String start = "\50\0" + (char) element + "\1US\2\0";
    int at = header.indexOf(start) + start.length();
    return header.substring(0, at) + (char) value + "\0" + header.substring(at + 2);
  }

  private static byte[] code(short[] samples, int rows, int columns, int brightest)
      throws IOException {
    byte[] grey = new byte[samples.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.min(255, samples[i] * 255 / brightest);
    }
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, columns, rows, grey);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  private static void item(ByteArrayOutputStream out, int kind, int length) {
    out.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0xFFFE)
            .putShort((short) (0xE000 | kind))
            .putInt(length)
            .array());
  }
}
