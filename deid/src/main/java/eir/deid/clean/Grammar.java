package eir.deid.clean;

/**
 * Which values of an element are proven harmless: one cell of the column {@code grammar} in {@code
 * standard/keep-elements.tsv} or {@code allowed-private.tsv}, compiled once.
 *
 * <p>A grammar looks at the whole value field as it stands in the file: all values with their
 * backslashes and padding, or binary numbers in the byte order named. On the paths of numbers and
 * lists it allocates nothing. Immutable; threads may share it.
 */
public interface Grammar {
  /** Refuses everything but an empty field. */
  Grammar NOTHING = (in, from, to, bigEndian) -> from == to;

  /**
   * Whether {@code in[from, to)} may stay as it is. An empty field may.
   *
   * @param bigEndian byte order of binary numbers; of no matter for text
   */
  boolean accepts(byte[] in, int from, int to, boolean bigEndian);

  /**
   * Compiles one cell.
   *
   * @param text the cell, for instance {@code decimal}, {@code integer 0..1024}, {@code YES,NO}
   * @param vr two letters, or {@code US or SS}
   * @param vm value multiplicity, for instance {@code 1}, {@code 1-n}, {@code 3-4}
   * @throws IllegalArgumentException if the cell is not understood: the build must stop
   */
  static Grammar compile(String text, String vr, String vm) {
    return GrammarCompiler.compile(text, vr, vm);
  }
}
