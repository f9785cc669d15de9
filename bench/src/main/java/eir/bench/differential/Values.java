package eir.bench.differential;

import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.dicom.text.Latin1;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a file without sequences and pixels.
 *
 * @param byPath bytes as characters, without padding; the block number of a private element does
 *     not show in its path
 * @param names of the elements by path: {@code gggg,eeee}, or {@code gggg|CREATOR|ee}
 * @param isBigEndian in which order numbers are written
 */
record Values(Map<String, String> byPath, Map<String, String> names, boolean isBigEndian) {

  /** Empty if {@code file} cannot be read. */
  static Optional<Values> of(byte[] file) {
    Source source = Inflation.inflate(Source.of(file), Limits.STANDARD);
    ElementTable table = new DataSetWalker().walk(source);
    if (table.fault() != Fault.NONE) {
      return Optional.empty();
    }
    Values values = new Values(new LinkedHashMap<>(), new HashMap<>(), table.isBigEndian());
    Map<String, String> creators = new HashMap<>();
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      if (row != table.pixelRow() && table.tag(row) != ElementTable.ITEM) {
        values.add(table, row, creators);
      }
    }
    return Optional.of(values);
  }

  private void add(ElementTable table, int row, Map<String, String> creators) {
    int tag = table.tag(row);
    int element = tag & 0xFFFF;
    String path = TagPath.of(table, row);
    String place = path.substring(0, path.length() - 11);
    String braces = path.substring(path.length() - 11);
    String group = braces.substring(1, 5);
    boolean isPrivate = (tag >>> 16 & 1) == 1;
    String value = text(table, row);
    if (isPrivate && element >= 0x10 && element <= 0xFF) {
      creators.put(place + group + element, value.toUpperCase());
      return;
    }
    if (table.vr(row) == Vr.SQ || element == 0) {
      return;
    }
    String name = group + "," + braces.substring(6, 10);
    if (isPrivate) {
      String creator = creators.getOrDefault(place + group + (element >>> 8), "");
      name = group + "|" + creator + "|" + braces.substring(8, 10);
    }
    byPath.put(place + name, value);
    names.put(place + name, name);
  }

  private static String text(ElementTable table, int row) {
    String all = Latin1.text(table.bytes(), table.value(row), table.length(row));
    if (!Vr.isText(table.vr(row)) && table.vr(row) != Vr.UI) {
      return all;
    }
    int end = all.length();
    while (end > 0 && (all.charAt(end - 1) == ' ' || all.charAt(end - 1) == 0)) {
      end--;
    }
    return all.substring(0, end);
  }
}
