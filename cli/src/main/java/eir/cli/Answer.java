package eir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints on standard output: rows for a person, or the same as JSON. */
final class Answer {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintWriter out;
  private final boolean asJson;

  Answer(PrintWriter out, boolean asJson) {
    this.out = out;
    this.asJson = asJson;
  }

  /**
   * Prints a list.
   *
   * @param schema {@code eir.sites/1}
   * @param rows all with the same keys, in the order of the columns
   * @param empty the sentence for a person when there is nothing
   */
  void list(String schema, List<Map<String, Object>> rows, String empty) {
    if (asJson) {
      out.println(JSON.writeValueAsString(Map.of("schema", schema, "items", rows)));
    } else if (rows.isEmpty()) {
      out.println(empty);
    } else {
      table(rows);
    }
    out.flush();
  }

  /** Prints one thing, a line a key. */
  void one(String schema, Map<String, Object> facts) {
    if (asJson) {
      Map<String, Object> whole = new java.util.LinkedHashMap<>();
      whole.put("schema", schema);
      whole.putAll(facts);
      out.println(JSON.writeValueAsString(whole));
    } else {
      int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
      facts.forEach((key, value) -> out.println(padded(key, width) + "  " + value));
    }
    out.flush();
  }

  private void table(List<Map<String, Object>> rows) {
    List<String> columns = new ArrayList<>(rows.getFirst().keySet());
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns);
    for (Map<String, Object> row : rows) {
      cells.add(columns.stream().map(column -> String.valueOf(row.get(column))).toList());
    }
    for (List<String> line : cells) {
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        int width = cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        shown.add(padded(line.get(i), width));
      }
      out.println(shown.stream().collect(Collectors.joining("  ")).stripTrailing());
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
