package eir.trial.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed between two versions of a charter, for the page on which the new one is approved.
 */
public final class CharterDiff {
  private CharterDiff() {}

  /**
   * A field that differs.
   *
   * @param field as in {@code domain/charter.tsv}, with the name of the part inside it
   * @param before JSON of the old value, empty if there was none
   * @param after JSON of the new value, empty if there is none
   */
  public record Change(String field, String before, String after) {}

  /** The changes from one version to another, in the order of the table; the version is not one. */
  public static List<Change> between(Charter before, Charter after) {
    ObjectNode old = CharterJson.write(before);
    ObjectNode now = CharterJson.write(after);
    List<Change> changes = new ArrayList<>();
    for (String field : CharterTable.fields()) {
      if (!field.equals("version")) {
        compare(field, old.path(field), now.path(field), changes);
      }
    }
    return changes;
  }

  private static void compare(String field, JsonNode before, JsonNode after, List<Change> into) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      TreeSet<String> parts = new TreeSet<>(before.propertyNames());
      parts.addAll(after.propertyNames());
      parts.forEach(part -> compare(field + "." + part, before.path(part), after.path(part), into));
    } else {
      into.add(new Change(field, shown(before), shown(after)));
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "" : node.isString() ? node.stringValue() : node.toString();
  }
}
