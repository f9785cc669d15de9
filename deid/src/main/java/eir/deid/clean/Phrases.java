package eir.deid.clean;

import java.util.List;

/**
 * Steps 2 and 3 of the cleaning algorithm: joins what belongs together before the text is split
 * into runs ({@code T 1} to {@code T1}, {@code S/ CONTRASTE} to {@code SEM CONTRASTE}).
 *
 * <p>Works on folded text. Each rule goes over the whole text before the next one begins.
 */
final class Phrases {
  /** Looks at one place. */
  private interface Rule {
    /** Writes the replacement of what begins at {@code at} and answers its end, or −1. */
    int apply(String text, int at, StringBuilder out);
  }

  private static final String DIRECTIONS = " AP PA RL LR HF FH SI IS ";

  private static final List<Rule> RULES =
      List.of(
          Phrases::direction,
          fixed("W/WO", "WITH WITHOUT"),
          fixed("WWO", "WITH WITHOUT"),
          fixed("W/O", "WITHOUT"),
          Phrases::with,
          fixed("S/C", "C-"),
          fixed("C/C", "C+"),
          beforeContrast("S/", "SEM "),
          beforeContrast("C/", "COM "),
          fixed("M/KM", "MIT KM"),
          fixed("O/KM", "OHNE KM"),
          Phrases::contrastSign,
          Phrases::spine,
          words("OUTPHASE", "OUT", "OF", "PHASE"),
          words("OUTPHASE", "OUT", "PHASE"),
          words("INPHASE", "IN", "PHASE"),
          words("OPPPHASE", "OPP", "PHASE"),
          words("OPPPHASE", "OPPOSED", "PHASE"),
          words("MPRAGE", "MP", "RAGE"),
          words("MINIP", "MIN", "IP"),
          words("T2*", "T2", "STAR"),
          words("T1", "T", "1"),
          words("T2", "T", "2"),
          Phrases::bValue,
          Phrases::parameter,
          Phrases::length,
          Phrases::planes,
          words("2D", "2", "D"),
          words("3D", "3", "D"),
          Phrases::fieldStrength);

  private static final List<String> PARAMETERS =
      List.of("TE", "TR", "TI", "FOV", "MB", "SMS", "NEX");

  private Phrases() {}

  /** Applies all rules to folded {@code text}. */
  static String join(String text) {
    String now = text;
    for (Rule rule : RULES) {
      now = everywhere(rule, now);
    }
    return now;
  }

  /** Whether the run of letters at {@code at} speaks of contrast medium. */
  static boolean isContrastWord(String run) {
    return switch (run) {
      case "CONT", "CTE", "CTR", "GD", "GAD", "IV", "MC" -> true;
      default -> run.startsWith("CONTR") || run.startsWith("GADO");
    };
  }

