package eir.deid.clean;

import java.util.ArrayList;
import java.util.List;

/** Splitting without regular expressions, whose engine would double the browser's script. */
public final class Text {
  private Text() {}

  /** The parts of {@code text} between {@code separator}s; empty parts count. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** As {@link #split}, without the empty parts at the end. */
  public static List<String> values(String text, char separator) {
    List<String> parts = split(text, separator);
    while (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }

  /**
   * The whole number that {@code text} writes in {@code radix}, with a minus before it or not.
   *
   * <p>By hand, as the parsers of the class library name every fault at length; a table of ours has
   * none, so another character is a fault of the build.
   */
  static int number(String text, int radix) {
    boolean negative = text.startsWith("-");
    int value = 0;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c <= '9' ? c - '0' : c - 'A' + 10;
      if (digit < 0 || digit >= radix || c > '9' && c < 'A') {
        throw new IllegalStateException("no number in a table of this program: " + text);
      }
      value = value * radix + digit;
    }
    return negative ? -value : value;
  }

  /** As {@link #number} in decimal, for bounds beyond an int. */
  static double bound(String text) {
    double value = 0;
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return text.startsWith("-") ? -value : value;
  }

  /** The bytes of an ASCII text. */
  static byte[] ascii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
