package eir.imaging.codec;

/** One Huffman table of a JPEG stream, ITU-T T.81 Annex C and F.2.2.3. */
final class HuffmanTable {
  private static final int LOOK_BITS = 9;

  /** By the next 9 bits: code length × 256 + value, or 0 where the code is longer. */
  private final int[] look = new int[1 << LOOK_BITS];

  /** By length: the first 16-bit left-aligned word that is past the codes of this length. */
  private final int[] past = new int[17];

  /** By length: value index of a code minus the code. */
  private final int[] shift = new int[17];

  private final byte[] values;

  private HuffmanTable(byte[] values) {
    this.values = values;
  }

  /**
   * Builds the table from the 16 counts of code lengths 1 to 16 and the values in code order.
   *
   * @throws IllegalArgumentException if the counts overfill the code space
   */
  static HuffmanTable of(int[] counts, byte[] values) {
    HuffmanTable table = new HuffmanTable(values);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      table.shift[length] = index - code;
      for (int i = 0; i < counts[length - 1]; i++) {
        if (code >= 1 << length) {
          throw new IllegalArgumentException("more codes than " + length + " bits can name");
        }
        if (length <= LOOK_BITS) {
          int spare = LOOK_BITS - length;
          int entry = length << 8 | (values[index] & 0xFF);
          for (int j = 0; j < 1 << spare; j++) {
            table.look[(code << spare) + j] = entry;
          }
        }
        code++;
        index++;
      }
      table.past[length] = counts[length - 1] == 0 ? 0 : code << (16 - length);
      code <<= 1;
    }
    return table;
  }

  /** Reads one code; returns its value. */
  int next(JpegBits bits) {
    int word = bits.peek16();
    int entry = look[word >>> (16 - LOOK_BITS)];
    if (entry != 0) {
      bits.drop(entry >>> 8);
      return entry & 0xFF;
    }
    for (int length = LOOK_BITS + 1; length <= 16; length++) {
      if (word < past[length]) {
        bits.drop(length);
        return values[(word >>> (16 - length)) + shift[length]] & 0xFF;
      }
    }
    throw bits.malformed("a bit pattern that is no Huffman code", "a code (T.81 §F.2.2.3)");
  }
}
