package eir.dicom.stream;

import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.dictionary.Vr;
import eir.dicom.text.Latin1;
import java.util.Optional;

/**
 * Reads the header of a Part 10 file (PS3.10 §7, PS3.5 §7) in one pass, from its first byte to the
 * pixel value, which it never touches.
 *
 * <p>Takes explicit and implicit little endian, big endian, encapsulated, defined and undefined
 * lengths, sequences as deep as {@link Limits#depth()}, UN values that hold an implicit sequence,
 * files without preamble or meta. It reads a window and asks for a larger one when the header goes
 * on; work and memory are bounded by what was read, whatever the lengths in the file claim. A file
 * that cannot be read is told by {@link ElementTable#fault()}, never by an exception.
 *
 * <p>Reuse one walker for many files; it is not for two threads at once.
 */
public final class DataSetWalker {
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final int NEED_MORE = -1;
  private static final int DONE = 0;
  private static final int CONTINUE = 1;

  private final Limits limits;
  private final ElementTable table = new ElementTable();

  // One level for each sequence and each item that is open; level 0 is the data set.
  private final int[] openRow;
  private final int[] openEnd; // offset after the value, or -1 if a delimiter ends it
  private final int[] bound; // the nearest defined end around it
  private final int[] lastTag; // of an item: to see that tags ascend
  private final boolean[] isSequence;
  private final boolean[] implicitInside;
  private final boolean[] bigInside;
  private final boolean[] isAttempt; // a UN value read as a sequence until it proves to be none
  private int level;

  private byte[] bytes = new byte[0];
  private int available;
  private int total; // of the file, cut to what an int holds
  private boolean big;
  private int position;

  /** A walker with the standard limits. */
  public DataSetWalker() {
    this(Limits.STANDARD);
  }

  /** A walker with {@code limits}. */
  public DataSetWalker(Limits limits) {
    this.limits = limits;
    int levels = 2 * limits.depth() + 2;
    openRow = new int[levels];
    openEnd = new int[levels];
    bound = new int[levels];
    lastTag = new int[levels];
    isSequence = new boolean[levels];
    implicitInside = new boolean[levels];
    bigInside = new boolean[levels];
    isAttempt = new boolean[levels];
  }

  /** The rows of {@code source}; the same object each time, valid until the next call. */
  public ElementTable walk(Source source) {
    long length = source.lengthBytes();
    total = (int) Math.min(length, Integer.MAX_VALUE);
    int window = limits.windowBytes();
    while (true) {
      bytes = source.prefix(window);
      available = Math.min(bytes.length, total);
      table.begin(bytes, length);
      if (length > limits.fileBytes()) {
        table.fail(Fault.FILE_TOO_LARGE, 0, 0);
        return table;
      }
      if (walkMeta() != NEED_MORE && (table.fault() != Fault.NONE || walkDataSet() != NEED_MORE)) {
        return table;
      }
      if (available == total) { // a length that leaves the file
        table.fail(Fault.TRUNCATED, 0, position);
        return table;
      }
      if (window >= limits.headerBytes()) {
        table.fail(Fault.HEADER_TOO_LARGE, 0, position);
        return table;
      }
      window = Math.min(window * 2, limits.headerBytes());
    }
  }

