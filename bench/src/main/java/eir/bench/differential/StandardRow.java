package eir.bench.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What PS3.15 Table E.1-1 asks of an element, under Basic, Modified Dates, Patient Characteristics
 * and Clean Descriptors; private elements may stay if Table E.3.10-1 lists them.
 *
 * @param text the row as the report shows it
 * @param right what may become of a value that is no UID of the standard
 */
record StandardRow(String text, Set<Fate> right) {
  private static final StandardRow NO_ROW =
      new StandardRow("no row", EnumSet.of(Fate.KEPT, Fate.EMPTIED, Fate.REMOVED));
  private static final StandardRow PRIVATE = new StandardRow("private", EnumSet.of(Fate.REMOVED));
  private static final StandardRow SAFE_PRIVATE =
      new StandardRow("Table E.3.10-1", EnumSet.of(Fate.KEPT, Fate.REMOVED));

  /** All rows, by {@code gggg,eeee} or {@code gggg|CREATOR|ee}. */
  record Table(Map<String, StandardRow> rows, Set<String> safe, Map<String, String> keywords) {
    static Table read(Path standard) throws IOException {
      Map<String, StandardRow> rows = new HashMap<>();
      for (String line : rest(standard.resolve("confidentiality-profile.tsv"))) {
        String[] cells = line.split("\t", -1);
        rows.put(cells[0], row(cells[3], cells[6], cells[11], cells[13], cells[14]));
      }
      Set<String> safe = new HashSet<>();
      for (String line : rest(standard.resolve("safe-private.tsv"))) {
        String[] cells = line.split("\t", -1);
        safe.add(cells[0] + "|" + cells[1].toUpperCase() + "|" + cells[2]);
      }
      Map<String, String> keywords = new HashMap<>();
      for (String line : rest(standard.resolve("data-elements.tsv"))) {
        String[] cells = line.split("\t", -1);
        keywords.put(cells[0], cells[1]);
      }
      return new Table(rows, safe, keywords);
    }

    /** The row of an element named as {@link Values} names it. */
    StandardRow of(String name) {
      if (name.contains("|")) {
        return safe.contains(name) ? SAFE_PRIVATE : PRIVATE;
      }
      return rows.getOrDefault(name, NO_ROW);
    }

    private static List<String> rest(Path table) throws IOException {
      List<String> lines = Files.readAllLines(table);
      return lines.subList(1, lines.size());
    }
  }

  private static StandardRow row(
      String vr, String basic, String patient, String dates, String descriptors) {
    Set<Fate> right = EnumSet.noneOf(Fate.class);
    if (patient.equals("K")) {
      return new StandardRow(basic + ", K (patient)", EnumSet.of(Fate.KEPT));
    }
    for (String action : basic.split("/")) {
      switch (action) {
        case "X" -> right.add(Fate.REMOVED);
        case "Z" -> {
          right.add(Fate.EMPTIED);
          right.add(Fate.CHANGED);
        }
        default -> right.add(Fate.CHANGED); // D, U, U*
      }
    }
    String text = basic;
    if (dates.equals("C")) {
      right.add(Fate.CHANGED);
      if (vr.equals("TM")) { // whole days leave the time of day as it is
        right.add(Fate.KEPT);
      }
      text += ", C (dates)";
    }
    if (descriptors.equals("C")) { // words that identify nobody may stay
      right.add(Fate.CHANGED);
      right.add(Fate.KEPT);
      text += ", C (descriptors)";
    }
    return new StandardRow(text, right);
  }
}
