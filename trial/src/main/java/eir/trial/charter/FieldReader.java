package eir.trial.charter;

import eir.trial.json.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads values out of a charter's JSON and writes down what is wrong instead of throwing. What it
 * returns after a finding is a stand-in, and the charter is not made.
 */
final class FieldReader {
  private static final int MOST_SHOWN = 60;

  private final List<CharterFinding> findings = new ArrayList<>();

  List<CharterFinding> findings() {
    return List.copyOf(findings);
  }

  void find(String field, String found, String allowed) {
    findings.add(new CharterFinding(field, found, allowed));
  }

  void find(String field, JsonNode found, String allowed) {
    find(field, shown(found), allowed);
  }

  int whole(String field, JsonNode node, Range range) {
    if (node.isIntegralNumber() && node.canConvertToInt() && range.holds(node.decimalValue())) {
      return node.intValue();
    }
    find(field, node, "a whole number, " + range.text());
    return 0;
  }

  BigDecimal decimal(String field, JsonNode node, Range range) {
    Optional<BigDecimal> number = number(node);
    if (number.isPresent() && range.holds(number.get())) {
      return number.get();
    }
    find(field, node, "a decimal number, " + range.text());
    return BigDecimal.ZERO;
  }

  boolean flag(String field, JsonNode node) {
    if (!node.isBoolean()) {
      find(field, node, "true or false");
    }
    return node.asBoolean(false);
  }

  String text(String field, JsonNode node, Pattern pattern, String allowed) {
    if (node.isString()
        && pattern.matcher(node.stringValue()).matches()
        && StrictJson.isWellFormed(node.stringValue())) {
      return node.stringValue();
    }
    find(field, node, allowed);
    return "";
  }

  <E extends Enum<E>> E word(String field, JsonNode node, Class<E> words) {
    E[] all = words.getEnumConstants();
    for (E word : all) {
      if (node.isString() && word.name().equals(node.stringValue())) {
        return word;
      }
    }
    find(field, node, "one of " + String.join(", ", Arrays.stream(all).map(Enum::name).toList()));
    return all[0];
  }

  <E extends Enum<E>> List<E> words(String field, JsonNode node, Class<E> words) {
    List<E> read = new ArrayList<>();
    for (Element element : elements(field, node)) {
      read.add(word(element.field(), element.node(), words));
    }
    unique(field, read);
    return read;
  }

  /** One place of a list. */
  record Element(String field, JsonNode node) {}

  List<Element> elements(String field, JsonNode node) {
    List<Element> elements = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode element : node) {
        elements.add(new Element(field + "[" + elements.size() + "]", element));
      }
    } else {
      find(field, node, "a list in square brackets");
    }
    return elements;
  }

  void unique(String field, List<?> list) {
    if (list.stream().distinct().count() < list.size()) {
      find(field, "the same entry twice", "each entry once");
    }
  }

  void size(String field, List<?> list, Range range) {
    if (!range.holds(BigDecimal.valueOf(list.size()))) {
      find(field, list.size() + " entries", range.text() + " entries");
    }
  }

  /** Finds every member of {@code object} that is not one of {@code known}. */
  boolean object(String field, JsonNode object, List<String> known) {
    if (!object.isObject()) {
      find(field, object, "an object with " + String.join(", ", known));
      return false;
    }
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        String place = field.isEmpty() ? name : field + "." + name;
        find(shortened(place), "a field that a charter does not have", nearest(name, known));
      }
    }
    return true;
  }

  private static String nearest(String name, List<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(one -> one.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .map(one -> one + " (mind the capitals)")
        .orElse("one of " + String.join(", ", known));
  }

  private static Optional<BigDecimal> number(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    // At most nine digits before and six after the point: a charter needs no more.
    return node.isString() && node.stringValue().matches("[0-9]{1,9}([.][0-9]{1,6})?")
        ? Optional.of(new BigDecimal(node.stringValue()))
        : Optional.empty();
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    return shortened(node.toString());
  }

  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
