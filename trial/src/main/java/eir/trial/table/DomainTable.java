package eir.trial.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of {@code domain/}, read from beside this class in the jar.
 *
 * @param name file name, as {@code charter.tsv}
 * @param rows in the order of the file, without its line of column names
 */
public record DomainTable(String name, List<Row> rows) {

  public DomainTable {
    rows = List.copyOf(rows);
  }

  /** Reads the table called {@code name}; the build puts every one of {@code domain/} here. */
  public static DomainTable named(String name) {
    List<String> lines = text(name).lines().filter(line -> !line.isEmpty()).toList();
    List<String> columns = List.of(lines.getFirst().split("\t"));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      if (cells.size() != columns.size()) {
        throw new IllegalStateException(
            "domain/%s, row %d has %d cells; its columns are %d"
                .formatted(name, rows.size() + 1, cells.size(), columns.size()));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(new Row(name, row));
    }
    return new DomainTable(name, rows);
  }

  /** The whole text of a file of {@code domain/}, UTF-8. */
  public static String text(String name) {
    try (InputStream in = DomainTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "domain/" + name + " is not in this build; see the resources of trial/pom.xml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("domain/" + name + " cannot be read from the jar", e);
    }
  }

  /**
   * The row whose {@code column} says {@code text}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Row row(String column, String text) {
    return rows.stream()
        .filter(row -> row.text(column).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "domain/%s has no row whose %s is %s".formatted(name, column, text)));
  }
}
