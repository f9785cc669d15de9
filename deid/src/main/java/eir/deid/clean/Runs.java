package eir.deid.clean;

import eir.dicom.text.Folding;
import java.util.ArrayList;
import java.util.List;

/** Step 4 of the cleaning algorithm: splits joined text into maximal runs of letters and digits. */
final class Runs {
  private Runs() {}

  /**
   * The runs of {@code text} in order. A point between two digits belongs to its run, a comma there
   * becomes a point; {@code C+}, {@code C-}, {@code T2*} and {@code R2*} are runs.
   */
  static List<String> of(String text) {
    List<String> runs = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (!Phrases.isAlnum(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && belongs(text, end)) {
        end++;
      }
      String run = text.substring(at, end).replace(',', '.');
      char sign = end < text.length() ? text.charAt(end) : ' ';
      boolean signed =
          switch (run) {
            case "C" -> sign == '+' || (sign == '-' && endsAfter(text, end));
            case "T2", "R2" -> sign == '*';
            default -> false;
          };
      runs.add(signed ? run + sign : run);
      at = signed ? end + 1 : end;
    }
    return runs;
  }

  /** Whether a letter was in the run that folding could not keep. */
  static boolean isPoisoned(String run) {
    return run.indexOf(Folding.POISON) >= 0;
  }

  private static boolean belongs(String text, int at) {
    char c = text.charAt(at);
    return Phrases.isAlnum(c)
        || ((c == '.' || c == ',')
            && at > 0
            && at + 1 < text.length()
            && Phrases.isDigit(text.charAt(at - 1))
            && Phrases.isDigit(text.charAt(at + 1)));
  }

  /** {@code C-ARM} is no "without contrast". */
  private static boolean endsAfter(String text, int sign) {
    return sign + 1 >= text.length() || !Phrases.isAlnum(text.charAt(sign + 1));
  }
}
