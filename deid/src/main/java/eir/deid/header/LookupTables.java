package eir.deid.header;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;

/** Lookup tables (PS3.3 §C.7.6.3.1.5, §C.11.1): no longer than their descriptor says. */
final class LookupTables {
  private static final int MOST_BETWEEN = 8;

  private LookupTables() {}

  /** Whether the data at {@code row} has the length its descriptor states. */
  static boolean hasStatedLength(ElementTable table, int row) {
    int descriptor = descriptor(table, row);
    if (descriptor < 0 || table.length(descriptor) < 6) {
      return false;
    }
    boolean big = table.isBigEndian(descriptor);
    int stated = number(table, table.value(descriptor), big);
    int entries = stated == 0 ? 1 << 16 : stated;
    int bits = number(table, table.value(descriptor) + 4, big);
    int packed = entries + (entries & 1);
    int length = table.length(row);
    return length == 2 * entries || bits == 8 && length == packed;
  }

  /** The descriptor before the data among its siblings, or -1. */
  private static int descriptor(ElementTable table, int row) {
    int wanted =
        switch (table.tag(row)) {
          case Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA ->
              Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR;
          case Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA ->
              Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR;
          case Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA ->
              Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR;
          default -> Tags.LUT_DESCRIPTOR;
        };
    for (int back = row - 1; back >= 0 && back >= row - MOST_BETWEEN; back--) {
      if (table.tag(back) == wanted) {
        return back;
      }
    }
    return -1;
  }

  private static int number(ElementTable table, int at, boolean big) {
    int first = table.bytes()[at] & 0xFF;
    int second = table.bytes()[at + 1] & 0xFF;
    return big ? first << 8 | second : second << 8 | first;
  }
}
