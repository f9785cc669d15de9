package eir.trial.charter;

import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code domain/charter.tsv} says of each field: its range and its default. */
final class CharterTable {
  private static final DomainTable TABLE = DomainTable.named("charter.tsv");
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private CharterTable() {}

  static List<String> fields() {
    return TABLE.rows().stream().map(row -> row.text("field")).toList();
  }

  static Range range(String field) {
    return Range.of(validation(field));
  }

  static String validation(String field) {
    return TABLE.row("field", field).text("validation");
  }

  /** Every field that has a default, with it. */
  static ObjectNode defaults() {
    ObjectNode defaults = JsonNodeFactory.instance.objectNode();
    for (Row row : TABLE.rows()) {
      row.filled("default").ifPresent(text -> put(defaults, row, text));
    }
    return defaults;
  }

  private static void put(ObjectNode into, Row row, String text) {
    String field = row.text("field");
    String type = row.text("type");
    // The type of a field is its first word: "enum REQUIRED|AUTO_IF_CLEAN", "list<SeriesRule>".
    if (type.startsWith("list<") || type.startsWith("set<")) {
      ArrayNode list = into.putArray(field);
      for (String word : text.substring(1, text.length() - 1).split(", ", -1)) {
        if (type.equals("list<int>")) {
          list.add(Integer.parseInt(word));
        } else if (!word.isEmpty()) {
          list.add(word);
        }
      }
    } else if (type.startsWith("map<")) {
      ObjectNode map = into.putObject(field);
      for (String entry : text.split(" ")) {
        map.put(entry.split(":")[0], Integer.parseInt(entry.split(":")[1]));
      }
    } else if (field.equals("calendar")) {
      putCalendar(into.putObject(field), text);
    } else if (type.equals("Profile")) {
      // The table points to the defaults of de-identification; they are named in one place.
      ArrayNode options = into.putObject(field).putArray("options");
      DeidProfile.STANDARD.options().forEach(options::add);
    } else if (type.equals("int")) {
      into.put(field, Integer.parseInt(text));
    } else if (type.equals("bool")) {
      into.put(field, Boolean.parseBoolean(text));
    } else {
      into.put(field, text);
    }
  }

  // "Mon-Fri 08-18 America/Sao_Paulo"
  private static void putCalendar(ObjectNode calendar, String text) {
    String[] parts = text.split(" ");
    String[] days = parts[0].split("-");
    String[] hours = parts[1].split("-");
    ArrayNode working = calendar.putArray("days");
    for (String day : DAYS.subList(DAYS.indexOf(days[0]), DAYS.indexOf(days[1]) + 1)) {
      working.add(day.toUpperCase(Locale.ROOT));
    }
    calendar.put("from", hours[0] + ":00").put("to", hours[1] + ":00").put("zone", parts[2]);
    calendar.putArray("holidays");
  }
}
