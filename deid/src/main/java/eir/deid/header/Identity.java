package eir.deid.header;

import eir.dicom.text.Folding;
import eir.dicom.text.Latin1;
import java.util.Arrays;
import java.util.Set;

/**
 * What identifies the patient of one file, in the forms in which it might stand where nobody looks
 * for it (DEID §4 case 27). Only the sender has it; the gate's is {@link #NONE}.
 *
 * <p>Everything that stays is ASCII, so folded ASCII is what is searched. A word of four letters or
 * more counts anywhere in a text, a shorter one as a whole word; a number counts as a whole run of
 * digits, zeros before it aside, or as the digits on both sides of a point. In numeric elements it
 * would meet measures: there one of five digits must be the whole value, and behind a point only
 * eight are enough.
 */
public final class Identity {
  /** Nobody: nothing is ever found. */
  public static final Identity NONE = new Identity(new IdentityBuilder());

  static final int ANYWHERE = 4;
  static final int NUMBER_AMONG_NUMBERS = 6;
  private static final int NUMBER_AS_FRACTION = 8;
  static final int NUMBER_IN_TEXT = 3;
  static final int WHOLE_NUMBER = 5;
  private static final int LONGEST_MEASURE = 15;
  private static final int BUCKETS = 1024;

  private final Set<String> names;
  private final Set<String> values;
  private final byte[][] words;
  private final byte[][] numbers;
  private final double[] measures;
  private final ForeignWords foreign;
  private final int[] bucketHeads = new int[BUCKETS]; // index of a word plus one
  private final int[] bucketNext;

