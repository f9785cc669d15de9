package eir.deid.header;

import eir.deid.clean.MakerNames;
import eir.deid.rule.IdentitySources;
import eir.dicom.text.Dates;
import eir.dicom.text.Folding;
import eir.dicom.text.Latin1;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
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
  public static final Identity NONE = new Identity(new Builder());

  private static final int ANYWHERE = 4;
  private static final int NUMBER_AMONG_NUMBERS = 6;
  private static final int NUMBER_AS_FRACTION = 8;
  private static final int NUMBER_IN_TEXT = 3;
  private static final int WHOLE_NUMBER = 5;
  private static final int LONGEST_MEASURE = 15;
  private static final int WORD_WITH_DIGITS = 5;
  private static final int LONG_NUMBER = 6;
  private static final int SHORTEST_UID = 12;
  private static final int BUCKETS = 1024;

  /** What stands for a name or number that was not given, and is a term of images as well. */
  private static final Set<String> NOBODY = Set.of("NONE", "OTHER", "UNKNOWN", "UNDEFINED", "YES");

  /** Forms of one kind that are gathered for one patient; a file alone has a few dozen. */
  private static final int MOST = 4096;

  private final Set<String> names;
  private final Set<String> values;
  private final byte[][] words;
  private final byte[][] numbers;
  private final double[] measures;
  private final int[] bucketHeads = new int[BUCKETS]; // index of a word plus one
  private final int[] bucketNext;

  private Identity(Builder builder) {
    names = Set.copyOf(builder.names);
    values = Set.copyOf(builder.values);
    words = ascii(builder.words);
    numbers = ascii(builder.numbers);
    measures = measures(builder.numbers);
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

  /** Whether a number of six digits or more is {@code value}, as binary numbers are written. */
  boolean isMeasure(double value, boolean isFloat) {
    for (double measure : measures) {
      if (value == measure || isFloat && value == (float) measure) {
        return true;
      }
    }
    return false;
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

  /** Gathers what is removed from a file. */
  static final class Builder {
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();

    /**
     * A value of {@code kind}, which is no day.
     *
     * @param isPatients whether it is of the patient or the family and of no member of staff
     */
    void add(IdentitySources.Kind kind, String decoded, boolean isPatients) {
      switch (kind) {
        case PERSON -> person(decoded, isPatients);
        case IDENTIFIER -> identifier(decoded);
        case NUMBER -> number(decoded);
        case DIGITS -> addNumbers(Folding.fold(decoded), LONG_NUMBER);
        case PLACE -> place(decoded);
        case DEVICE -> device(decoded);
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

    /**
     * A person: every part of the name; but whoever serves a scanner under its maker's name has
     * none.
     */
    private void person(String decoded, boolean isPatient) {
      Set<String> parts = Folding.parts(decoded);
      parts.removeAll(NOBODY);
      if (!isPatient) {
        parts.removeIf(MakerNames::isWord);
      }
      names.addAll(parts);
      words.addAll(parts);
      values.add(Folding.fold(decoded).trim());
    }

    /** A hospital number, an order, a telephone number. */
    private void identifier(String decoded) {
      String folded = Folding.fold(decoded).trim();
      values.add(folded);
      Set<String> parts = Folding.parts(decoded);
      parts.removeAll(NOBODY);
      names.addAll(parts);
      words.addAll(parts);
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

    /** A serial number or the name of a station: what has five digits in a row is searched too. */
    private void device(String decoded) {
      String folded = Folding.fold(decoded).trim();
      values.add(folded);
      addNumbers(folded, WHOLE_NUMBER);
    }

    /** A UID, unless it is too short to be somebody's. */
    private void uid(String decoded) {
      String uid = decoded.trim();
      if (uid.length() >= SHORTEST_UID) {
        words.add(uid);
      }
    }

    /** A day, in numbers and with signs between, with and without zeros and century. */
    void day(byte[] in, int from, int to) {
      int day = Dates.date(in, from, to);
      if (day == Dates.NONE) {
        return;
      }
      int calendar = Dates.calendar(day);
      String year = String.valueOf(10_000 + calendar / 10_000).substring(1);
      String month = String.valueOf(100 + calendar / 100 % 100).substring(1);
      String ofMonth = String.valueOf(100 + calendar % 100).substring(1);
      String shortYear = year.substring(2);
      addNumber(year + month + ofMonth);
      addNumber(ofMonth + month + year);
      addNumber(month + ofMonth + year);
      addNumber(shortYear + month + ofMonth);
      addNumber(ofMonth + month + shortYear);
      addNumber(month + ofMonth + shortYear);
      String m = String.valueOf(calendar / 100 % 100);
      String d = String.valueOf(calendar % 100);
      for (String sign : List.of("-", ".", "/", "_")) {
        for (String y : List.of(year, shortYear)) {
          addWords(sign, y, month, ofMonth);
          addWords(sign, y, m, d);
        }
      }
    }

    private void addWords(String sign, String year, String month, String day) {
      words.add(year + sign + month + sign + day);
      words.add(day + sign + month + sign + year);
      words.add(month + sign + day + sign + year);
    }

    /** Each run of {@code least} digits or more, and all digits of an identifier as one number. */
    private void addNumbers(String folded, int least) {
      StringBuilder joined = new StringBuilder();
      int start = 0;
      for (int i = 0; i <= folded.length(); i++) {
        char c = i < folded.length() ? folded.charAt(i) : ' ';
        if (c < '0' || c > '9') {
          if (i - start >= least) {
            addNumber(folded.substring(start, i));
          }
          joined.append(folded, start, i);
          start = i + 1;
        }
      }
      if (least == NUMBER_IN_TEXT && joined.length() >= NUMBER_AMONG_NUMBERS) {
        addNumber(joined.toString());
      }
    }

    /** As it is searched for: without zeros before it, but with five digits at least. */
    private void addNumber(String digits) {
      int from = 0;
      while (digits.length() - from > WHOLE_NUMBER && digits.charAt(from) == '0') {
        from++;
      }
      boolean isZero = true; // as serial numbers may be; coordinates are full of it
      for (int i = from; i < digits.length(); i++) {
        isZero &= digits.charAt(i) == '0';
      }
      if (!isZero) {
        numbers.add(digits.substring(from));
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