  private int walkMeta() {
    big = false;
    position = 0;
    if (available < Math.min(total, 132)) { // DICM may stand there
      return NEED_MORE;
    }
    if (available >= 132 && isMagic(128)) {
      position = 132;
    } else if (available >= 4 && isMagic(0)) {
      position = 4;
    }
    int metaStart = position;
    boolean named = false;
    String uid = "";
    while (true) {
      if (total - position < 8) {
        break;
      }
      if (available - position < 8) {
        return NEED_MORE;
      }
      if ((bytes[position] & 0xFF) != 2 || bytes[position + 1] != 0) {
        break; // group 2 is little endian and explicit, whatever follows
      }
      int start = position;
      int tag = 0x00020000 | shortAt(start + 2);
      int vr = (bytes[start + 4] & 0xFF) << 8 | bytes[start + 5] & 0xFF;
      if (!Vr.isKnown(vr)) {
        return fault(Fault.BAD_VR, tag, start);
      }
      int header = Vr.hasLongLength(vr) ? 12 : 8;
      if (total - start < header) {
        return fault(Fault.TRUNCATED, tag, start);
      }
      if (available - start < header) {
        return NEED_MORE;
      }
      int length = header == 12 ? intAt(start + 8) : shortAt(start + 6);
      if (length < 0 || length > total - start - header) {
        return fault(Fault.TRUNCATED, tag, start);
      }
      if (length > available - start - header) {
        return NEED_MORE;
      }
      table.add(tag, vr, start, start + header, length, false);
      position = start + header + length;
      if (tag == Tags.TRANSFER_SYNTAX_UID) {
        uid = text(start + header, length);
        named = true;
      }
    }
    return named ? begin(metaStart, uid) : guess(metaStart);
  }

  private int begin(int metaStart, String uid) {
    table.meta(metaStart, position, uid, false);
    Optional<TransferSyntax> syntax = TransferSyntax.of(uid);
    if (syntax.isEmpty()) {
      return fault(Fault.UNKNOWN_TRANSFER_SYNTAX, Tags.TRANSFER_SYNTAX_UID, metaStart);
    }
    if (syntax.get().isDeflated()) {
      return fault(Fault.DEFLATED, Tags.TRANSFER_SYNTAX_UID, metaStart);
    }
    table.encoding(syntax.get().isExplicit(), syntax.get().isBigEndian());
    big = syntax.get().isBigEndian();
    return DONE;
  }

  /** No (0002,0010): the first element tells, as groups below 0x0100 show the byte order too. */
  private int guess(int metaStart) {
    if (available - position < 8) {
      return total == available ? fault(Fault.NOT_DICOM, 0, 0) : NEED_MORE;
    }
    int group = shortAt(position);
    boolean isBig = group == 0x0800;
    if (!isBig && group != 8) {
      return fault(Fault.NOT_DICOM, 0, 0);
    }
    int vr = (bytes[position + 4] & 0xFF) << 8 | bytes[position + 5] & 0xFF;
    boolean isExplicit = Vr.isKnown(vr);
    if (isBig && !isExplicit) {
      return fault(Fault.NOT_DICOM, 0, 0);
    }
    String uid =
        isBig
            ? Uids.EXPLICIT_VR_BIG_ENDIAN
            : isExplicit ? Uids.EXPLICIT_VR_LITTLE_ENDIAN : Uids.IMPLICIT_VR_LITTLE_ENDIAN;
    table.meta(metaStart, position, uid, true);
    table.encoding(isExplicit, isBig);
    big = isBig;
    return DONE;
  }

  private int walkDataSet() {
    level = 0;
    openRow[0] = -1;
    openEnd[0] = total;
    bound[0] = total;
    lastTag[0] = 0;
    isSequence[0] = false;
    implicitInside[0] = !table.isExplicit();
    bigInside[0] = table.isBigEndian();
    isAttempt[0] = false;
    while (true) {
      if (position == openEnd[level]) {
        if (level == 0) {
          return DONE;
        }
        closeLevel(position);
        continue;
      }
      int end = bound[level];
      if (end - position < 8) {
        if (level == 0) { // fewer than eight loose bytes after the last element
          return total == available ? DONE : NEED_MORE;
        }
        if (giveUp(Fault.TRUNCATED, 0)) {
          return DONE;
        }
        continue;
      }
      if (available - position < 8) {
        return NEED_MORE;
      }
      int tag = shortAt(position) << 16 | shortAt(position + 2);
      int outcome = isSequence[level] ? openItem(tag, end) : element(tag, end);
      if (outcome != CONTINUE) {
        return outcome;
      }
    }
  }

