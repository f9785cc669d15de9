package eir.deid.clean;

import eir.dicom.text.Dates;
import eir.dicom.text.Folding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The makers of (0008,0070) in {@code standard/keep-elements.tsv}, found also where a scanner
 * spells one otherwise: in another case, or with the rest of the company's name behind it.
 *
 * <p>What is written is always the list's own spelling, so nothing of the input gets through but
 * the maker.
 */
public final class MakerNames {
  private static final List<String> NAMES = new ArrayList<>();

  /** Of all listed names, folded as parts of a person's name are. */
  private static final Set<String> WORDS = new HashSet<>();

  static {
    for (String line : Text.split(CleaningData.KEEP, '\n')) {
      List<String> cells = Text.split(line, '\t');
      if (cells.get(1).equals("m")) {
        NAMES.addAll(Text.split(cells.get(4), ','));
        WORDS.addAll(Folding.parts(cells.get(4)));
      }
    }
  }

  private MakerNames() {}

  /**
   * The listed name that {@code in[from, to)} begins with, case aside and up to the end of a word:
   * the longest, of equal ones the first in the list.
   */
  public static Optional<String> find(byte[] in, int from, int to) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    String best = "";
    for (String name : NAMES) {
      if (name.length() > best.length() && begins(name, in, start, end)) {
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Whether {@code part}, folded, is a word of a listed name. */
  public static boolean isWord(String part) {
    return WORDS.contains(part);
  }

  private static boolean begins(String name, byte[] in, int from, int to) {
    int length = name.length();
    if (to - from < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (capital(in[from + i]) != capital(name.charAt(i))) {
        return false;
      }
    }
    return from + length == to || in[from + length] == ' ' || in[from + length] == ',';
  }

  private static int capital(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }
}
