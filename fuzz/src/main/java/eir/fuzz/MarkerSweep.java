package eir.fuzz;

import eir.deid.gate.Verdict;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes markers over every value that stays in a harmless file and asks the gate: a marker that
 * passes is listed by element and {@link Spelling}.
 *
 * <p>Of elements that stand in a file many times at one place of its tree, such as in the frames of
 * an enhanced image, the first {@link #EACH} are taken.
 */
final class MarkerSweep {
  private static final int EACH = 3;

  private final Setup setup;
  private final Map<String, Long> survivors = new TreeMap<>();
  private long written;
  private long survived;
  private int files;

  MarkerSweep(Setup setup) {
    this.setup = setup;
  }

  /** Markers written. */
  long written() {
    return written;
  }

  /** Markers that the gate passed. */
  long survived() {
    return survived;
  }

  /** Files that were swept. */
  int files() {
    return files;
  }

  /** How often a marker passed, by {@code tag, VR, bytes, spelling} between tabs. */
  Map<String, Long> survivors() {
    return survivors;
  }

  /** Sweeps the output for {@code input}, if the engine makes one. */
  void sweep(byte[] input) {
    Road.go(setup, input).ifPresent(this::sweepOutput);
  }

  private void sweepOutput(byte[] output) {
    files++;
    ElementTable table = new DataSetWalker().walk(Source.of(output.clone()));
    byte[] marked = output.clone();
    Map<String, Integer> seen = new HashMap<>();
    int to = table.pixelRow() < 0 ? table.size() : table.pixelRow();
    for (int row = 0; row < to; row++) {
      boolean isValue = table.next(row) == row + 1 && table.vr(row) != Vr.SQ && table.vr(row) != 0;
      if (!isValue
          || table.length(row) == 0
          || seen.merge(place(table, row), 1, Integer::sum) > EACH) {
        continue;
      }
      for (Spelling spelling : Spelling.values()) {
        mark(output, marked, table, row, spelling);
      }
    }
  }

  private void mark(byte[] output, byte[] marked, ElementTable table, int row, Spelling spelling) {
    int from = table.value(row);
    int length = table.length(row);
    byte[] marker = spelling.of(length);
    if (Arrays.equals(marker, 0, length, output, from, from + length)) {
      return;
    }
    System.arraycopy(marker, 0, marked, from, length);
    written++;
    if (setup.gate.check(Source.of(marked)) instanceof Verdict.Passed) {
      survived++;
      String size = length <= 16 ? String.valueOf(length) : "more";
      survivors.merge(
          TagPath.inBraces(table.tag(row))
              + "\t"
              + Vr.letters(table.vr(row))
              + "\t"
              + size
              + "\t"
              + spelling,
          1L,
          Long::sum);
    }
    System.arraycopy(output, from, marked, from, length);
  }

  /** The tags around {@code row}, without the numbers of items. */
  private static String place(ElementTable table, int row) {
    StringBuilder place = new StringBuilder();
    for (int outer = 0; outer < row; outer++) {
      if (table.next(outer) > row && table.tag(outer) != ElementTable.ITEM) {
        place.append(Integer.toHexString(table.tag(outer))).append('/');
      }
    }
    return place.append(Integer.toHexString(table.tag(row))).toString();
  }
}
