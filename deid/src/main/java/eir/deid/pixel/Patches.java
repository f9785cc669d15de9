package eir.deid.pixel;

import java.util.Arrays;

/** Bytes of the input that are to be overwritten, in rising order, as runs of neighbours. */
final class Patches {
  private static final int LONGEST = 1 << 20;

  private int size;
  private long[] froms = new long[8];
  private int[] lengths = new int[8];

  /** Where the values of each run begin in {@link #values}. */
  private int[] starts = new int[8];

  private int valuesEnd;
  private byte[] values = new byte[32];

  /** Notes that the byte at {@code offset}, behind all others, is to be {@code value}. */
  void add(long offset, byte value) {
    addAt(size, offset, value);
  }

  /** As {@link #add}, of a byte that may stand before others. */
  void insert(long offset, byte value) {
    int run = size;
    while (run > 0 && froms[run - 1] > offset) {
      run--;
    }
    addAt(run, offset, value);
  }

  private void addAt(int run, long offset, byte value) {
    if (valuesEnd == values.length) {
      values = Arrays.copyOf(values, valuesEnd * 2);
    }
    boolean isNext =
        run > 0
            && froms[run - 1] + lengths[run - 1] == offset
            && starts[run - 1] + lengths[run - 1] == valuesEnd
            && lengths[run - 1] < LONGEST;
    values[valuesEnd++] = value;
    if (isNext) {
      lengths[run - 1]++;
      return;
    }
    if (size == froms.length) {
      froms = Arrays.copyOf(froms, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
    }
    System.arraycopy(froms, run, froms, run + 1, size - run);
    System.arraycopy(lengths, run, lengths, run + 1, size - run);
    System.arraycopy(starts, run, starts, run + 1, size - run);
    froms[run] = offset;
    lengths[run] = 1;
    starts[run] = valuesEnd - 1;
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

  /** Overwrites what of {@code [from, to)} of the file, which stands at {@code at}, has to go. */
  void apply(byte[] bytes, int at, long from, long to) {
    int run = Arrays.binarySearch(froms, 0, size, from);
    run = run >= 0 ? run : Math.max(0, -run - 2); // one that begins before may reach in
    for (; run < size && froms[run] < to; run++) {
      for (int i = 0; i < lengths[run]; i++) {
        long place = froms[run] + i;
        if (place >= from && place < to) {
          bytes[(int) (at + place - from)] = values[starts[run] + i];
        }
      }
    }
  }

  /** What is to stand there. */
  byte[] bytes(int index) {
    return Arrays.copyOfRange(values, starts[index], starts[index] + lengths[index]);
  }
}