  private static String everywhere(Rule rule, String text) {
    StringBuilder out = null;
    int copied = 0;
    int at = 0;
    StringBuilder piece = new StringBuilder();
    while (at < text.length()) {
      piece.setLength(0);
      int end = text.charAt(at) == ' ' ? -1 : rule.apply(text, at, piece);
      if (end < 0) {
        at++;
      } else {
        out = out == null ? new StringBuilder() : out;
        out.append(text, copied, at).append(piece);
        copied = end;
        at = end;
      }
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  private static Rule fixed(String from, String to) {
    return (text, at, out) -> {
      int end = at + from.length();
      if (!text.startsWith(from, at) || !beginsAlone(text, at) || !endsAlone(text, end)) {
        return -1;
      }
      out.append(to);
      return end;
    };
  }

  /** Words that stand alone with blanks or hyphens between them. */
  private static Rule words(String to, String... words) {
    return (text, at, out) -> {
      if (!beginsAlone(text, at)) {
        return -1;
      }
      int end = at;
      for (int i = 0; i < words.length; i++) {
        int start = i == 0 ? at : afterGap(text, end);
        if (start < 0 || !text.startsWith(words[i], start)) {
          return -1;
        }
        end = start + words[i].length();
      }
      if (!endsAlone(text, end)) {
        return -1;
      }
      out.append(to);
      return end;
    };
  }

  private static Rule beforeContrast(String from, String to) {
    return (text, at, out) -> {
      int end = at + from.length();
      if (!text.startsWith(from, at)
          || !beginsAlone(text, at)
          || !isContrastWord(letters(text, afterBlanks(text, end)))) {
        return -1;
      }
      out.append(to);
      return end;
    };
  }

  private static int direction(String text, int at, StringBuilder out) {
    if (!beginsAlone(text, at)) {
      return -1;
    }
    int sign = afterBlanks(text, at + 1);
    int second;
    if (sign < text.length() && text.charAt(sign) == '>') {
      second = afterBlanks(text, sign + 1);
    } else if (text.startsWith("TO", sign)) {
      second = afterBlanks(text, sign + 2);
    } else {
      return -1;
    }
    if (second >= text.length() || !endsAlone(text, second + 1)) {
      return -1;
    }
    String pair = String.valueOf(text.charAt(at)) + text.charAt(second);
    if (!DIRECTIONS.contains(" " + pair + " ")) {
      return -1;
    }
    out.append(pair);
    return second + 1;
  }

  private static int with(String text, int at, StringBuilder out) {
    if (!beginsAlone(text, at) || !(text.startsWith("W/", at) || text.startsWith("W+", at))) {
      return -1;
    }
    int next = at + 2;
    while (next < text.length() && !isAlnum(text.charAt(next))) {
      next++;
    }
    String word = letters(text, next);
    if (!isContrastWord(word) && !word.equals("WO") && !word.equals("WITHOUT")) {
      return -1;
    }
    out.append("WITH ");
    return at + 2;
  }

  private static int contrastSign(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (c == 'C' && at + 1 < text.length() && text.charAt(at + 1) == '+' && beginsAlone(text, at)) {
      out.append("C+ ");
      return at + 2;
    }
    boolean plus = c == '+' && at + 1 < text.length() && text.charAt(at + 1) == 'C';
    if (!plus || !endsAlone(text, at + 2)) {
      return -1;
    }
    out.append(" C+ ");
    return at + 2;
  }

  private static int spine(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if ((c != 'C' && c != 'T' && c != 'L') || !beginsAlone(text, at)) {
      return -1;
    }
    int word = afterGap(text, at + 1);
    if (word < 0 || !text.startsWith("SPINE", word) || !endsAlone(text, word + 5)) {
      return -1;
    }
    out.append(c).append("SPINE");
    return word + 5;
  }

  private static int bValue(String text, int at, StringBuilder out) {
    if (text.charAt(at) != 'B' || !beginsAlone(text, at)) {
      return -1;
    }
    int number = at + 1;
    while (number < text.length() && " =-".indexOf(text.charAt(number)) >= 0) {
      number++;
    }
    int end = afterDigits(text, number);
    if (number == at + 1 || end == number || end - number > 4 || !endsAlone(text, end)) {
      return -1;
    }
    out.append('B').append(text, number, end);
    return end;
  }

  private static int parameter(String text, int at, StringBuilder out) {
    if (!beginsAlone(text, at)) {
      return -1;
    }
    for (String name : PARAMETERS) {
      int number = at + name.length();
      if (!text.startsWith(name, at)) {
        continue;
      }
      while (number < text.length() && " =".indexOf(text.charAt(number)) >= 0) {
        number++;
      }
      int end = afterNumber(text, number);
      int unit = text.startsWith("MS", end) ? end + 2 : end;
      if (number > at + name.length() && end > number && endsAlone(text, unit)) {
        out.append(name).append(text, number, unit);
        return unit;
      }
    }
    return -1;
  }

  private static int length(String text, int at, StringBuilder out) {
    if (!isDigit(text.charAt(at)) || !beginsAlone(text, at)) {
      return -1;
    }
    int end = afterNumber(text, at);
    int unit = afterBlanks(text, end);
    if (unit == end
        || !(text.startsWith("MM", unit) || text.startsWith("CM", unit))
        || !endsAlone(text, unit + 2)) {
      return -1;
    }
    out.append(text, at, end).append(text, unit, unit + 2);
    return unit + 2;
  }

  private static int planes(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (c < '2' || c > '4' || !beginsAlone(text, at)) {
      return -1;
    }
    int word = Math.max(at + 1, afterGap(text, at + 1));
    String letters = letters(text, word);
    int end = word + letters.length();
    boolean named = letters.equals("PL") || letters.equals("PLANE") || letters.equals("PLANES");
    if (!named || !endsAlone(text, end)) {
      return -1;
    }
    out.append(c).append("PL");
    return end;
  }

  private static int fieldStrength(String text, int at, StringBuilder out) {
    if (!isDigit(text.charAt(at)) || !beginsAlone(text, at)) {
      return -1;
    }
    int end = afterNumber(text, at);
    int unit = afterBlanks(text, end);
    boolean short1 = end - at == 1 || (text.charAt(at + 1) == '.' && end - at <= 4);
    if (unit == end || !short1 || !text.startsWith("T", unit) || !endsAlone(text, unit + 1)) {
      return -1;
    }
    out.append(text, at, end).append('T');
    return unit + 1;
  }

  /** Letters and digits, and what was one before folding. */
  static boolean isAlnum(char c) {
    return (c >= 'A' && c <= 'Z') || isDigit(c) || c == eir.dicom.text.Folding.POISON;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPoint(String text, int at) {
    return at >= 0 && at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
  }

  private static boolean beginsAlone(String text, int at) {
    if (at == 0) {
      return true;
    }
    boolean behindPoint =
        isPoint(text, at - 1)
            && at >= 2
            && isDigit(text.charAt(at - 2))
            && isDigit(text.charAt(at));
    return !isAlnum(text.charAt(at - 1)) && !behindPoint;
  }

  private static boolean endsAlone(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    boolean beforePoint =
        isPoint(text, end)
            && end + 1 < text.length()
            && isDigit(text.charAt(end + 1))
            && isDigit(text.charAt(end - 1));
    return !isAlnum(text.charAt(end)) && !beforePoint;
  }

  private static String letters(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
      end++;
    }
    return text.substring(Math.min(at, text.length()), end);
  }

  private static int afterBlanks(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end;
  }

  /** Behind at least one blank or hyphen, or −1. */
  private static int afterGap(String text, int at) {
    int end = at;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '-')) {
      end++;
    }
    return end == at ? -1 : end;
  }

  private static int afterDigits(String text, int at) {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Behind digits with at most one point or comma among them. */
  private static int afterNumber(String text, int at) {
    int end = afterDigits(text, at);
    if (end > at && isPoint(text, end)) {
      int fraction = afterDigits(text, end + 1);
      return fraction > end + 1 ? fraction : end;
    }
    return end;
  }
}
