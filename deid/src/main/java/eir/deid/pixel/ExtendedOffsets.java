package eir.deid.pixel;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fragments;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.Source;
import java.util.List;
import java.util.Optional;

/** The Extended Offset Table (7FE0,0001) and its lengths (PS3.3 §C.7.6.3.1.8 and §C.7.6.3.1.9). */
public final class ExtendedOffsets {
  private ExtendedOffsets() {}

  /**
   * Whether both are there and say of each frame where its only fragment stands and how long it is,
   * with or without the byte that pads it.
   */
  public static boolean areTrue(Source source, ElementTable table) {
    int offsets = table.find(Tags.EXTENDED_OFFSET_TABLE);
    int lengths = table.find(Tags.EXTENDED_OFFSET_TABLE_LENGTHS);
    int row = table.pixelRow();
    if (offsets < 0 || lengths < 0 || row < 0 || !table.isUndefined(row)) {
      return false;
    }
    Optional<PixelDescription> pixels = PixelDescription.of(table);
    if (pixels.isEmpty()
        || !isTable(table, offsets, pixels.get().frames())
        || !isTable(table, lengths, pixels.get().frames())) {
      return false;
    }
    PixelLocation location;
    try {
      location = Fragments.locate(source, table);
    } catch (MalformedDicomException _) {
      return false; // the walk over the frames refuses the file
    }
    return location instanceof Encapsulated found
        && found.offsetTable().lengthBytes() == 0
        && areTrue(table, offsets, lengths, found.fragments(), pixels.get().frames());
  }

  private static boolean isTable(ElementTable table, int row, int frames) {
    return table.vr(row) == Vr.OV && table.length(row) == 8L * frames;
  }

  private static boolean areTrue(
      ElementTable table, int offsets, int lengths, List<Fragment> fragments, int frames) {
    if (fragments.size() != frames) {
      return false;
    }
    for (int i = 0; i < frames; i++) {
      Fragment fragment = fragments.get(i);
      long offset = number(table.bytes(), table.value(offsets) + 8 * i);
      long length = number(table.bytes(), table.value(lengths) + 8 * i);
      int padding = fragment.lengthBytes() - (int) length;
      if (offset != fragment.offset() - fragments.getFirst().offset()
          || length != (int) length
          || padding != 0 && padding != 1) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] bytes, int at) {
    long number = 0;
    for (int i = 7; i >= 0; i--) {
      number = number << 8 | bytes[at + i] & 0xFF;
    }
    return number;
  }
}
