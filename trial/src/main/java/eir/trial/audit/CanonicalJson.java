package eir.trial.audit;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in the one spelling of RFC 8785: members sorted by UTF-16 code units, no spaces, only the
 * escapes that must be.
 *
 * <p>Numbers are whole and within ±2⁵³-1, where every reader agrees on their digits; a decimal
 * number is written as a string.
 */
public final class CanonicalJson {
  private static final long MOST_EXACT = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * The canonical text of {@code node}.
   *
   * @throws IllegalArgumentException for a number with a fraction or too large, and for a lone
   *     surrogate, which UTF-8 cannot hold
   */
  public static String of(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
      String before = "{";
      for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
        text.append(before);
        string(member.getKey(), text);
        text.append(':');
        write(member.getValue(), text);
        before = ",";
      }
      text.append(sorted.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String before = "[";
      for (JsonNode element : node) {
        text.append(before);
        write(element, text);
        before = ",";
      }
      text.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isString()) {
      string(node.stringValue(), text);
    } else if (node.isIntegralNumber()
        && node.canConvertToLong()
        && Math.abs(node.longValue()) <= MOST_EXACT) {
      text.append(node.longValue());
    } else if (node.isBoolean()) {
      text.append(node.booleanValue());
    } else if (node.isNull()) {
      text.append("null");
    } else {
      throw new IllegalArgumentException(
          "A number that is not whole or beyond 2^53 has no canonical text here; write it as a"
              + " string");
    }
  }

  private static void string(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < 0x20) {
            text.append("\\u00").append(Character.forDigit(c >> 4, 16));
            text.append(Character.forDigit(c & 0xF, 16));
          } else {
            requirePaired(value, i);
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static void requirePaired(String value, int at) {
    char c = value.charAt(at);
    boolean lone =
        Character.isHighSurrogate(c)
            ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
            : Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    if (lone) {
      throw new IllegalArgumentException(
          "A text has half a character (a lone surrogate) at place "
              + at
              + "; UTF-8 has no bytes"
              + " for it");
    }
  }
}
