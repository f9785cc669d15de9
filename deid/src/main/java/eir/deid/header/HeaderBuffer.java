package eir.deid.header;

import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import java.util.Arrays;

/**
 * The new header while it grows: element headers in one encoding, lengths filled in from behind.
 */
public final class HeaderBuffer {
  private static final int UNDEFINED = -1;
  private static final int SHORT_COPY = 24;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final int ITEM_END = 0xFFFEE00D;

  private byte[] bytes = new byte[16 << 10];
  private int length;
  private boolean explicit;
  private boolean big;

  /** Empties the buffer and sets the encoding of what follows. */
  public void begin(boolean isExplicit, boolean isBigEndian) {
    length = 0;
    encoding(isExplicit, isBigEndian);
  }

  /** Sets the encoding of what follows. */
  public void encoding(boolean isExplicit, boolean isBigEndian) {
    explicit = isExplicit;
    big = isBigEndian;
  }

  /** Bytes written so far. */
  public int length() {
    return length;
  }

  /** The bytes; those from {@link #length} on are of no meaning. Read only. */
  public byte[] bytes() {
    return bytes;
  }

  /** A copy of what was written. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Whether a value of {@code valueLength} bytes fits the length field of {@code vr}. */
  public boolean fits(int vr, int valueLength) {
    return !explicit || valueLength <= 0xFFFE || Vr.hasLongLength(vr);
  }

  /** Writes the header of an element; -1 is the undefined length. */
  public void header(int tag, int vr, int valueLength) {
    room(12);
    shortNumber(tag >>> 16);
    shortNumber(tag);
    if (!explicit) {
      intNumber(valueLength);
      return;
    }
    bytes[length++] = (byte) (vr >>> 8);
    bytes[length++] = (byte) vr;
    if (Vr.hasLongLength(vr)) {
      bytes[length++] = 0;
      bytes[length++] = 0;
      intNumber(valueLength);
    } else {
      shortNumber(valueLength);
    }
  }

  /** Writes an element whose value is {@code value[from, to)}, padded to an even length. */
  public void element(int tag, int vr, byte[] value, int from, int to) {
    int size = to - from;
    header(tag, vr, size + (size & 1));
    room(size + 1);
    if (size <= SHORT_COPY) { // most values; in JavaScript the call costs more than the copy
      for (int i = from; i < to; i++) {
        bytes[length++] = value[i];
      }
    } else {
      System.arraycopy(value, from, bytes, length, size);
      length += size;
    }
    if ((size & 1) != 0) {
      bytes[length++] = vr == Vr.UI || !Vr.isText(vr) ? 0 : (byte) ' ';
    }
  }

  /** As {@link #element}, the bytes of each number of {@code unit} bytes turned round. */
  public void swapped(int tag, int vr, byte[] value, int from, int to, int unit) {
    element(tag, vr, value, from, to);
    int start = length - (to - from) - (to - from & 1);
    for (int at = start; at + unit <= length; at += unit) {
      for (int low = at, high = at + unit - 1; low < high; low++, high--) {
        byte kept = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = kept;
      }
    }
  }

  /** Writes an element of ASCII text. */
  public void text(int tag, int vr, CharSequence text) {
    int size = text.length();
    header(tag, vr, size + (size & 1));
    room(size + 1);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    if ((size & 1) != 0) {
      bytes[length++] = vr == Vr.UI ? 0 : (byte) ' ';
    }
  }

  /** Opens a sequence; give the answer to {@link #closeSequence}. */
  public int openSequence(int tag, boolean isUndefined) {
    header(tag, Vr.SQ, isUndefined ? UNDEFINED : 0);
    return isUndefined ? UNDEFINED : length;
  }

  /** Closes the sequence opened at {@code mark}. */
  public void closeSequence(int mark) {
    close(mark, SEQUENCE_END);
  }

  /** Opens an item; give the answer to {@link #closeItem}. */
  public int openItem(boolean isUndefined) {
    room(8);
    shortNumber(ElementTable.ITEM >>> 16);
    shortNumber(ElementTable.ITEM);
    intNumber(isUndefined ? UNDEFINED : 0);
    return isUndefined ? UNDEFINED : length;
  }

  /** Closes the item opened at {@code mark}. */
  public void closeItem(int mark) {
    close(mark, ITEM_END);
  }

  /** Writes {@code count} zeros. */
  public void zeros(int count) {
    room(count);
    Arrays.fill(bytes, length, length + count, (byte) 0);
    length += count;
  }

  /** Writes {@code value} as it is. */
  public void raw(byte[] value, int from, int to) {
    room(to - from);
    System.arraycopy(value, from, bytes, length, to - from);
    length += to - from;
  }

  /** Overwrites the 32-bit little-endian number at {@code at}. */
  public void patchLittleEndian(int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }

  private void close(int mark, int delimiter) {
    if (mark == UNDEFINED) {
      room(8);
      shortNumber(delimiter >>> 16);
      shortNumber(delimiter);
      intNumber(0);
      return;
    }
    int end = length;
    length = mark - 4;
    intNumber(end - mark);
    length = end;
  }

  private void shortNumber(int value) {
    if (big) {
      bytes[length++] = (byte) (value >>> 8);
      bytes[length++] = (byte) value;
    } else {
      bytes[length++] = (byte) value;
      bytes[length++] = (byte) (value >>> 8);
    }
  }

  private void intNumber(int value) {
    if (big) {
      shortNumber(value >>> 16);
      shortNumber(value);
    } else {
      shortNumber(value);
      shortNumber(value >>> 16);
    }
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
