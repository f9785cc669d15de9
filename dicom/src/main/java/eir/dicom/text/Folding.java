package eir.dicom.text;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Folds text to plain ASCII capitals, so that MÜLLER, Müller and Muller compare equal.
 *
 * <p>An own table instead of Unicode normalisation, so that JVM and browser agree to the letter:
 * Latin-1, Latin Extended-A and full-width forms.
 */
public final class Folding {
  /** Stands in folded text where a letter or digit was that has no ASCII base. */
  public static final char POISON = 1;

  /** U+00C0 to U+017F; {@code ~} marks the two-letter ones, a blank what is no letter. */
  private static final String LATIN =
      "AAAAAA~CEEEEIIIIDNOOOOO OUUUUY~~"
          + "AAAAAA~CEEEEIIIIDNOOOOO OUUUUY~Y"
          + "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGG"
          + "GGGGHHHHIIIIIIIIII~~JJKKKLLLLLLL"
          + "LLLNNNNNNNNNOOOOOO~~RRRRRRSSSSSS"
          + "SSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

  private static final int LEAST_LETTERS = 3;

  private Folding() {}

  /** {@code text} in ASCII: capitals, blanks for other signs, {@link #POISON} for other letters. */
  public static String fold(String text) {
    return fold(text, false);
  }

  /** As {@link #fold(String)}, but Ä Ö Ü become AE OE UE as German spells them without dots. */
  public static String foldGerman(String text) {
    return fold(text, true);
  }

  /** Whether both foldings of {@code text} may differ. */
  public static boolean hasUmlaut(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case 'Ä', 'Ö', 'Ü', 'ä', 'ö', 'ü', '\u0308' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /**
   * The folded parts of a name, an address or an identifier: runs of at least three letters or
   * digits that hold a letter, in both foldings.
   */
  public static Set<String> parts(String text) {
    Set<String> parts = new LinkedHashSet<>();
    addParts(fold(text), parts);
    if (hasUmlaut(text)) {
      addParts(foldGerman(text), parts);
    }
    return parts;
  }

  private static void addParts(String folded, Set<String> parts) {
    int start = -1;
    boolean hasLetter = false;
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      boolean letter = c >= 'A' && c <= 'Z';
      if (letter || c >= '0' && c <= '9') {
        start = start < 0 ? i : start;
        hasLetter |= letter;
      } else {
        if (start >= 0 && i - start >= LEAST_LETTERS && hasLetter) {
          parts.add(folded.substring(start, i));
        }
        start = -1;
        hasLetter = false;
      }
    }
  }

  private static String fold(String text, boolean german) {
    StringBuilder out = new StringBuilder(text.length() + 4);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0; // full width
      }
      if (c >= 'a' && c <= 'z') {
        out.append((char) (c - 32));
      } else if (c > ' ' && c < 127 && c != '_') {
        out.append(c);
      } else if (c < 0xC0) {
        latinSign(c, out);
      } else if (c < 0x180) {
        latinLetter(c, german, out);
      } else if (c == '\u0308' && german && endsWithUmlautBase(out)) {
        out.append('E');
      } else if (c < 0x300 || c > 0x36F) { // combining accents vanish
        out.append(isSign(c) ? ' ' : POISON);
      }
    }
    return out.toString();
  }

  private static void latinSign(char c, StringBuilder out) {
    switch (c) {
      case '²' -> out.append('2');
      case '³' -> out.append('3');
      case 'ª', 'µ', 'º' -> out.append(POISON);
      default -> out.append(' ');
    }
  }

  private static void latinLetter(char c, boolean german, StringBuilder out) {
    char base = LATIN.charAt(c - 0xC0);
    switch (c) {
      case 'Æ', 'æ' -> out.append("AE");
      case 'Œ', 'œ' -> out.append("OE");
      case 'ß' -> out.append("SS");
      case 'Þ', 'þ' -> out.append("TH");
      case 'Ĳ', 'ĳ' -> out.append("IJ");
      case 'Ŋ', 'ŋ' -> out.append("NG");
      case 'Ä', 'ä', 'Ö', 'ö', 'Ü', 'ü' -> {
        out.append(base);
        if (german) {
          out.append('E');
        }
      }
      default -> out.append(base);
    }
  }

  private static boolean endsWithUmlautBase(StringBuilder out) {
    char base = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
    return base == 'A' || base == 'O' || base == 'U';
  }

  /** Signs between words, in the blocks of punctuation, arrows, mathematics and CJK punctuation. */
  private static boolean isSign(char c) {
    return (c >= 0x2000 && c <= 0x206F)
        || (c >= 0x20A0 && c <= 0x20CF)
        || (c >= 0x2190 && c <= 0x245F)
        || (c >= 0x2500 && c <= 0x27BF)
        || (c >= 0x3000 && c <= 0x3004)
        || (c >= 0x3008 && c <= 0x3020)
        || c == 0x30FB
        || c == 0xFEFF
        || c == 0xFFFD;
  }
}
