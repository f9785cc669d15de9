package eir.dicom.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A PN value (PS3.5 §6.2.1).
 *
 * @param groups alphabetic, ideographic, phonetic; each its components (family, given, middle,
 *     prefix, suffix) without blanks around; trailing empty ones may be missing
 */
public record PersonName(List<List<String>> groups) {
  private static final int MOST_GROUPS = 3;

  public PersonName {
    List<List<String>> copied = new ArrayList<>();
    for (List<String> group : groups) {
      copied.add(List.copyOf(group));
    }
    groups = List.copyOf(copied);
  }

  /** Splits one decoded value at {@code =} and {@code ^}; what stands behind a third = joins it. */
  public static PersonName of(String decoded) {
    List<List<String>> groups = new ArrayList<>();
    for (String group : split(decoded, '=', MOST_GROUPS)) {
      List<String> components = new ArrayList<>();
      for (String component : split(group, '^', Integer.MAX_VALUE)) {
        components.add(trimmed(component));
      }
      groups.add(components);
    }
    return new PersonName(groups);
  }

  /** Every component of every group that is not empty. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (List<String> group : groups) {
      for (String part : group) {
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  /** {@code Given Family} for the eye, of the first group that is not empty. */
  public String display() {
    for (List<String> group : groups) {
      StringBuilder out = new StringBuilder();
      for (int at : new int[] {3, 1, 2, 0, 4}) {
        if (at < group.size() && !group.get(at).isEmpty()) {
          out.append(out.isEmpty() ? "" : " ").append(group.get(at));
        }
      }
      if (!out.isEmpty()) {
        return out.toString();
      }
    }
    return "";
  }

  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static List<String> split(String text, char separator, int most) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && parts.size() < most - 1) {
      parts.add(text.substring(from, at));
      from = at + 1;
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }
}
