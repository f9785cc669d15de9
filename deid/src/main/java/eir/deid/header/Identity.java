package eir.deid.header;

import eir.deid.rule.IdentitySources;
import eir.dicom.text.Dates;
import eir.dicom.text.Folding;
import eir.dicom.text.Latin1;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What identifies the patient of one file, in the forms in which it might stand where nobody looks
 * for it (DEID §4 case 27). Only the sender has it; the gate's is {@link #NONE}.
 *
 * <p>Everything that stays is ASCII, so folded ASCII is what is searched. A word of four letters or
 * more counts anywhere in a text, a shorter one as a whole word; a number counts as a whole run of
 * digits, under six digits not in numeric elements, where it would meet measures.
 */
public final class Identity {
  /** Nobody: nothing is ever found. */
  public static final Identity NONE = new Identity(new Builder());

  private static final int ANYWHERE = 4;
  private static final int NUMBER_AMONG_NUMBERS = 6;
  private static final int NUMBER_IN_TEXT = 3;
  private static final int WORD_WITH_DIGITS = 5;
  private static final int LONG_NUMBER = 6;
  private static final int SHORTEST_UID = 12;
  private static final int BUCKETS = 1024;

  /** Forms of one kind that are gathered for one patient; a file alone has a few dozen. */
  private static final int MOST = 4096;

  private final Set<String> names;
  private final Set<String> values;
  private final byte[][] words;
  private final byte[][] numbers;
  private final int[] bucketHeads = new int[BUCKETS]; // index of a word plus one
  private final int[] bucketNext;

  private Identity(Builder builder) {
    names = Set.copyOf(builder.names);
    values = Set.copyOf(builder.values);
    words = ascii(builder.words);
    numbers = ascii(builder.numbers);
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

  /** Whether a word stands in {@code in[from, to)}, text or not. */
  boolean hasWord(byte[] in, int from, int to) {
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

  /** Whether a word stands in {@code in[from, to)} in UTF-16: a zero beside each letter. */
  boolean hasWideWord(byte[] in, int from, int to) {
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

  private boolean hasNumber(byte[] in, int from, int to, boolean isNumeric) {
    if (numbers.length == 0) {
      return false;
    }
    int start = -1;
    for (int at = from; at <= to; at++) {
      boolean digit = at < to && in[at] >= '0' && in[at] <= '9';
      if (digit && start < 0) {
        start = at;
      } else if (!digit && start >= 0) {
        if (at - start >= (isNumeric ? NUMBER_AMONG_NUMBERS : NUMBER_IN_TEXT)
            && isNumber(in, start, at)) {
          return true;
        }
        start = -1;
      }
    }
    return false;
  }

  private boolean isNumber(byte[] in, int from, int to) {
    for (byte[] number : numbers) {
      if (number.length == to - from && startsWith(number, in, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] number, byte[] in, int from) {
    for (int i = 0; i < number.length; i++) {
      if (number[i] != in[from + i]) {
        return false;
      }
    }
    return true;
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

  /** Gathers what is removed from a file. */
  static final class Builder {
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();

    /** A value of {@code kind}, which is no day. */
    void add(IdentitySources.Kind kind, String decoded) {
      switch (kind) {
        case PERSON -> person(decoded);
        case IDENTIFIER -> identifier(decoded);
        case NUMBER -> number(decoded);
        case DIGITS -> addNumbers(Folding.fold(decoded), LONG_NUMBER);
        case PLACE -> place(decoded);
        case DEVICE -> values.add(Folding.fold(decoded).trim());
        case UID -> uid(decoded);
        case NOTHING, DAY -> {}
      }
    }

    /** Adds what {@code other} has gathered, as long as there is room. */
    void add(Builder other) {
      addAll(other.names, names);
      addAll(other.values, values);
      addAll(other.words, words);
      addAll(other.numbers, numbers);
    }

    private static void addAll(Set<String> from, Set<String> to) {
      for (String one : from) {
        if (to.size() < MOST) {
          to.add(one);
        }
      }
    }

    int size() {
      return names.size() + values.size() + words.size() + numbers.size();
    }

    /** A person: every part of the name. */
    private void person(String decoded) {
      for (String part : Folding.parts(decoded)) {
        names.add(part);
        words.add(part);
      }
      values.add(Folding.fold(decoded).trim());
    }

    /** A hospital number, an order, a telephone number. */
    private void identifier(String decoded) {
      String folded = Folding.fold(decoded).trim();
      values.add(folded);
      names.addAll(Folding.parts(decoded));
      words.addAll(Folding.parts(decoded));
      addNumbers(folded, NUMBER_IN_TEXT);
    }

    /**
     * An institution, an address: its words are no descriptors, but only the whole is searched, as
     * MEDICAL or BRAIN of a centre's name stand in a maker's name and a body part too.
     */
    private void place(String decoded) {
      String folded = Folding.fold(decoded).trim();
      values.add(folded);
      names.addAll(Folding.parts(decoded));
      if (folded.length() >= ANYWHERE && folded.indexOf(Folding.POISON) < 0) {
        words.add(folded);
      }
    }

    /** The number of an order or of a specimen: a word of it without a digit says nothing. */
    private void number(String decoded) {
      String folded = Folding.fold(decoded).trim();
      for (String part : Folding.parts(decoded)) {
        if (part.length() >= WORD_WITH_DIGITS && hasDigit(part)) {
          names.add(part);
          words.add(part);
        }
      }
      addNumbers(folded, WORD_WITH_DIGITS);
    }

    private static boolean hasDigit(String text) {
      boolean has = false;
      for (int i = 0; i < text.length(); i++) {
        has |= text.charAt(i) >= '0' && text.charAt(i) <= '9';
      }
      return has;
    }

    /** A UID, unless it is too short to be somebody's. */
    private void uid(String decoded) {
      String uid = decoded.trim();
      if (uid.length() >= SHORTEST_UID) {
        words.add(uid);
      }
    }

    /** A day: eight spellings. */
    void day(byte[] in, int from, int to) {
      int day = Dates.date(in, from, to);
      if (day == Dates.NONE) {
        return;
      }
      int calendar = Dates.calendar(day);
      String year = String.valueOf(10_000 + calendar / 10_000).substring(1);
      String month = String.valueOf(100 + calendar / 100 % 100).substring(1);
      String ofMonth = String.valueOf(100 + calendar % 100).substring(1);
      numbers.add(year + month + ofMonth);
      numbers.add(ofMonth + month + year);
      numbers.add(month + ofMonth + year);
      for (String sign : List.of("-", ".", "/")) {
        words.add(year + sign + month + sign + ofMonth);
        words.add(ofMonth + sign + month + sign + year);
      }
    }

    /** Runs of {@code least} digits and more. */
    private void addNumbers(String folded, int least) {
      int start = 0;
      for (int i = 0; i <= folded.length(); i++) {
        char c = i < folded.length() ? folded.charAt(i) : ' ';
        if (c < '0' || c > '9') {
          if (i - start >= least) {
            numbers.add(folded.substring(start, i));
          }
          start = i + 1;
        }
      }
    }

    private static boolean isNothing(String number) {
      boolean isNothing = true;
      for (int i = 0; i < number.length(); i++) {
        isNothing &= number.charAt(i) == '0';
      }
      return isNothing;
    }

    Identity build() {
      words.removeIf(word -> word.length() < 3);
      numbers.removeIf(Builder::isNothing); // it would be found behind every other decimal point
      values.remove("");
      return new Identity(this);
    }
  }
}