  Identity(IdentityBuilder builder) {
    names = Set.copyOf(builder.names);
    values = Set.copyOf(builder.values);
    words = ascii(builder.words);
    numbers = ascii(builder.numbers);
    measures = measures(builder.numbers);
    foreign = new ForeignWords(builder.foreign);
    bucketNext = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      int bucket = bucket(words[i][0], words[i][1], words[i][2]);
      bucketNext[i] = bucketHeads[bucket];
      bucketHeads[bucket] = i + 1;
    }
  }

  /** Folded parts of persons, places and identifiers: no word of a descriptor may equal one. */
  public Set<String> names() {
    return names;
  }

  /** Whether the folded {@code text} as a whole is something that was removed. */
  boolean isRemovedValue(byte[] in, int from, int to) {
    return !values.isEmpty() && values.contains(folded(in, from, to));
  }

  /** Whether something of the patient stands in the text {@code in[from, to)}. */
  boolean isIn(byte[] in, int from, int to, boolean isNumeric) {
    return hasWord(in, from, to) || hasNumber(in, from, to, isNumeric);
  }

  /** The same of an ASCII {@code text}. */
  boolean isIn(String text) {
    byte[] bytes = Latin1.bytes(text);
    return isIn(bytes, 0, bytes.length, false);
  }

  /** Whether a word stands in {@code in[from, to)}, text or not. */
  private boolean hasWord(byte[] in, int from, int to) {
    if (words.length == 0) {
      return false;
    }
    for (int at = from; at + 2 < to; at++) {
      int head = bucketHeads[bucket(upper(in[at]), upper(in[at + 1]), upper(in[at + 2]))];
      for (int i = head; i != 0; i = bucketNext[i - 1]) {
        if (matches(words[i - 1], in, at, from, to)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether something of the patient stands in the binary value {@code in[from, to)}: a word,
   * narrow or wide, one in letters beyond ASCII as its character set, UTF-8, UTF-16 or ISO 8859-1
   * writes them, or a number of six digits or more in digits.
   */
  boolean isInBinary(byte[] in, int from, int to) {
    return hasWord(in, from, to)
        || hasWideWord(in, from, to)
        || foreign.areIn(in, from, to)
        || hasLongNumber(in, from, to);
  }

  private boolean hasLongNumber(byte[] in, int from, int to) {
    int start = from;
    for (int at = from; numbers.length > 0 && at <= to; at++) {
      if (at == to || !isDigit(in[at])) {
        if (at - start >= NUMBER_AMONG_NUMBERS && isNumber(in, start, at, false)) {
          return true;
        }
        start = at + 1;
      }
    }
    return false;
  }

  /** Whether a word stands in {@code in[from, to)} in UTF-16: a zero beside each letter. */
  private boolean hasWideWord(byte[] in, int from, int to) {
    if (words.length == 0) {
      return false;
    }
    for (int at = from; at + 4 < to; at++) {
      if (in[at + 1] != 0 || in[at + 3] != 0 || in[at] == 0 || in[at + 2] == 0) {
        continue;
      }
      int head = bucketHeads[bucket(upper(in[at]), upper(in[at + 2]), upper(in[at + 4]))];
      for (int i = head; i != 0; i = bucketNext[i - 1]) {
        if (isWide(words[i - 1], in, at, to)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWide(byte[] word, byte[] in, int at, int to) {
    if (word.length < ANYWHERE || at + 2 * word.length - 1 > to) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != upper(in[at + 2 * i]) || i > 0 && in[at + 2 * i - 1] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a number of six digits or more is {@code value}, as binary numbers are written. */
  boolean isMeasure(double value, boolean isFloat) {
    for (double measure : measures) {
      if (value == measure || isFloat && value == asFloat(measure)) {
        return true;
      }
    }
    return false;
  }

  /** By its bits: a cast alone does not round in the browser's script. */
  private static double asFloat(double value) {
    return Float.intBitsToFloat(Float.floatToIntBits((float) value));
  }

  private boolean hasNumber(byte[] in, int from, int to, boolean isNumeric) {
    if (numbers.length == 0) {
      return false;
    }
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || !isDigit(in[at]) && in[at] != '.') {
        if (at > start && isNumberIn(in, start, at, isNumeric)) {
          return true;
        }
        start = at + 1;
      }
    }
    return false;
  }

  /** The same of {@code in[from, to)}, which is digits and points. */
  private boolean isNumberIn(byte[] in, int from, int to, boolean isNumeric) {
    int digits = 0;
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at < to && in[at] != '.') {
        digits++;
        continue;
      }
      boolean isFraction = start > from;
      int least = isNumeric ? isFraction ? NUMBER_AS_FRACTION : WHOLE_NUMBER : NUMBER_IN_TEXT;
      if (at - start >= least && isNumber(in, start, at, isNumeric && !isFraction)) {
        return true;
      }
      start = at + 1;
    }
    boolean isRound = in[to - 1] == '0' && to - from > 1 && in[to - 2] == '0';
    return digits >= NUMBER_AS_FRACTION
        && digits < to - from
        && !isRound
        && isNumber(in, from, to, false);
  }

  /**
   * Whether the digits of {@code in[from, to)} are a number, points between them aside.
   *
   * @param isWhole whether five digits must be no round number
   */
  private boolean isNumber(byte[] in, int from, int to, boolean isWhole) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += isDigit(in[i]) ? 1 : 0;
    }
    int first = from;
    while (digits > WHOLE_NUMBER && (in[first] == '0' || in[first] == '.')) {
      digits -= in[first] == '0' ? 1 : 0;
      first++;
    }
    boolean isRound = in[to - 1] == '0' && (in[to - 2] == '0' || in[to - 2] == '5');
    if (isWhole && digits < NUMBER_AMONG_NUMBERS && isRound) {
      return false;
    }
    for (byte[] number : numbers) {
      if (number.length == digits && isSame(number, in, first)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(byte[] number, byte[] in, int from) {
    int at = from;
    for (byte digit : number) {
      while (in[at] == '.') {
        at++;
      }
      if (in[at++] != digit) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static double[] measures(Set<String> numbers) {
    double[] all = new double[numbers.size()];
    int size = 0;
    for (String number : numbers) {
      if (number.length() >= NUMBER_AMONG_NUMBERS && number.length() <= LONGEST_MEASURE) {
        for (int i = 0; i < number.length(); i++) {
          all[size] = all[size] * 10 + (number.charAt(i) - '0');
        }
        size++;
      }
    }
    return Arrays.copyOf(all, size);
  }

  private static boolean matches(byte[] word, byte[] in, int at, int from, int to) {
    int end = at + word.length;
    if (end > to) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != upper(in[at + i])) {
        return false;
      }
    }
    return word.length >= ANYWHERE
        || (at == from || !isWord(in[at - 1])) && (end == to || !isWord(in[end]));
  }

  private static boolean isWord(byte b) {
    return upper(b) >= 'A' && upper(b) <= 'Z' || b >= '0' && b <= '9';
  }

  private static int upper(byte b) {
    return b >= 'a' && b <= 'z' ? b - 32 : b;
  }

  private static int bucket(int first, int second, int third) {
    return (first * 31 * 31 + second * 31 + third) & BUCKETS - 1;
  }

  private static byte[][] ascii(Set<String> texts) {
    byte[][] all = new byte[texts.size()][];
    int at = 0;
    for (String text : texts) {
      all[at++] = Latin1.bytes(text);
    }
    return all;
  }

  private static String folded(byte[] in, int from, int to) {
    return Folding.fold(Latin1.text(in, from, to - from)).trim();
  }
}
