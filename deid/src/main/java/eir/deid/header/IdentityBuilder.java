package eir.deid.header;

import eir.deid.clean.MakerNames;
import eir.deid.rule.IdentitySources;
import eir.dicom.text.Dates;
import eir.dicom.text.Folding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers what is removed from the files of a patient, in the forms that {@link Identity} searches
 * for.
 */
final class IdentityBuilder {
  private static final int WORD_WITH_DIGITS = 5;
  private static final int LONG_NUMBER = 6;
  private static final int SHORTEST_UID = 12;

  /** What stands for a name or number that was not given, and is a term of images as well. */
  private static final Set<String> NOBODY = Set.of("NONE", "OTHER", "UNKNOWN", "UNDEFINED", "YES");

  /** Forms of one kind that are gathered for one patient; a file alone has a few dozen. */
  private static final int MOST = 4096;

  final Set<String> names = new LinkedHashSet<>();
  final Set<String> values = new LinkedHashSet<>();
  final Set<String> words = new LinkedHashSet<>();
  final Set<String> numbers = new LinkedHashSet<>();

  /** Forms in bytes, each as a text of ISO 8859-1. */
  final Set<String> foreign = new LinkedHashSet<>();

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
  void add(IdentityBuilder other) {
    addAll(other.names, names);
    addAll(other.values, values);
    addAll(other.words, words);
    addAll(other.numbers, numbers);
    addAll(other.foreign, foreign);
  }

  private static void addAll(Set<String> from, Set<String> to) {
    for (String one : from) {
      if (to.size() < MOST) {
        to.add(one);
      }
    }
  }

  int size() {
    return names.size() + values.size() + words.size() + numbers.size() + foreign.size();
  }

  /**
   * A person: every part of the name; but whoever serves a scanner under its maker's name has none.
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
    ForeignWords.addForms(decoded, foreign);
  }

  /** The bytes of a person's name, as its file writes them. */
  void rawPerson(byte[] in, int from, int to) {
    ForeignWords.addRaw(in, from, to, foreign);
  }

  /** A hospital number, an order, a telephone number. */
  private void identifier(String decoded) {
    String folded = Folding.fold(decoded).trim();
    values.add(folded);
    Set<String> parts = Folding.parts(decoded);
    parts.removeAll(NOBODY);
    names.addAll(parts);
    words.addAll(parts);
    addNumbers(folded, Identity.NUMBER_IN_TEXT);
  }

  /**
   * An institution, an address: its words are no descriptors, but only the whole is searched, as
   * MEDICAL or BRAIN of a centre's name stand in a maker's name and a body part too.
   */
  private void place(String decoded) {
    String folded = Folding.fold(decoded).trim();
    values.add(folded);
    names.addAll(Folding.parts(decoded));
    if (!hasLetter(folded)) {
      addNumbers(folded, Identity.WHOLE_NUMBER); // as a word 0009 would be found in coordinates
    } else if (folded.length() >= Identity.ANYWHERE && folded.indexOf(Folding.POISON) < 0) {
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

  private static boolean hasLetter(String folded) {
    boolean has = false;
    for (int i = 0; i < folded.length(); i++) {
      has |= folded.charAt(i) >= 'A' && folded.charAt(i) <= 'Z';
    }
    return has;
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
    addNumbers(folded, Identity.WHOLE_NUMBER);
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
    if (least == Identity.NUMBER_IN_TEXT && joined.length() >= Identity.NUMBER_AMONG_NUMBERS) {
      addNumber(joined.toString());
    }
  }

  /** As it is searched for: without zeros before it, but with five digits at least. */
  private void addNumber(String digits) {
    int from = 0;
    while (digits.length() - from > Identity.WHOLE_NUMBER && digits.charAt(from) == '0') {
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

  Identity build() {
    words.removeIf(word -> word.length() < 3);
    values.remove("");
    return new Identity(this);
  }
}
