package eir.fuzz;

import eir.deid.gate.Verdict;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fragments;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes markers over every value that stays in a harmless file, and over the marker segments of
 * its first code stream, and asks the gate: a marker that passes is listed by element or segment
 * and {@link Spelling}.
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
    if (table.pixelRow() >= 0 && table.isUndefined(table.pixelRow())) {
      sweepStream(output, marked, table);
    }
  }

  /** Over each segment as a whole, and a short name at each place in it. */
  private void sweepStream(byte[] output, byte[] marked, ElementTable table) {
    PixelLocation found = Fragments.locate(Source.of(output), table);
    if (!(found instanceof PixelLocation.Encapsulated pixels)) {
      return;
    }
    int at = (int) pixels.fragments().getFirst().offset() + 2;
    int end = (int) pixels.fragments().getFirst().endOffset();
    boolean isJpeg = at < end && output[at - 2] == (byte) 0xFF && output[at - 1] == (byte) 0xD8;
    boolean isJpeg2000 = at < end && output[at - 2] == (byte) 0xFF && output[at - 1] == 0x4F;
    String coding = TransferSyntax.of(table.transferSyntaxUid()).orElseThrow().coding().toString();
    while ((isJpeg || isJpeg2000) && at + 4 <= end && output[at] == (byte) 0xFF) {
      int code = output[at + 1] & 0xFF;
      int from = at + 4;
      int to = at + 2 + ((output[at + 2] & 0xFF) << 8 | output[at + 3] & 0xFF);
      if (to > end || code == 0x93) {
        return;
      }
      String place = coding + " " + Integer.toHexString(code) + "\tOB\t";
      for (Spelling spelling : Spelling.values()) {
        mark(output, marked, from, spelling.of(to - from), place + "all\t" + spelling);
      }
      for (int inside = from; inside + 4 <= to; inside++) {
        mark(output, marked, inside, Spelling.SHORT_NAME.of(4), place + "4\tSHORT_NAME");
      }
      if (isJpeg && code == 0xDA) {
        return;
      }
      at = to;
    }
  }

  private void mark(byte[] output, byte[] marked, ElementTable table, int row, Spelling spelling) {
    int length = table.length(row);
    mark(
        output,
        marked,
        table.value(row),
        spelling.of(length),
        TagPath.inBraces(table.tag(row))
            + "\t"
            + Vr.letters(table.vr(row))
            + "\t"
            + (length <= 16 ? String.valueOf(length) : "more")
            + "\t"
            + spelling);
  }

  private void mark(byte[] output, byte[] marked, int from, byte[] marker, String place) {
    int length = marker.length;
    if (Arrays.equals(marker, 0, length, output, from, from + length)) {
      return;
    }
    System.arraycopy(marker, 0, marked, from, length);
    written++;
    if (setup.gate.check(Source.of(marked)) instanceof Verdict.Passed) {
      survived++;
      survivors.merge(place, 1L, Long::sum);
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
