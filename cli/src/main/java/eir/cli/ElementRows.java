package eir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The rows of {@code standard/} that speak of one element, as they stand. */
final class ElementRows {
  private static final List<String> TABLES =
      List.of(
          "data-elements.tsv",
          "confidentiality-profile.tsv",
          "keep-elements.tsv",
          "keep-amended.tsv",
          "keep-other-images.tsv");

  private ElementRows() {}

  /** Explains {@code gggg,eeee}, {@code (gggg,eeee)} or {@code ggggeeee}. */
  static String explain(String typed) {
    String digits =
        typed.replace("(", "").replace(")", "").replace(",", "").toUpperCase(Locale.ROOT);
    if (!digits.matches("[0-9A-F]{8}")) {
      throw new CommandFailure(Exit.USAGE, "--explain: write the tag as gggg,eeee.");
    }
    String tag = digits.substring(0, 4) + "," + digits.substring(4);
    StringBuilder out = new StringBuilder();
    for (String table : TABLES) {
      append(out, table, tag, "");
    }
    if (out.isEmpty()) {
      boolean isPrivate = (Integer.parseInt(digits.substring(0, 4), 16) & 1) == 1;
      if (isPrivate) {
        out.append(
            "A private element: kept only if allowed-private.tsv lists it for its creator.\n");
        for (String table : List.of("allowed-private.tsv", "private-amended.tsv")) {
          append(out, table, "xx" + digits.substring(6), digits.substring(0, 4));
        }
      } else {
        out.append("In no table: dropped.\n");
      }
    } else if (out.indexOf("confidentiality-profile") < 0 && out.indexOf("keep-") < 0) {
      out.append("Neither in Table E.1-1 nor in keep-elements.tsv: dropped.\n");
    }
    return out.toString();
  }

  /**
   * Appends the rows with a cell that is {@code tag}, or its pattern, and one that is {@code
   * group}.
   */
  private static void append(StringBuilder out, String table, String tag, String group) {
    Path file = Path.of(System.getProperty("eir.root", "."), "standard", table);
    try {
      List<String> lines = Files.readAllLines(file);
      String[] columns = lines.getFirst().split("\t", -1);
      for (String line : lines) {
        String[] cells = line.split("\t", -1);
        boolean isMeant = names(cells, tag) && (group.isEmpty() || names(cells, group));
        for (int i = 0; i < cells.length && isMeant; i++) {
          out.append(i == 0 ? table + "\n" : "");
          if (!cells[i].isEmpty()) {
            out.append(String.format(Locale.ROOT, "  %-28s %s%n", columns[i], cells[i]));
          }
        }
      }
    } catch (IOException missing) {
      throw new CommandFailure(
          Exit.IO, "the tables of standard/ are not there; start eir by its script.");
    }
  }

  /** Whether a cell is {@code text}, or a pattern of it such as {@code 60xx,3000}. */
  private static boolean names(String[] cells, String text) {
    for (String cell : cells) {
      boolean isPattern = cell.matches("[0-9A-Fx]{4},[0-9A-Fx]{4}");
      if (cell.equals(text) || isPattern && text.matches(cell.replace('x', '.'))) {
        return true;
      }
    }
    return false;
  }
}
