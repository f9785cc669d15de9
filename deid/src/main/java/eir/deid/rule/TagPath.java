package eir.deid.rule;

import eir.dicom.stream.ElementTable;

/** Paths of elements for reports: {@code (5200,9229)[0]/(0008,1140)[0]/(0008,1155)}. */
public final class TagPath {
  private TagPath() {}

  /** The path of {@code row}; indexes of items start at 0. */
  public static String of(ElementTable table, int row) {
    StringBuilder path = new StringBuilder();
    int at = row < table.firstOfDataSet() ? 0 : table.firstOfDataSet();
    while (at < row) {
      int next = table.next(at);
      if (next <= row) {
        at = next;
        continue;
      }
      path.append(inBraces(table.tag(at)));
      int item = at + 1;
      int index = 0;
      while (table.next(item) <= row) {
        item = table.next(item);
        index++;
      }
      path.append('[').append(index).append(']');
      if (item == row) {
        return path.toString();
      }
      path.append('/');
      at = item + 1;
    }
    return path.append(inBraces(table.tag(row))).toString();
  }

  /** {@code (gggg,eeee)} in capitals. */
  public static String inBraces(int tag) {
    return "(" + hex4(tag >>> 16) + "," + hex4(tag & 0xFFFF) + ")";
  }

  private static String hex4(int value) {
    StringBuilder hex = new StringBuilder(4);
    for (int shift = 12; shift >= 0; shift -= 4) {
      hex.append("0123456789ABCDEF".charAt(value >>> shift & 0xF));
    }
    return hex.toString();
  }
}
