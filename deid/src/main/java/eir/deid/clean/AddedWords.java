package eir.deid.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words of descriptions that one trial knows beside those of {@code
 * standard/descriptor-tokens.tsv}.
 *
 * <p>They stay as a whole run alone, never as a piece of a glued one, and like every other word not
 * where they are part of the patient's own name. That they name nobody is asked where a trial
 * chooses them: the charter's check has lists of names, the worker has not.
 */
public final class AddedWords {
  /** No word beyond the list. */
  public static final AddedWords NONE = new AddedWords(List.of());

  /** More than that is a text, not a vocabulary. */
  public static final int MOST = 200;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 16;

  private final Set<String> words;
  private final String text;

  private AddedWords(List<String> words) {
    this.words = new HashSet<>(words);
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      joined.append(joined.isEmpty() ? "" : " ").append(word);
    }
    text = joined.toString();
  }

  /**
   * These words, in whatever order.
   *
   * @throws IllegalArgumentException if one is not {@link #isWord} or there are more than {@link
   *     #MOST}; the message does not repeat it
   */
  public static AddedWords of(List<String> words) {
    if (words.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " added words");
    }
    List<String> ordered = new ArrayList<>();
    for (String word : words) {
      if (!isWord(word)) {
        throw new IllegalArgumentException(
            "an added word that is not 3 to 16 letters A to Z: digits, blanks and accents are"
                + " folded away before words are compared");
      }
      insert(ordered, word);
    }
    return ordered.isEmpty() ? NONE : new AddedWords(ordered);
  }

  // By hand: a sorted set would bring its tree into the browser's script.
  private static void insert(List<String> ordered, String word) {
    int at = 0;
    while (at < ordered.size() && ordered.get(at).compareTo(word) < 0) {
      at++;
    }
    if (at == ordered.size() || !ordered.get(at).equals(word)) {
      ordered.add(at, word);
    }
  }

  /** Whether {@code text} could be one: 3 to 16 capital letters of ASCII. */
  public static boolean isWord(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The words in ascending order, with blanks between. */
  public String text() {
    return text;
  }

  boolean contains(String run) {
    return words.contains(run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddedWords that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