  private int openItem(int tag, int end) {
    int length = intAt(position + 4);
    if (tag == SEQUENCE_END && openEnd[level] == -1) {
      int start = position;
      position += 8;
      closeLevel(start);
      return CONTINUE;
    }
    if (tag != ElementTable.ITEM || length < -1) {
      return giveUp(Fault.BAD_ITEM, tag) ? DONE : CONTINUE;
    }
    if (length != -1 && length > end - position - 8) {
      return giveUp(Fault.BAD_LENGTH, tag) ? DONE : CONTINUE;
    }
    int row = table.add(tag, 0, position, position + 8, length, implicitInside[level]);
    position += 8;
    open(row, length, false, implicitInside[level], false);
    return CONTINUE;
  }

  private int element(int tag, int end) {
    int start = position;
    if (tag >>> 16 == 0xFFFE) {
      if (tag == ITEM_END && level > 0 && openEnd[level] == -1) {
        position += 8;
        closeLevel(start);
        return CONTINUE;
      }
      return giveUp(Fault.BAD_ITEM, tag) ? DONE : CONTINUE;
    }
    boolean implicit = implicitInside[level];
    int vr;
    int header = 8;
    int length;
    if (implicit) {
      length = intAt(start + 4);
      vr = Dictionary.vrOf(tag);
    } else {
      vr = (bytes[start + 4] & 0xFF) << 8 | bytes[start + 5] & 0xFF;
      if (!Vr.isKnown(vr)) {
        return giveUp(Fault.BAD_VR, tag) ? DONE : CONTINUE;
      }
      if (Vr.hasLongLength(vr)) {
        header = 12;
        if (end - start < 12) {
          return giveUp(Fault.TRUNCATED, tag) ? DONE : CONTINUE;
        }
        if (available - start < 12) {
          return NEED_MORE;
        }
        length = intAt(start + 8);
      } else {
        length = shortAt(start + 6);
      }
    }
    if (level == 0 && tag >>> 16 == 0x7FE0 && (tag & 0xFFFF) >= 8 && (tag & 0xFFFF) <= 0x10) {
      if (Integer.compareUnsigned(tag, lastTag[0]) <= 0) {
        return fault(Fault.OUT_OF_ORDER, tag, start);
      }
      table.pixels(table.add(tag, vr, start, start + header, length, implicit));
      return DONE;
    }
    // An odd order inside an opaque private value is that value's own matter, so ask giveUp.
    if (Integer.compareUnsigned(tag, lastTag[level]) <= 0 && start != table.dataSetStart()) {
      return giveUp(Fault.OUT_OF_ORDER, tag) ? DONE : CONTINUE;
    }
    if (length < -1 || length != -1 && length > end - start - header) {
      return giveUp(level == 0 ? Fault.TRUNCATED : Fault.BAD_LENGTH, tag) ? DONE : CONTINUE;
    }
    lastTag[level] = tag;
    return value(tag, vr, start, header, length, implicit);
  }

  private int value(int tag, int vr, int start, int header, int length, boolean implicit) {
    int at = start + header;
    boolean unknown = vr == Vr.UN;
    int known = unknown && !implicit ? Dictionary.vrOf(tag) : vr;
    if (length == -1) {
      position = at;
      if (known == Vr.SQ || unknown) { // PS3.5 §6.2.2: UN of undefined length is implicit inside
        int row = table.add(tag, Vr.SQ, start, at, -1, implicit);
        if (unknown) {
          table.markUnknown(row);
        }
        return openSequence(row, -1, implicit || unknown, false, tag);
      }
      return vr == Vr.OB || vr == Vr.OW
          ? hopFragments(tag, vr, start, at, implicit)
          : giveUp(Fault.BAD_LENGTH, tag) ? DONE : CONTINUE;
    }
    boolean isSequenceHere = vr == Vr.SQ;
    boolean attempt = false;
    if (unknown && length >= 8) {
      if (available - at < 8) {
        return NEED_MORE;
      }
      attempt = known == Vr.SQ || isItemLittleEndian(at);
    }
    if (isSequenceHere || attempt) {
      position = at;
      int row = table.add(tag, Vr.SQ, start, at, length, implicit);
      if (unknown) {
        table.markUnknown(row);
      }
      return openSequence(row, length, implicit || unknown, attempt, tag);
    }
    if (length > available - at) {
      return NEED_MORE;
    }
    int row = table.add(tag, known, start, at, length, implicit);
    if (unknown) {
      table.markUnknown(row);
    }
    position = at + length;
    return CONTINUE;
  }

