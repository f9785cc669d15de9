package eir.deid.pixel;

import java.util.Arrays;

/** Bytes of the input that are to be overwritten, in rising order, as runs of one value. */
final class Patches {
  private int size;
  private long[] froms = new long[8];
  private int[] lengths = new int[8];
  private byte[] values = new byte[8];

  void add(long offset, byte value) {
    if (size > 0
        && froms[size - 1] + lengths[size - 1] == offset
        && values[size - 1] == value
        && lengths[size - 1] < 1 << 20) {
      lengths[size - 1]++;
      return;
    }
    if (size == froms.length) {
      froms = Arrays.copyOf(froms, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    froms[size] = offset;
    lengths[size] = 1;
    values[size] = value;
    size++;
  }

  int size() {
    return size;
  }

  long from(int index) {
    return froms[index];
  }

  int length(int index) {
    return lengths[index];
  }

  byte value(int index) {
    return values[index];
  }
}
