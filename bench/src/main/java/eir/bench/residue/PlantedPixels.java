package eir.bench.residue;

import eir.deid.header.TopLevel;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Fragments;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Markers around coded pixels: comments and application segments of JPEG and JPEG-LS, tables of
 * JPEG that no scan refers to, comments, pointers and profiles of JPEG 2000, bytes behind the code
 * stream; behind all pixels a signature, padding, loose bytes. What no frame may hold at all is
 * left to the tests: it would have the file refused with all its other markers.
 *
 * <p>Of frames in several fragments only a single one is changed, so that the offset table, written
 * anew, is simple.
 */
final class PlantedPixels {
  private static final int PADDING = 0xFFFCFFFC;
  private static final int SIGNATURES = 0xFFFAFFFA;

  private final Markers markers;

  PlantedPixels(Markers markers) {
    this.markers = markers;
  }

  /** The pixel element and what follows it. */
  byte[] written(
      ElementTable table, Source source, byte[] bytes, TransferSyntax syntax, boolean isFollowed)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int row = table.pixelRow();
    if (table.isUndefined(row)) {
      encapsulated((Encapsulated) Fragments.locate(source, table), table, bytes, syntax, out);
    } else {
      long end = table.value(row) + (table.length(row) & 0xFFFFFFFFL);
      out.writeBytes(
          Arrays.copyOfRange(bytes, table.start(row), (int) Math.min(end, bytes.length)));
    }
    if (isFollowed) {
      follow(table, out);
    }
    return out.toByteArray();
  }

  private void follow(ElementTable table, ByteArrayOutputStream out) throws IOException {
    Encoding encoding =
        table.isBigEndian()
            ? Encoding.EXPLICIT_BIG
            : table.isExplicit() ? Encoding.EXPLICIT_LITTLE : Encoding.IMPLICIT_LITTLE;
    String signer = markers.text("(FFFA,FFFA)");
    String padding = markers.text("(FFFC,FFFC)");
    new ElementWriter(out, encoding)
        .sequence(
            SIGNATURES,
            SequenceLength.DEFINED,
            item -> item.bytes(0x04000115, "OB", PlantedItem.ascii(signer)))
        .bytes(PADDING, "OB", PlantedItem.ascii(padding));
    out.writeBytes(PlantedItem.ascii(markers.text("loose bytes")));
  }

  private void encapsulated(
      Encapsulated found,
      ElementTable table,
      byte[] bytes,
      TransferSyntax syntax,
      ByteArrayOutputStream out) {
    int row = table.pixelRow();
    int frames = frames(table);
    boolean isOneFrame = frames == 1;
    boolean isSimple = isOneFrame || found.fragments().size() == frames;
    out.write(bytes, table.start(row), table.value(row) - table.start(row));
    if (!isSimple) {
      out.write(bytes, table.value(row), (int) found.endOffset() - table.value(row));
      return;
    }
    ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    boolean hasTable = found.offsetTable().lengthBytes() > 0;
    item(out, hasTable ? 4 * frames : 0);
    int number = 0;
    for (Fragment fragment : found.fragments()) {
      byte[] frame = Arrays.copyOfRange(bytes, (int) fragment.offset(), (int) fragment.endOffset());
      boolean isFirst = !isOneFrame || number == 0;
      boolean isLast = !isOneFrame || number == found.fragments().size() - 1;
      byte[] planted =
          number < 4 || isLast ? planted(frame, syntax, number, isFirst, isLast) : frame;
      if (hasTable && isFirst) {
        number(out, fragments.size());
      }
      item(fragments, planted.length);
      fragments.writeBytes(planted);
      number++;
    }
    out.writeBytes(fragments.toByteArray());
    number(out, 0xE0DDFFFE);
    number(out, 0);
  }

  private byte[] planted(
      byte[] frame, TransferSyntax syntax, int number, boolean isFirst, boolean isLast) {
    String place = "fragment " + (number + 1) + ", ";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean isJpeg =
        isFirst && frame.length > 4 && frame[0] == (byte) 0xFF && frame[1] == (byte) 0xD8;
    boolean isJpeg2000 = isFirst && frame.length > 8 && frame[0] == (byte) 0xFF && frame[1] == 0x4F;
    boolean isRead =
        isLast && !syntax.uid().equals(Uids.ENCAPSULATED_UNCOMPRESSED_EXPLICIT_VR_LITTLE_ENDIAN);
    if (isJpeg) {
      out.write(frame, 0, 2);
      segment(out, 0xFE, markers.text(place + "COM"));
      segment(out, 0xE1, "Exif\0\0" + markers.text(place + "APP1"));
      segment(out, 0xED, markers.text(place + "APP13"));
      if (syntax.coding() == TransferSyntax.Coding.JPEG) {
        String table = markers.text(place + "DQT");
        segment(out, 0xDB, "\3" + table.repeat(64 / table.length()));
        String symbols = markers.text(place + "DHT");
        segment(out, 0xC4, "\023" + "\0".repeat(15) + (char) symbols.length() + symbols);
      }
      out.write(frame, 2, frame.length - 2);
    } else if (isJpeg2000) {
      int size = 4 + ((frame[4] & 0xFF) << 8 | frame[5] & 0xFF);
      out.write(frame, 0, size);
      segment(out, 0x64, "\0\1" + markers.text(place + "COM"));
      segment(out, 0x55, "\0\100" + markers.text(place + "TLM"));
      segment(out, 0x57, "\0" + markers.text(place + "PLM"));
      segment(out, 0x59, markers.text(place + "CPF"));
      segment(out, 0x63, markers.text(place + "CRG"));
      out.write(frame, size, frame.length - size);
    } else {
      out.writeBytes(frame);
    }
    if (isRead) {
      out.writeBytes(PlantedItem.ascii(markers.text(place + "behind the stream")));
    }
    if (out.size() % 2 == 1) {
      out.write(0);
    }
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int code, String text) {
    out.write(0xFF);
    out.write(code);
    out.write(text.length() + 2 >> 8);
    out.write(text.length() + 2);
    out.writeBytes(PlantedItem.ascii(text));
  }

  private static int frames(ElementTable table) {
    return TopLevel.integer(table, Tags.NUMBER_OF_FRAMES, 1);
  }

  private static void item(ByteArrayOutputStream out, int length) {
    number(out, 0xE000FFFE);
    number(out, length);
  }

  private static void number(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
  }
}
