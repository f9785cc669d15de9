package eir.server.charter;

import eir.server.words.Words;
import eir.trial.table.DomainTable;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field of a charter.
 *
 * @param field its name in {@code domain/charter.tsv}
 * @param values what it says, a line each; empty for nothing
 * @param before what the charter in force says, where that differs; empty where it does not
 */
public record CharterLine(String field, List<String> values, List<String> before) {
  private static final String NAME = "field"; // the column of charter.tsv

  public CharterLine {
    values = List.copyOf(values);
    before = List.copyOf(before);
  }

  /** Whether it says something else than the charter in force. */
  public boolean isChanged() {
    return !before.isEmpty();
  }

  /** The fields of {@code charter} in the table's order, compared with {@code inForce}. */
  static List<CharterLine> of(ObjectNode charter, ObjectNode inForce, Words words) {
    return DomainTable.named("charter.tsv").rows().stream()
        .map(row -> row.text(NAME))
        .map(field -> {
          JsonNode value = charter.path(field);
          JsonNode other = inForce.path(field);
          boolean isSame = other.equals(value) || field.equals("version");
          return new CharterLine(
              field, said(value, words), isSame ? List.of() : orNone(other, words));
        })
        .toList();
  }

  private static List<String> orNone(JsonNode value, Words words) {
    List<String> said = said(value, words);
    return said.isEmpty() ? List.of(words.text("charter.nothing")) : said;
  }

  private static List<String> said(JsonNode value, Words words) {
    if (value.isArray()) {
      List<String> items = value.valueStream().map(item -> inOneLine(item, words)).toList();
      boolean isShort = value.valueStream().noneMatch(JsonNode::isObject);
      return isShort && !items.isEmpty() ? List.of(String.join(", ", items)) : items;
    }
    String line = inOneLine(value, words);
    return line.isEmpty() ? List.of() : List.of(line);
  }

  private static String inOneLine(JsonNode value, Words words) {
    if (value.isBoolean()) {
      return words.text(value.asBoolean() ? "charter.yes" : "charter.no");
    }
    if (value.isObject()) {
      return value
          .propertyStream()
          .map(member -> member.getKey() + " " + inOneLine(member.getValue(), words))
          .collect(Collectors.joining(" · "));
    }
    if (value.isArray()) {
      return value
          .valueStream()
          .map(item -> inOneLine(item, words))
          .collect(Collectors.joining(", "));
    }
    return value.isNull() ? "" : value.asString();
  }
}
