package eir.trial.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of a {@link DomainTable}: a text for each column, "-" where the table has nothing. */
public record Row(String table, Map<String, String> cells) {

  public Row {
    cells = Map.copyOf(cells);
  }

  /**
   * The text of {@code column}.
   *
   * @throws IllegalArgumentException if the table has no such column, which is a bug of the caller
   */
  public String text(String column) {
    String text = cells.get(column);
    if (text == null) {
      throw new IllegalArgumentException(
          "domain/%s has no column %s; it has %s".formatted(table, column, cells.keySet()));
    }
    return text;
  }

  /** The text of {@code column}, absent where the table says "-". */
  public Optional<String> filled(String column) {
    String text = text(column);
    return text.equals("-") || text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The words of {@code column}, which the table parts by a bar; empty where it says "-". */
  public List<String> words(String column) {
    return filled(column).map(text -> List.of(text.split("\\|"))).orElse(List.of());
  }
}
