package eir.deid.header;

import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;

/** Values of the top level as text, and whether an overlay hides among the samples. */
public final class TopLevel {
  private TopLevel() {}

  /** The value of {@code tag} without padding as ISO 8859-1; empty if it is absent. */
  public static String text(ElementTable table, int tag) {
    int row = table.find(tag);
    if (row < 0 || row == table.pixelRow()) {
      return "";
    }
    int from = Dates.firstNonBlank(table.bytes(), table.value(row), end(table, row));
    int to = Dates.endNonBlank(table.bytes(), from, end(table, row));
    return Latin1.text(table.bytes(), from, to - from);
  }

  /** The integer {@code tag} says, or {@code otherwise}. */
  public static int integer(ElementTable table, int tag, int otherwise) {
    String text = text(table, tag);
    boolean negative = text.startsWith("-");
    int at = negative || text.startsWith("+") ? 1 : 0;
    if (text.length() == at || text.length() > at + 9) {
      return otherwise;
    }
    int number = 0;
    for (; at < text.length(); at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }

  /** Whether an overlay lies in the spare bits of the samples (PS3.3 §C.9.2, retired form). */
  public static boolean hidesOverlays(ElementTable table) {
    for (int row = table.firstOfDataSet(); row < table.size(); row = table.next(row)) {
      int tag = table.tag(row);
      if ((tag >>> 16 & 0xFF01) == 0x6000) {
        int element = tag & 0xFFFF;
        boolean position = element == 0x0102 && table.firstUnsignedShort(row, 0) != 0;
        boolean allocated = element == 0x0100 && table.firstUnsignedShort(row, 1) != 1;
        if (position || allocated) {
          return true;
        }
      }
    }
    return false;
  }

  private static int end(ElementTable table, int row) {
    return table.value(row) + table.length(row);
  }
}
