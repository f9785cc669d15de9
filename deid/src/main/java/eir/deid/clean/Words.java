package eir.deid.clean;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of {@code standard/descriptor-tokens.tsv} and what each is. */
final class Words {
  /** The column {@code kind}, with the letter that {@code CleaningData} uses. */
  enum Kind {
    WEIGHTING('w'),
    SEQUENCE('s'),
    OPTION('o'),
    PLANE('p'),
    CONTRAST('c'),
    TIMING('t'),
    RECON('r'),
    PHASE('h'),
    REGION('g'),
    LATERALITY('l'),
    PROCEDURE('d'),
    VENDOR_SEQUENCE('v');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalStateException("kind not understood: " + letter);
    }
  }

  /**
   * One word.
   *
   * @param mayGlue whether it may be a piece of a run such as {@code AXT1POST}
   * @param isHomonym whether it is a name too and needs a neighbour
   */
  record Word(String text, Kind kind, boolean mayGlue, boolean isHomonym) {}

  private static final Map<String, Word> BY_TEXT = read();
  private static final Set<String> IMAGE_TYPES =
      new HashSet<>(Text.split(CleaningData.IMAGE_TYPES, ' '));

  private Words() {}

  /** The word spelled {@code text}, in capitals. */
  static Optional<Word> find(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /**
   * Whether {@code text} may stand from the third value of Image Type on; blank equals underscore.
   */
  static boolean isImageType(String text) {
    return IMAGE_TYPES.contains(text.replace(' ', '_'));
  }

  private static Map<String, Word> read() {
    Map<String, Word> words = new HashMap<>();
    for (String group : Text.split(CleaningData.WORDS, ';')) {
      Kind kind = Kind.of(group.charAt(0));
      for (String entry : Text.split(group.substring(2), ' ')) {
        boolean glue = entry.endsWith("!");
        boolean homonym = entry.endsWith("?");
        String text = glue || homonym ? entry.substring(0, entry.length() - 1) : entry;
        words.put(text, new Word(text, kind, glue, homonym));
      }
    }
    return words;
  }
}
