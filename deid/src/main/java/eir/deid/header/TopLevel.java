package eir.deid.header;

import eir.deid.rule.Iod;
import eir.deid.rule.ScreenMarks;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;

/** Values of the top level as text, and what they say of the picture as a whole. */
public final class TopLevel {
  private static final int SUSPICIOUS = 2;

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

  /**
   * Whether the picture may have text in its pixels (DEID §4 case 20): it says so, its class has it
   * by habit, it says that it is a screen or a sheet, or two of these hold: a secondary picture,
   * colour, no geometry, a conversion, a class that no trial takes. A report has no pixels.
   */
  public static boolean isSuspicious(ElementTable table, Iod iod) {
    boolean hasGeometry =
        table.find(Tags.IMAGE_ORIENTATION_PATIENT) >= 0
            || table.find(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE) >= 0
            || table.find(Tags.PIXEL_SPACING) >= 0;
    return isSuspicious(table, iod, hasGeometry);
  }

  /** The same of what was made of it: geometry that is none has not stayed. */
  public static boolean isSuspicious(ElementTable table, Iod iod, Journal journal) {
    boolean hasGeometry =
        stayed(table, Tags.IMAGE_ORIENTATION_PATIENT, journal)
            || stayed(table, Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, journal)
            || stayed(table, Tags.PIXEL_SPACING, journal);
    return isSuspicious(table, iod, hasGeometry);
  }

  private static boolean stayed(ElementTable table, int tag, Journal journal) {
    int row = table.find(tag);
    for (int i = 0; i < journal.size(); i++) {
      if (journal.row(i) == row && journal.action(i) == 'X') {
        return false;
      }
    }
    return row >= 0;
  }

  private static boolean isSuspicious(ElementTable table, Iod iod, boolean hasGeometry) {
    if (iod == Iod.REPORT) {
      return false;
    }
    if (iod == Iod.PICTURE || text(table, Tags.BURNED_IN_ANNOTATION).equals("YES")) {
      return true;
    }
    String imageType = text(table, Tags.IMAGE_TYPE);
    if (ScreenMarks.isIn(imageType)) {
      return true;
    }
    int signs = 0;
    if (imageType.contains("\\SECONDARY")) {
      signs++;
    }
    if (table.firstUnsignedShort(table.find(Tags.SAMPLES_PER_PIXEL), 1) > 1) {
      signs++;
    }
    if (!hasGeometry) {
      signs++;
      if (!iod.isOfTrial() && !text(table, Tags.BURNED_IN_ANNOTATION).equals("NO")) {
        signs++; // of a picture that is no cross-section nothing is known here
      }
    }
    if (table.find(Tags.CONVERSION_TYPE) >= 0) {
      signs++;
    }
    return signs >= SUSPICIOUS;
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

  /**
   * The row of an element that says how to read the pixels and that did not stay, or -1: without it
   * nobody could.
   */
  public static int lostPixelDescription(ElementTable table, Journal journal) {
    for (int i = 0; i < journal.size(); i++) {
      boolean isGone =
          switch (journal.action(i)) {
            case 'X', 'Z', 'D' -> describesPixels(journal.tag(i));
            default -> false;
          };
      if (isGone && table.find(journal.tag(i)) == journal.row(i)) {
        return journal.row(i);
      }
    }
    return -1;
  }

  private static boolean describesPixels(int tag) {
    return switch (tag) {
      case Tags.SAMPLES_PER_PIXEL,
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.PLANAR_CONFIGURATION,
          Tags.NUMBER_OF_FRAMES,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.HIGH_BIT,
          Tags.PIXEL_REPRESENTATION ->
          true;
      default -> false;
    };
  }

  private static int end(ElementTable table, int row) {
    return table.value(row) + table.length(row);
  }
}