  /** Encapsulated data inside an item, such as an icon: only its end is of interest. */
  private int hopFragments(int tag, int vr, int start, int at, boolean implicit) {
    int end = bound[level];
    int here = at;
    while (true) {
      if (end - here < 8) {
        position = start;
        return giveUp(Fault.TRUNCATED, tag) ? DONE : CONTINUE;
      }
      if (available - here < 8) {
        return NEED_MORE;
      }
      int itemTag = shortAt(here) << 16 | shortAt(here + 2);
      int length = intAt(here + 4);
      here += 8;
      if (itemTag == SEQUENCE_END) {
        int row = table.add(tag, vr, start, at, -1, implicit);
        table.close(row, here - 8);
        position = here;
        return CONTINUE;
      }
      if (itemTag != ElementTable.ITEM || length < 0 || length > end - here) {
        position = start;
        return giveUp(Fault.BAD_ITEM, tag) ? DONE : CONTINUE;
      }
      if (length > available - here) {
        return NEED_MORE;
      }
      here += length;
    }
  }

  private int openSequence(int row, int length, boolean implicit, boolean attempt, int tag) {
    if (level + 2 >= openRow.length) {
      if (attempt) {
        table.flatten(row, length);
        position += length;
        return CONTINUE;
      }
      return giveUp(Fault.TOO_DEEP, tag) ? DONE : CONTINUE;
    }
    open(row, length, true, implicit, attempt);
    return CONTINUE;
  }

  private void open(int row, int length, boolean sequence, boolean implicit, boolean attempt) {
    int outer = bound[level];
    level++;
    openRow[level] = row;
    openEnd[level] = length == -1 ? -1 : position + length;
    bound[level] = length == -1 ? outer : position + length;
    lastTag[level] = 0;
    isSequence[level] = sequence;
    implicitInside[level] = implicit;
    // The one way from explicit to implicit is UN, which is little endian inside (PS3.5 §6.2.2).
    big = big && implicitInside[level - 1] == implicit;
    bigInside[level] = big;
    isAttempt[level] = attempt;
  }

  private void closeLevel(int end) {
    table.close(openRow[level], end);
    level--;
    big = bigInside[level];
  }

  /**
   * Something is wrong here. Inside a value that was only tried as a sequence, the try ends and the
   * value counts as opaque bytes: true. Elsewhere the file cannot be read.
   *
   * @return whether the walk is over
   */
  private boolean giveUp(Fault why, int tag) {
    for (int l = level; l > 0; l--) {
      if (isAttempt[l]) {
        int row = openRow[l];
        int length = openEnd[l] - table.value(row);
        position = openEnd[l];
        table.flatten(row, length);
        level = l - 1;
        big = bigInside[level];
        return false;
      }
    }
    table.fail(why, tag, position);
    return true;
  }

  private int fault(Fault why, int tag, int offset) {
    table.fail(why, tag, offset);
    return DONE;
  }

  private boolean isMagic(int at) {
    return bytes[at] == 'D' && bytes[at + 1] == 'I' && bytes[at + 2] == 'C' && bytes[at + 3] == 'M';
  }

  private boolean isItemLittleEndian(int at) {
    return bytes[at] == (byte) 0xFE
        && bytes[at + 1] == (byte) 0xFF
        && bytes[at + 2] == 0
        && bytes[at + 3] == (byte) 0xE0;
  }

  private int shortAt(int at) {
    int first = bytes[at] & 0xFF;
    int second = bytes[at + 1] & 0xFF;
    return big ? first << 8 | second : second << 8 | first;
  }

  private int intAt(int at) {
    return big ? shortAt(at) << 16 | shortAt(at + 2) : shortAt(at + 2) << 16 | shortAt(at);
  }

  private String text(int at, int length) {
    int end = at + length;
    while (end > at && (bytes[end - 1] == 0 || bytes[end - 1] == ' ')) {
      end--;
    }
    return Latin1.text(bytes, at, end - at);
  }
}
