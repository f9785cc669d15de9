package eir.deid.clean;

import eir.dicom.text.Dates;

/**
 * A grammar of text values: each of them must pass one test, and there must be neither too few nor
 * too many.
 */
record TextGrammar(ValueTest test, Multiplicity multiplicity) implements Grammar {
  /** Asks about one value without padding; it may be empty where others are not. */
  interface ValueTest {
    boolean fits(byte[] in, int from, int to);
  }

  @Override
  public boolean accepts(byte[] in, int from, int to, boolean bigEndian) {
    int end = Dates.endNonBlank(in, from, to);
    if (end == from) {
      return true;
    }
    int count = 0;
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || in[i] == '\\') {
        int first = Dates.firstNonBlank(in, start, i);
        int last = Dates.endNonBlank(in, first, i);
        if (!test.fits(in, first, last)) {
          return false;
        }
        count++;
        start = i + 1;
      }
    }
    return multiplicity.allows(count);
  }
}
