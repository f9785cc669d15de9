package eir.deid.clean;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of scanners and versions of their software, {@code standard/device-words.tsv}: each run of
 * letters in a value is a listed word or one letter, each run of digits has at most four.
 *
 * <p>A run of both is a listed word between numbers ({@code MRT50H1}), or at most six signs with no
 * more than two letters and three digits in a row ({@code XA30A}). Numbers that read as a day with
 * its year are none, nor are three letters that stand alone one behind the other.
 */
final class DeviceWords {
  private static final Set<String> WORDS =
      new HashSet<>(Text.split(CleaningData.DEVICE_WORDS, ' '));
  private static final int MOST_DIGITS = 4;
  private static final int MOST_MIXED = 6;

  private DeviceWords() {}

  /** {@code grammar}, and nothing but these words and numbers in what it accepts. */
  static Grammar within(Grammar grammar) {
    return (in, from, to, bigEndian) ->
        grammar.accepts(in, from, to, bigEndian) && areKnown(in, from, to);
  }

  private static boolean areKnown(byte[] in, int from, int to) {
    int numbers = 0; // shapes of the runs in a row, four bits each
    int letters = 0; // single ones in a row
    int start = -1;
    for (int at = from; at <= to; at++) {
      boolean inside = at < to && isSign(in[at]);
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        if (!isKnown(in, start, at)) {
          return false;
        }
        int shape = shape(in, start, at);
        numbers = shape == 0 ? 0 : (numbers << 4 | shape) & 0xFFF;
        letters = shape == 0 && at - start == 1 ? letters + 1 : 0;
        if (isDay(numbers) || letters > 2) {
          return false;
        }
        start = -1;
      }
    }
    return true;
  }

  /** As many as a number has digits; 5 for one of four that reads as a year; 0 for no number. */
  private static int shape(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(in[i])) {
        return 0;
      }
    }
    boolean isYear =
        to - from == MOST_DIGITS
            && (in[from] == '1' && in[from + 1] == '9' || in[from] == '2' && in[from + 1] == '0');
    return isYear ? MOST_DIGITS + 1 : to - from;
  }

  /** A year and two short numbers, on either side; a year and four digits; three times two. */
  private static boolean isDay(int shapes) {
    int first = shapes >>> 8;
    int second = shapes >>> 4 & 15;
    int third = shapes & 15;
    boolean isFull =
        first >= MOST_DIGITS && isShort(second) && isShort(third)
            || isShort(first) && isShort(second) && third >= MOST_DIGITS;
    boolean isPair =
        second == MOST_DIGITS + 1 && third == MOST_DIGITS
            || second == MOST_DIGITS && third == MOST_DIGITS + 1;
    return isFull || isPair || shapes == 0x222;
  }

  private static boolean isShort(int shape) {
    return shape == 1 || shape == 2;
  }

  private static boolean isKnown(byte[] in, int from, int to) {
    int word = from;
    while (word < to && isDigit(in[word])) {
      word++;
    }
    if (word - from > MOST_DIGITS) {
      return false;
    }
    int behind = word;
    while (behind < to && !isDigit(in[behind])) {
      behind++;
    }
    boolean isLetter = behind - word == 1 && behind == to;
    boolean isListed = behind - word > 1 && isListed(in, word, behind);
    return word == to
        || isLetter
        || isListed && isMixed(in, behind, to)
        || to - from <= MOST_MIXED && isMixed(in, from, to) && hasFewDigits(in, from, to);
  }

  /** No three letters in a row, at most four digits. */
  private static boolean isMixed(byte[] in, int from, int to) {
    int letters = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      letters = isDigit(in[i]) ? 0 : letters + 1;
      digits += isDigit(in[i]) ? 1 : 0;
      if (letters > 2 || digits > MOST_DIGITS) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasFewDigits(byte[] in, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits = isDigit(in[i]) ? digits + 1 : 0;
      if (digits > 3) {
        return false;
      }
    }
    return true;
  }

  private static boolean isListed(byte[] in, int from, int to) {
    char[] capitals = new char[to - from];
    for (int i = from; i < to; i++) {
      capitals[i - from] = (char) (in[i] >= 'a' && in[i] <= 'z' ? in[i] - 32 : in[i]);
    }
    return WORDS.contains(new String(capitals));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isSign(byte b) {
    return isDigit(b) || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }
}
