package eir.dicom.stream;

import eir.dicom.dictionary.Vr;
import java.util.Arrays;

/**
 * What stands where in the header of one file: a row of ints for each element and item, in file
 * order, up to and with the pixel data element, whose value is not read.
 *
 * <p>Rows 0 to {@link #firstOfDataSet()} are the file meta group. A sequence is followed by its
 * items (tag FFFE,E000), an item by its elements; {@link #next(int)} skips what is inside. Arrays
 * and no objects, because the engine runs over hundreds of these rows in each of thousands of
 * files, also as JavaScript. Made by {@link DataSetWalker}; read only.
 */
public final class ElementTable {
  /** Tag of a row that is an item. */
  public static final int ITEM = 0xFFFEE000;

  private static final int UNDEFINED = 1 << 16;
  private static final int IMPLICIT = 1 << 17;
  private static final int WAS_UN = 1 << 18;

  private int count;
  private int[] tags = new int[256];
  private int[] infos = new int[256];
  private int[] starts = new int[256];
  private int[] values = new int[256];
  private int[] lengths = new int[256];
  private int[] nexts = new int[256];

  private int[] top = new int[256];
  private int topCount = -1;

  private byte[] bytes = new byte[0];
  private long fileLength;
  private int metaStart;
  private int dataSetStart;
  private int firstOfDataSet;
  private int pixelRow = -1;
  private boolean bigEndian;
  private boolean explicit;
  private boolean guessed;
  private String transferSyntaxUid = "";
  private Fault fault = Fault.NONE;
  private int faultTag;
  private int faultOffset;

  ElementTable() {}

  /** Number of rows. */
  public int size() {
    return count;
  }

  /** Group in the high, element in the low 16 bits; {@link #ITEM} for an item. */
  public int tag(int row) {
    return tags[row];
  }

  /** The {@link Vr} as written, or from the dictionary where the header has none or says UN. */
  public int vr(int row) {
    return infos[row] & 0xFFFF;
  }

  /** Offset of the first byte of the element's header. */
  public int start(int row) {
    return starts[row];
  }

  /** Offset of the first byte of the value. */
  public int value(int row) {
    return values[row];
  }

  /**
   * Bytes of the value: for an undefined length the bytes before the delimiter. Of pixel data it is
   * the word of the file, an unsigned 32-bit number or -1 for undefined.
   */
  public int length(int row) {
    return lengths[row];
  }

  /** The row after this one and all that is inside it. */
  public int next(int row) {
    return nexts[row];
  }

  /** Whether the file writes the length as undefined and ends the value with a delimiter. */
  public boolean isUndefined(int row) {
    return (infos[row] & UNDEFINED) != 0;
  }

  /** Whether this header is written without VR: implicit syntax, or inside a UN sequence. */
  public boolean isImplicit(int row) {
    return (infos[row] & IMPLICIT) != 0;
  }

  /** Whether the header says UN and the VR was found elsewhere. */
  public boolean wasUnknown(int row) {
    return (infos[row] & WAS_UN) != 0;
  }

  /** The file from its first byte, at least as far as the last row's value; read only. */
  public byte[] bytes() {
    return bytes;
  }

  /** Size of the whole file in bytes. */
  public long fileLengthBytes() {
    return fileLength;
  }

  /** Offset of the first meta element; 0 or 132, equal to {@link #dataSetStart} without meta. */
  public int metaStart() {
    return metaStart;
  }

  /** Offset of the first byte of the data set. */
  public int dataSetStart() {
    return dataSetStart;
  }

  /** Row of the first element of the data set. */
  public int firstOfDataSet() {
    return firstOfDataSet;
  }

  /** Row of (7FE0,0008), (7FE0,0009) or (7FE0,0010) at top level, or -1; always the last row. */
  public int pixelRow() {
    return pixelRow;
  }

  /** Whether numbers of the data set have their high byte first. */
  public boolean isBigEndian() {
    return bigEndian;
  }

  /** Whether headers of the data set name the VR. */
  public boolean isExplicit() {
    return explicit;
  }

  /** Whether the file names no transfer syntax and its encoding was read off its first element. */
  public boolean isGuessed() {
    return guessed;
  }

  /** (0002,0010), or the UID of the guessed encoding. */
  public String transferSyntaxUid() {
    return transferSyntaxUid;
  }

