package eir.dicom.stream;

import eir.dicom.dictionary.Tags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one data set, element by element, to a stream: PS3.5 §7 in all three encodings.
 *
 * <p>For test files and phantoms: what it writes is what it was told, and it is told everything.
 * Values shorter than even are padded by their VR; nothing else is added. Tags go up inside a data
 * set, and it throws {@link IllegalArgumentException} where they do not, as that is a mistake of
 * the caller; {@link #raw} writes what must be wrong on purpose. A sequence of undefined length and
 * a {@linkplain #value native value} go straight to the stream; a sequence of defined length is
 * held in memory until its length is known. Not for several threads.
 */
public final class ElementWriter {
  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final int UNDEFINED = -1;
  private static final String LONG_VRS = "OB OD OF OL OV OW SQ SV UC UN UR UT UV ";
  private static final String SPACE_PADDED_VRS = "AE AS CS DA DS DT IS LO LT PN SH ST TM UC UR UT ";

  /** What stands in a data set, an item or the file meta group. */
  @FunctionalInterface
  public interface Body {
    void write(ElementWriter to) throws IOException;
  }

  private final CountingStream out;
  private final Encoding encoding;
  private long lastTag = -1;

  /** Writes a data set without preamble and meta group; {@code out} stays the caller's to close. */
  public ElementWriter(OutputStream out, Encoding encoding) {
    this(new CountingStream(out), encoding);
  }

  private ElementWriter(CountingStream out, Encoding encoding) {
    this.out = out;
    this.encoding = encoding;
  }

  /**
   * Begins a Part 10 file: preamble, "DICM" and the meta group with its length, PS3.10 §7.1.
   *
   * @param preamble 128 bytes
   * @param meta writes (0002,0001) and following, always explicit little endian; (0002,0000) is
   *     computed
   * @return the writer of the data set that follows; its {@link #position} counts from the preamble
   */
  public static ElementWriter startFile(
      OutputStream out, byte[] preamble, Encoding encoding, Body meta) throws IOException {
    if (preamble.length != 128) {
      throw new IllegalArgumentException(
          "preamble of " + preamble.length + " bytes; PS3.10 §7.1 wants 128");
    }
    CountingStream counting = new CountingStream(out);
    counting.write(preamble);
    counting.write("DICM".getBytes(StandardCharsets.US_ASCII));
    byte[] group = bytesOf(Encoding.EXPLICIT_LITTLE, meta);
    ElementWriter head = new ElementWriter(counting, Encoding.EXPLICIT_LITTLE);
    head.unsigned32(Tags.FILE_META_INFORMATION_GROUP_LENGTH, "UL", group.length);
    head.raw(group);
    return new ElementWriter(counting, encoding);
  }

  /** The bytes of a data set, for those that need them twice. */
  public static byte[] bytesOf(Encoding encoding, Body body) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    body.write(new ElementWriter(buffer, encoding));
    return buffer.toByteArray();
  }

  /** Bytes written so far, counted from the start of the file, data set or buffered sequence. */
  public long position() {
    return out.count;
  }

  public Encoding encoding() {
    return encoding;
  }

  /**
   * A text element in ASCII or Latin-1, values joined by a backslash.
   *
   * @throws IllegalArgumentException if a character does not fit into one byte; such texts are
   *     encoded by the caller, who knows Specific Character Set, and passed to {@link #bytes}
   */
  public ElementWriter text(int tag, String vr, String... values) throws IOException {
    String joined = String.join("\\", values);
    for (int i = 0; i < joined.length(); i++) {
      if (joined.charAt(i) > 0xFF) {
        throw new IllegalArgumentException(
            at(tag) + "character beyond Latin-1; encode it and call bytes()");
      }
    }
    return bytes(tag, vr, joined.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** An element with these value bytes as they are, padded to even length as its VR asks. */
  public ElementWriter bytes(int tag, String vr, byte[] value) throws IOException {
    int padded = value.length + (value.length & 1);
    header(tag, vr, padded);
    out.write(value);
    if (padded != value.length) {
      out.write(SPACE_PADDED_VRS.contains(vr + " ") ? ' ' : 0);
    }
    return this;
  }

  /** US, SS or OW values from the low 16 bits of each number. */
  public ElementWriter unsigned16(int tag, String vr, int... values) throws IOException {
    header(tag, vr, values.length * 2L);
    for (int value : values) {
      put16(value);
    }
    return this;
  }

  /** UL, SL, OL or AT values; a tag (AT) is written as group and element. */
  public ElementWriter unsigned32(int tag, String vr, int... values) throws IOException {
    header(tag, vr, values.length * 4L);
    for (int value : values) {
      if (vr.equals("AT")) {
        putTag(value);
      } else {
        put32(value);
      }
    }
    return this;
  }

  /** UV, SV or OV values. */
  public ElementWriter unsigned64(int tag, String vr, long... values) throws IOException {
    header(tag, vr, values.length * 8L);
    for (long value : values) {
      put64(value);
    }
    return this;
  }

  /** FL or OF values. */
  public ElementWriter floats(int tag, String vr, float... values) throws IOException {
    header(tag, vr, values.length * 4L);
    for (float value : values) {
      put32(Float.floatToIntBits(value));
    }
    return this;
  }

  /** FD or OD values. */
  public ElementWriter doubles(int tag, String vr, double... values) throws IOException {
    header(tag, vr, values.length * 8L);
    for (double value : values) {
      put64(Double.doubleToLongBits(value));
    }
    return this;
  }

  /** OW from words in memory, row by row: the usual native pixel data of MR. */
  public ElementWriter words(int tag, short[] values) throws IOException {
    header(tag, "OW", values.length * 2L);
    byte[] block = new byte[values.length * 2];
    int high = encoding.isBigEndian() ? 0 : 1;
    for (int i = 0; i < values.length; i++) {
      block[2 * i + high] = (byte) (values[i] >> 8);
      block[2 * i + 1 - high] = (byte) values[i];
    }
    out.write(block);
    return this;
  }

  /**
   * The header of an element whose value the caller streams by {@link #raw}: for values that do not
   * fit into memory.
   *
   * @param lengthBytes even, up to 4,294,967,294
   */
  public ElementWriter value(int tag, String vr, long lengthBytes) throws IOException {
    header(tag, vr, lengthBytes);
    return this;
  }

  /** Bytes as they are: the value promised to {@link #value}, or something wrong on purpose. */
  public ElementWriter raw(byte[] bytes) throws IOException {
    out.write(bytes);
    return this;
  }

  /** Reserves private elements {@code group,block00-blockFF} for a creator, PS3.5 §7.8. */
  public ElementWriter privateBlock(int group, int block, String creator) throws IOException {
    if ((group & 1) == 0 || block < 0x10 || block > 0xFF) {
      throw new IllegalArgumentException(
          at(group << 16 | block) + "private creators stand in (odd group,0010-00FF)");
    }
    return text(group << 16 | block, "LO", creator);
  }

  /** A sequence with one item for each body. */
  public ElementWriter sequence(int tag, SequenceLength length, Body... items) throws IOException {
    return sequence(tag, "SQ", length, encoding, List.of(items));
  }

  /** A sequence with one item for each body. */
  public ElementWriter sequence(int tag, SequenceLength length, List<Body> items)
      throws IOException {
    return sequence(tag, "SQ", length, encoding, items);
  }

  /**
   * A sequence under VR UN: undefined length and implicit little endian inside, whatever the file's
   * encoding (PS3.5 §6.2.2 note 2). Old archives write private sequences like this.
   */
  public ElementWriter unknownSequence(int tag, Body... items) throws IOException {
    return sequence(tag, "UN", SequenceLength.UNDEFINED, Encoding.IMPLICIT_LITTLE, List.of(items));
  }

  /**
   * Pixel data in fragments, PS3.5 §A.4; odd fragments get a zero byte.
   *
   * @param frames the fragments of each frame, in order
   * @throws IllegalArgumentException if an extended table meets a frame of several fragments
   */
  public ElementWriter encapsulated(List<List<byte[]>> frames, OffsetTable table)
      throws IOException {
    List<Long> offsets = new ArrayList<>();
    long offset = 0;
    for (List<byte[]> frame : frames) {
      offsets.add(offset);
      for (byte[] fragment : frame) {
        offset += 8L + fragment.length + (fragment.length & 1);
      }
    }
    if (table == OffsetTable.EXTENDED) {
      extendedTable(frames, offsets);
    }
    header(Tags.PIXEL_DATA, "OB", UNDEFINED);
    delimiter(ITEM, table == OffsetTable.BASIC ? 4 * frames.size() : 0);
    if (table == OffsetTable.BASIC) {
      for (long start : offsets) {
        put32((int) start);
      }
    }
    for (List<byte[]> frame : frames) {
      for (byte[] fragment : frame) {
        delimiter(ITEM, fragment.length + (fragment.length & 1));
        out.write(fragment);
        if ((fragment.length & 1) == 1) {
          out.write(0);
        }
      }
    }
    delimiter(SEQUENCE_END, 0);
    return this;
  }

  private void extendedTable(List<List<byte[]>> frames, List<Long> offsets) throws IOException {
    long[] lengths = new long[frames.size()];
    for (int i = 0; i < lengths.length; i++) {
      if (frames.get(i).size() != 1) {
        throw new IllegalArgumentException(
            "frame of " + frames.get(i).size() + " fragments; an extended table allows one");
      }
      lengths[i] = frames.get(i).getFirst().length;
    }
    unsigned64(
        Tags.EXTENDED_OFFSET_TABLE, "OV", offsets.stream().mapToLong(Long::longValue).toArray());
    unsigned64(Tags.EXTENDED_OFFSET_TABLE_LENGTHS, "OV", lengths);
  }

  private ElementWriter sequence(
      int tag, String vr, SequenceLength length, Encoding inside, List<Body> items)
      throws IOException {
    if (length.isSequenceDefined()) {
      ByteArrayOutputStream buffer = new ByteArrayOutputStream();
      new ElementWriter(buffer, inside).items(length, items);
      header(tag, vr, buffer.size());
      buffer.writeTo(out);
    } else {
      header(tag, vr, UNDEFINED);
      ElementWriter writer = new ElementWriter(out, inside);
      writer.items(length, items);
      writer.delimiter(SEQUENCE_END, 0);
    }
    return this;
  }

  private void items(SequenceLength length, List<Body> items) throws IOException {
    for (Body item : items) {
      if (length.areItemsDefined()) {
        byte[] content = bytesOf(encoding, item);
        delimiter(ITEM, content.length);
        out.write(content);
      } else {
        delimiter(ITEM, UNDEFINED);
        item.write(new ElementWriter(out, encoding));
        delimiter(ITEM_END, 0);
      }
    }
  }

  private void header(int tag, String vr, long length) throws IOException {
    long unsignedTag = Integer.toUnsignedLong(tag);
    if (unsignedTag <= lastTag) {
      throw new IllegalArgumentException(
          at(tag) + "after " + at((int) lastTag) + "tags go up inside a data set (PS3.5 §7.1)");
    }
    lastTag = unsignedTag;
    if (length != UNDEFINED && ((length & 1) != 0 || length < 0 || length > 0xFFFFFFFEL)) {
      throw new IllegalArgumentException(at(tag) + "length " + length + "; even and 32 bits wide");
    }
    putTag(tag);
    if (!encoding.isExplicit()) {
      put32((int) length);
      return;
    }
    if (vr.length() != 2) {
      throw new IllegalArgumentException(at(tag) + "a VR has two letters (PS3.5 §6.2)");
    }
    out.write(vr.charAt(0));
    out.write(vr.charAt(1));
    if (LONG_VRS.contains(vr + " ")) {
      put16(0);
      put32((int) length);
    } else if (length > 0xFFFF || length == UNDEFINED) {
      throw new IllegalArgumentException(
          at(tag) + "length " + length + " does not fit into the 16 bits of " + vr);
    } else {
      put16((int) length);
    }
  }

  private void delimiter(int tag, int length) throws IOException {
    putTag(tag);
    put32(length);
  }

  private void putTag(int tag) throws IOException {
    put16(tag >>> 16);
    put16(tag);
  }

  private void put16(int value) throws IOException {
    if (encoding.isBigEndian()) {
      out.write(value >> 8);
      out.write(value);
    } else {
      out.write(value);
      out.write(value >> 8);
    }
  }

  private void put32(int value) throws IOException {
    if (encoding.isBigEndian()) {
      put16(value >>> 16);
      put16(value);
    } else {
      put16(value);
      put16(value >>> 16);
    }
  }

  private void put64(long value) throws IOException {
    if (encoding.isBigEndian()) {
      put32((int) (value >>> 32));
      put32((int) value);
    } else {
      put32((int) value);
      put32((int) (value >>> 32));
    }
  }

  // By hand: String.format would add 44 KB to the browser's script.
  private static String at(int tag) {
    String hex = Long.toHexString(0x1_0000_0000L | tag & 0xFFFFFFFFL).substring(1);
    return "(" + hex.substring(0, 4) + "," + hex.substring(4) + "): ";
  }

  /** Knows how far it has come, so that a DICOMDIR can point at its records. */
  private static final class CountingStream extends OutputStream {
    private final OutputStream to;
    private long count;

    CountingStream(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      to.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      to.write(bytes, from, length);
      count += length;
    }
  }
}
