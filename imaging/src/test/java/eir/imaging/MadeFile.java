package eir.imaging;

import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A small grey file written by hand, Explicit VR Little Endian, so that tests see each byte. */
public final class MadeFile {
  private final Map<Integer, byte[]> elements = new TreeMap<>();

  private MadeFile() {}

  /** A file of {@code rows × columns} 16-bit words. */
  public static MadeFile of(int rows, int columns, int... words) {
    MadeFile file = new MadeFile();
    file.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.4");
    file.text(0x00080018, "UI", "1.2.3");
    file.number(0x00280002, 1);
    file.text(0x00280004, "CS", "MONOCHROME2");
    file.number(0x00280010, rows);
    file.number(0x00280011, columns);
    file.bits(16, 16, 15, 0);
    byte[] pixels = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      pixels[2 * i] = (byte) words[i];
      pixels[2 * i + 1] = (byte) (words[i] >> 8);
    }
    file.element(0x7FE00010, "OW", pixels);
    return file;
  }

  /** Bits Allocated, Bits Stored, High Bit, Pixel Representation. */
  public MadeFile bits(int allocated, int stored, int high, int representation) {
    number(0x00280100, allocated);
    number(0x00280101, stored);
    number(0x00280102, high);
    return number(0x00280103, representation);
  }

  /** A US element. */
  public MadeFile number(int tag, int value) {
    return element(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
  }

  /** A text element, padded. */
  public MadeFile text(int tag, String vr, String value) {
    String even = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
    return element(tag, vr, even.getBytes(StandardCharsets.ISO_8859_1));
  }

  private MadeFile element(int tag, String vr, byte[] value) {
    elements.put(tag, encoded(tag, vr, value));
    return this;
  }

  private static byte[] encoded(int tag, String vr, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    little(out, tag >>> 16, 2);
    little(out, tag & 0xFFFF, 2);
    out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
    if (vr.equals("OW")) {
      little(out, 0, 2);
      little(out, value.length, 4);
    } else {
      little(out, value.length, 2);
    }
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static void little(ByteArrayOutputStream out, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >> (8 * i));
    }
  }

  /** The whole Part 10 file. */
  public byte[] bytes() {
    byte[] syntax =
        encoded(0x00020010, "UI", "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[128]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {2, 0, 0, 0, 'U', 'L', 4, 0, (byte) syntax.length, 0, 0, 0});
    out.writeBytes(syntax);
    elements.values().forEach(out::writeBytes);
    return out.toByteArray();
  }

  public Source source() {
    return Source.of(bytes());
  }

  /** Opens it; the test wants it shown. */
  public FrameReader reader() {
    return switch (FrameReader.open(source())) {
      case FrameReader reader -> reader;
      case Unshown(Problem problem) -> throw new AssertionError("not shown: " + problem);
    };
  }
}