  /** Why the walk ended early, or {@link Fault#NONE}. */
  public Fault fault() {
    return fault;
  }

  /** Tag of the element with the fault, 0 without. */
  public int faultTag() {
    return faultTag;
  }

  /** Offset of the fault in the file, 0 without. */
  public int faultOffset() {
    return faultOffset;
  }

  /** Row of {@code tag} among the siblings {@code [from, to)}, or -1; tags ascend. */
  public int find(int tag, int from, int to) {
    int row = from;
    while (row < to) {
      int there = tags[row];
      if (there == tag) {
        return row;
      }
      if (Integer.compareUnsigned(there, tag) > 0) {
        return -1;
      }
      row = nexts[row];
    }
    return -1;
  }

  /** Row of {@code tag} at top level of the data set, or -1. */
  public int find(int tag) {
    if (topCount < 0) {
      indexTopLevel();
    }
    int low = 0;
    int high = topCount - 1;
    int key = tag ^ Integer.MIN_VALUE;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = tags[top[middle]] ^ Integer.MIN_VALUE;
      if (there < key) {
        low = middle + 1;
      } else if (there > key) {
        high = middle - 1;
      } else {
        return top[middle];
      }
    }
    return -1;
  }

  /** Top-level tags ascend, so who asks for many of them gets an index to search by halves. */
  private void indexTopLevel() {
    topCount = 0;
    for (int row = firstOfDataSet; row < count; row = nexts[row]) {
      if (topCount == top.length) {
        top = Arrays.copyOf(top, topCount * 2);
      }
      top[topCount++] = row;
    }
  }

  /** Whether the numbers of {@code row} have their high byte first. */
  public boolean isBigEndian(int row) {
    return bigEndian && (infos[row] & IMPLICIT) == 0;
  }

  /** The unsigned 16-bit number at {@code offset}, in the byte order of the data set. */
  public int unsignedShort(int offset) {
    int first = bytes[offset] & 0xFF;
    int second = bytes[offset + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** The first US value of {@code row}, or {@code otherwise} if it has none. */
  public int firstUnsignedShort(int row, int otherwise) {
    return row < 0 || lengths[row] < 2 ? otherwise : unsignedShort(values[row]);
  }

  // What follows is the walker's pen.

  int add(int tag, int vr, int start, int value, int length, boolean implicit) {
    if (count == tags.length) {
      int size = count * 2;
      tags = Arrays.copyOf(tags, size);
      infos = Arrays.copyOf(infos, size);
      starts = Arrays.copyOf(starts, size);
      values = Arrays.copyOf(values, size);
      lengths = Arrays.copyOf(lengths, size);
      nexts = Arrays.copyOf(nexts, size);
    }
    int row = count++;
    tags[row] = tag;
    infos[row] = vr | (length == -1 ? UNDEFINED : 0) | (implicit ? IMPLICIT : 0);
    starts[row] = start;
    values[row] = value;
    lengths[row] = length;
    nexts[row] = count;
    return row;
  }

  void markUnknown(int row) {
    infos[row] |= WAS_UN;
  }

  void close(int row, int end) {
    lengths[row] = end - values[row];
    nexts[row] = count;
  }

  /** Forgets what is inside {@code row} and makes it an opaque value of UN. */
  void flatten(int row, int length) {
    count = row + 1;
    infos[row] = infos[row] & ~0xFFFF | Vr.UN | WAS_UN;
    lengths[row] = length;
    nexts[row] = count;
  }

  void begin(byte[] window, long total) {
    count = 0;
    topCount = -1;
    firstOfDataSet = 0;
    bytes = window;
    fileLength = total;
    pixelRow = -1;
    fault = Fault.NONE;
    faultTag = 0;
    faultOffset = 0;
  }

  void meta(int start, int end, String uid, boolean isGuessed) {
    metaStart = start;
    dataSetStart = end;
    firstOfDataSet = count;
    transferSyntaxUid = uid;
    guessed = isGuessed;
  }

  void encoding(boolean isExplicit, boolean isBigEndian) {
    explicit = isExplicit;
    bigEndian = isBigEndian;
  }

  void pixels(int row) {
    pixelRow = row;
  }

  void fail(Fault why, int tag, int offset) {
    fault = why;
    faultTag = tag;
    faultOffset = offset;
  }
}
