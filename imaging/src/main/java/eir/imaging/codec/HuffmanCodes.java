package eir.imaging.codec;

import java.util.Arrays;

/**
 * The shortest Huffman codes for symbols that were counted, none longer than 16 bits and none of
 * ones alone: ITU-T T.81 §K.2 and Annex C.
 */
final class HuffmanCodes {
  private static final int SYMBOLS = 256;

  /** Takes the code of ones alone, which T.81 §C.2 forbids to all others. */
  private static final int RESERVED = SYMBOLS;

  private final int[] frequencies = new int[SYMBOLS + 1];
  private final int[] counts = new int[17];
  private final int[] codes = new int[SYMBOLS];
  private final int[] lengths = new int[SYMBOLS];
  private byte[] values = {};

  void count(int symbol) {
    frequencies[symbol]++;
  }

  boolean isEmpty() {
    for (int frequency : frequencies) {
      if (frequency != 0) {
        return false;
      }
    }
    return true;
  }

  /** Makes the codes; nothing is counted any more. */
  void make() {
    int[] sizes = codeSizes();
    int[] bits = new int[SYMBOLS + 2];
    for (int symbol = 0; symbol <= SYMBOLS; symbol++) {
      bits[sizes[symbol]]++;
    }
    bits[0] = 0;
    limit(bits);
    System.arraycopy(bits, 0, counts, 0, 17);
    values = sorted(sizes);
    int code = 0;
    int next = 0;
    for (int length = 1; length <= 16; length++) {
      for (int i = 0; i < counts[length]; i++) {
        codes[values[next] & 0xFF] = code++;
        lengths[values[next] & 0xFF] = length;
        next++;
      }
      code <<= 1;
    }
  }

  /** Figure K.1: joins the two rarest trees until one is left. */
  private int[] codeSizes() {
    int[] frequency = frequencies.clone();
    frequency[RESERVED] = 1;
    int[] sizes = new int[SYMBOLS + 1];
    int[] others = new int[SYMBOLS + 1];
    Arrays.fill(others, -1);
    while (true) {
      int one = rarest(frequency, -1);
      int two = rarest(frequency, one);
      if (two < 0) {
        return sizes;
      }
      frequency[one] += frequency[two];
      frequency[two] = 0;
      int last = one;
      for (int at = one; at >= 0; at = others[at]) {
        sizes[at]++;
        last = at;
      }
      others[last] = two;
      for (int at = two; at >= 0; at = others[at]) {
        sizes[at]++;
      }
    }
  }

  /** The symbol of the least frequency above 0, the greatest of several; -1 if there is none. */
  private static int rarest(int[] frequency, int but) {
    int found = -1;
    for (int symbol = 0; symbol <= SYMBOLS; symbol++) {
      if (symbol != but
          && frequency[symbol] > 0
          && (found < 0 || frequency[symbol] <= frequency[found])) {
        found = symbol;
      }
    }
    return found;
  }

  /** Figure K.3: no code longer than 16 bits; then the reserved one, the longest, goes. */
  private static void limit(int[] bits) {
    for (int length = bits.length - 1; length > 16; length--) {
      while (bits[length] > 0) {
        int shorter = length - 2;
        while (bits[shorter] == 0) {
          shorter--;
        }
        bits[length] -= 2;
        bits[length - 1]++;
        bits[shorter + 1] += 2;
        bits[shorter]--;
      }
    }
    int longest = 16;
    while (bits[longest] == 0) {
      longest--;
    }
    bits[longest]--;
  }

  /** Figure K.4: the symbols by the size their code had first. */
  private static byte[] sorted(int[] sizes) {
    byte[] values = new byte[SYMBOLS];
    int count = 0;
    for (int size = 1; size <= SYMBOLS + 1; size++) {
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        if (sizes[symbol] == size) {
          values[count++] = (byte) symbol;
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** Writes the DHT segment of one table; {@code target} is class × 16 + identifier. */
  void writeTable(JpegWriter to, int target) {
    to.marker(0xC4);
    to.u16(2 + 17 + values.length);
    to.u8(target);
    for (int length = 1; length <= 16; length++) {
      to.u8(counts[length]);
    }
    to.raw(values, 0, values.length);
  }

  void write(JpegWriter to, int symbol) {
    to.bits(codes[symbol], lengths[symbol]);
  }
}
