package eir.deid.key;

/**
 * The 2,048 words that a {@link RecoveryPhrase} is made of, in alphabetical order.
 *
 * <p>A value and no constant, as the browser fetches the list only when a key is shown or typed.
 */
public final class WordList {
  private static final int LENGTH = 2048;

  /** Letters that tell every word of the list from the others. */
  private static final int TELLING_LETTERS = 4;

  private final String[] words = new String[LENGTH];

  /**
   * The words of {@code joined} between single blanks.
   *
   * @throws IllegalArgumentException unless there are 2,048
   */
  public WordList(String joined) {
    int count = 0;
    int from = 0;
    while (from < joined.length()) {
      int blank = joined.indexOf(' ', from);
      int to = blank < 0 ? joined.length() : blank;
      if (count < LENGTH) {
        words[count] = joined.substring(from, to);
      }
      count++;
      from = to + 1;
    }
    if (count != LENGTH) {
      throw new IllegalArgumentException(
          "a word list of " + count + " words; 2048 are expected; take deid/words/english.txt");
    }
  }

  /** The English list of BIP-39. */
  public static WordList english() {
    return new WordList(EnglishWords.JOINED);
  }

  /** The word at {@code index}, counted from 0. */
  String word(int index) {
    return words[index];
  }

  /** Place of {@code word}, or of the one word that its four letters or more begin; else -1. */
  int indexOf(String word) {
    int low = 0;
    int high = LENGTH - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      String there = words[middle];
      boolean isBeginning = word.length() >= TELLING_LETTERS && there.startsWith(word);
      if (there.equals(word) || isBeginning) {
        return middle;
      }
      if (there.compareTo(word) < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
