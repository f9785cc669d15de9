package eir.bench.residue;

import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import eir.dicom.text.Latin1;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of a real file that Table E.1-1 takes away and no cleaning brings back: names, numbers
 * of six signs or more, days, UIDs, and whether they stand in an output's header.
 */
final class OriginalValues {
  private final Map<String, String> places = new HashMap<>();

  /** Tags of Table E.1-1 whose value no option of Eir's default keeps, cleaned or not. */
  static Set<Integer> identifying(Path table) throws IOException {
    Set<Integer> tags = new HashSet<>();
    List<String> lines = Files.readAllLines(table);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      boolean isOne = cells[0].matches("[0-9A-F]{4},[0-9A-F]{4}");
      boolean isKept = cells[11].equals("K") || cells[14].equals("C");
      if (isOne && !isKept) {
        tags.add(Integer.parseUnsignedInt(cells[0].replace(",", ""), 16));
      }
    }
    return tags;
  }

  static OriginalValues of(byte[] file, Set<Integer> identifying) {
    OriginalValues values = new OriginalValues();
    Source source = Inflation.inflate(Source.of(file), Limits.STANDARD);
    ElementTable table = new DataSetWalker().walk(source);
    if (table.fault() != Fault.NONE) {
      return values;
    }
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      if (row != table.pixelRow() && identifying.contains(table.tag(row))) {
        values.add(table, row);
      }
    }
    return values;
  }

  private void add(ElementTable table, int row) {
    int vr = table.vr(row);
    boolean isSought =
        switch (vr) {
          case Vr.PN, Vr.LO, Vr.SH, Vr.ST, Vr.LT, Vr.UT, Vr.AE, Vr.UI, Vr.DA, Vr.DT -> true;
          default -> false;
        };
    if (!isSought) {
      return;
    }
    String all = Latin1.text(table.bytes(), table.value(row), table.length(row));
    for (String part : all.split("\\\\", -1)) {
      String value = part.replace('\0', ' ').trim();
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      boolean isStandard = vr == Vr.UI && Dictionary.isStandardUid(bytes, 0, bytes.length);
      String sought = vr == Vr.DT && value.length() > 8 ? value.substring(0, 8) : value;
      // Fewer signs stand in numbers by chance; 00000000 and the like are nobody's, and what
      // another program wrote in the place of a value is what Eir writes too.
      boolean isNobodys = sought.chars().distinct().count() <= 2 || sought.equals("REMOVED");
      if (sought.length() >= 6 && !isStandard && !isNobodys) {
        places.putIfAbsent(sought, TagPath.of(table, row));
      }
    }
  }

  int size() {
    return places.size();
  }

  /** Places whose value stands in the header of {@code output}. */
  List<String> left(byte[] output) {
    ElementTable table = new DataSetWalker().walk(Source.of(output));
    boolean isRead = table.fault() == Fault.NONE && table.pixelRow() >= 0;
    int end = isRead ? table.value(table.pixelRow()) : output.length;
    String header = Latin1.text(output, 0, end);
    List<String> left = new ArrayList<>();
    places.forEach((value, place) -> {
      if (header.contains(value)) {
        left.add(place);
      }
    });
    return left;
  }
}
