package eir.dicom.stream;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.PixelLocation.Absent;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.PixelLocation.Native;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds pixel data behind a header; of fragments (PS3.5 Annex A.4) only the eight bytes before each
 * are read, so that a file of gigabytes costs a few kilobytes.
 */
public final class Fragments {
  private Fragments() {}

  /**
   * Where the pixels of {@code source} lie.
   *
   * @throws MalformedDicomException if fragments do not follow each other to a delimiter
   */
  public static PixelLocation locate(Source source, ElementTable table) {
    int row = table.pixelRow();
    if (row < 0) {
      return new Absent();
    }
    if (!table.isUndefined(row)) {
      return new Native(table.value(row), table.length(row) & 0xFFFFFFFFL);
    }
    List<Fragment> fragments = new ArrayList<>();
    byte[] header = new byte[8];
    long at = table.value(row);
    while (true) {
      if (source.read(at, header, 0, 8) < 8) {
        throw malformed("the file ends between fragments", at);
      }
      int length = littleEndian(header, 4);
      at += 8;
      if (isTag(header, 0xE0DD)) {
        break;
      }
      if (!isTag(header, 0xE000) || length < 0 || length > source.lengthBytes() - at) {
        throw malformed("a fragment without item header, or one that leaves the file", at - 8);
      }
      fragments.add(new Fragment(at, length));
      at += length;
    }
    if (fragments.isEmpty()) {
      throw malformed("no Basic Offset Table", at - 8);
    }
    return new Encapsulated(fragments.getFirst(), fragments.subList(1, fragments.size()), at);
  }

  private static boolean isTag(byte[] header, int element) {
    return header[0] == (byte) 0xFE
        && header[1] == (byte) 0xFF
        && header[2] == (byte) element
        && header[3] == (byte) (element >>> 8);
  }

  private static int littleEndian(byte[] bytes, int at) {
    return bytes[at] & 0xFF
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }

  private static MalformedDicomException malformed(String found, long at) {
    return new MalformedDicomException(
        found, "items and a delimiter (PS3.5 §A.4)", Tags.PIXEL_DATA, at);
  }
}
