package eir.deid.header;

import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;

/**
 * Overlay planes (60xx, PS3.3 §C.9.2) that a person has seen and that stay under 113103: bits and
 * the numbers that place them. Description, label and every other text goes. A plane goes whole if
 * its bits lie in the samples, if they are not as many as its numbers say, or if they read as text.
 */
public final class OverlayPlanes {
  private static final int ROWS = 0x0010;
  private static final int COLUMNS = 0x0011;
  private static final int FRAMES = 0x0015;
  private static final int TYPE = 0x0040;
  private static final int ORIGIN = 0x0050;
  private static final int FRAME_ORIGIN = 0x0051;
  private static final int BITS_ALLOCATED = 0x0100;
  private static final int BIT_POSITION = 0x0102;
  private static final int DATA = 0x3000;
  private static final int MOST_BYTES = 16 << 20;

  private OverlayPlanes() {}

  /** Whether {@code tag} is of an overlay plane. */
  public static boolean isOne(int tag) {
    return isGroup(tag >>> 16);
  }

  /** Whether {@code group} is one of the sixteen. */
  static boolean isGroup(int group) {
    return (group & 0xFFE1) == 0x6000;
  }

  /** Cleans the element at {@code row} of the top level. */
  static void clean(Cleaning work, int row) {
    ElementTable table = work.table;
    int group = table.tag(row) & 0xFFFF0000;
    int vr = vr(table.tag(row) & 0xFFFF, table.vr(row));
    long bits = bits(table, group);
    boolean isWritten = table.isExplicit() ? table.vr(row) == vr : table.vr(row) == Vr.UN;
    if (vr == 0 || !isWritten || bits < 0 || !isPlane(work, group, bits)) {
      work.drop(row, Reason.GROUP);
    } else if ((table.tag(row) & 0xFFFF) == DATA) {
      data(work, row, vr, bits);
    } else {
      work.keep(row, table.tag(row), vr);
    }
  }

  /** The VR of an element that stays; 0 for others. Data may be bytes or words. */
  private static int vr(int element, int written) {
    return switch (element) {
      case ROWS, COLUMNS, FRAME_ORIGIN, BITS_ALLOCATED, BIT_POSITION -> Vr.US;
      case FRAMES -> Vr.IS;
      case TYPE -> Vr.CS;
      case ORIGIN -> Vr.SS;
      case DATA -> written == Vr.OB ? Vr.OB : Vr.OW;
      default -> 0;
    };
  }

  /** Bits of all frames, or -1 if the group does not say. */
  private static long bits(ElementTable table, int group) {
    int frames = table.find(group | FRAMES);
    long count = frames < 0 ? 1 : TopLevel.integer(table, group | FRAMES, 0);
    long bits =
        count
            * table.firstUnsignedShort(table.find(group | ROWS), 0)
            * table.firstUnsignedShort(table.find(group | COLUMNS), 0);
    return bits > 0 && bits <= 8L * MOST_BYTES ? bits : -1;
  }

  private static boolean isPlane(Cleaning work, int group, long bits) {
    ElementTable table = work.table;
    int data = table.find(group | DATA);
    int type = table.find(group | TYPE);
    long bytes = (bits + 15) / 16 * 2;
    String kind = TopLevel.text(table, group | TYPE);
    return !table.isBigEndian() // where spare bits lie in words of high bytes first, nobody tells
        && table.firstUnsignedShort(table.find(group | BITS_ALLOCATED), 0) == 1
        && table.firstUnsignedShort(table.find(group | BIT_POSITION), 1) == 0
        && hasLength(table, group | ROWS, 2)
        && hasLength(table, group | COLUMNS, 2)
        && hasLength(table, group | BITS_ALLOCATED, 2)
        && hasLength(table, group | BIT_POSITION, 2)
        && hasLength(table, group | ORIGIN, 4)
        && (table.find(group | FRAME_ORIGIN) < 0 || hasLength(table, group | FRAME_ORIGIN, 2))
        && (table.find(group | FRAMES) < 0 || hasLength(table, group | FRAMES, 0))
        && type >= 0
        && table.length(type) == 2
        && (kind.equals("G") || kind.equals("R"))
        && data >= 0
        && table.length(data) == bytes
        && !work.hidesTextInRamp(data);
  }

  /** Whether {@code tag} is there with so many bytes; with any number, at most 12, for 0. */
  private static boolean hasLength(ElementTable table, int tag, int bytes) {
    int row = table.find(tag);
    return row >= 0 && (bytes == 0 ? table.length(row) <= 12 : table.length(row) == bytes);
  }

  /** The plane, and zeros in the bits behind it. */
  private static void data(Cleaning work, int row, int vr, long bits) {
    ElementTable table = work.table;
    int length = table.length(row);
    byte[] plane = new byte[length];
    System.arraycopy(work.in, table.value(row), plane, 0, length);
    for (int at = (int) (bits >>> 3); at < length; at++) {
      int used = at == bits >>> 3 ? (int) (bits & 7) : 0;
      plane[at] &= (byte) ((1 << used) - 1);
    }
    int start = work.out.length();
    work.out.element(table.tag(row), vr, plane, 0, length);
    work.journal.add(row, table.tag(row), 'C', Reason.GROUP, start, work.out.length());
  }
}
