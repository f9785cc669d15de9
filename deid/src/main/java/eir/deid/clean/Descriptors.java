package eir.deid.clean;

import eir.deid.clean.Words.Word;
import eir.dicom.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PS3.15 Clean Descriptors: rewrites a description so that only words of a closed list remain.
 *
 * <p>The algorithm is that of {@code standard/README.md}; the steps are numbered as there. Its
 * output is a fixed point: cleaning it again with the same mode gives the same text, which is what
 * the gate asks.
 */
public final class Descriptors {
  /** Room of an LO value. */
  public static final int LONG = 64;

  /** Room of an SH value. */
  public static final int SHORT = 16;

  /** Which kind of element the text stands in. */
  public enum Mode {
    /** Series, Study, Procedure Description, Protocol Name and the like. */
    TEXT,
    /** (0018,0024) and (0018,9005): a vendor's whole sequence name stays as it is. */
    SEQUENCE,
    /** (0020,4000): a vendor's whole technical comment stays as it is. */
    COMMENT,
    /** (0008,0008) and (0008,9007): all values at once, split by backslashes. */
    IMAGE_TYPE
  }

  /** Longer input is cut: an LO holds 64 characters, a comment of a vendor hardly more. */
  private static final int LONGEST_INPUT = 1024;

  private static final int MOST_ROUNDS = 8;

  private static final List<Expression> SEQUENCE_NAMES = wholeValues('s');
  private static final List<Expression> COMMENTS = wholeValues('c');

  private static final String TIMINGS =
      " POST POS PRE APOS APRES NACH VOR ANTES DEPOIS DESPUES DOPO TRAS ";
  private static final String TREATMENTS = " OP RT RXT RTX QT TX CX ";
  private static final List<String> TREATMENT_STEMS =
      List.of(
          "OPERA", "RADIO", "CHEMO", "QUIMIO", "TREAT", "TRATAM", "BIOPS", "SURG", "CIRURG",
          "CIRUG", "CHIRURG", "THERAP", "TERAP");

  private Descriptors() {}

  /**
   * The harmless part of {@code value}.
   *
   * @param value decoded text; one value, for {@link Mode#IMAGE_TYPE} all of them
   * @param names folded parts (see {@link Folding#parts}) of everything removed from this file; an
   *     output word equal to one of them is dropped
   * @param room most characters of the output, {@link #LONG} or {@link #SHORT}; for {@link
   *     Mode#IMAGE_TYPE} not used
   * @return ASCII words joined by single blanks, cut between words; empty if nothing may stay: the
   *     type rule decides then
   */
  public static String clean(Mode mode, String value, Set<String> names, int room) {
    return clean(mode, value, names, room, AddedWords.NONE);
  }

  /** As above, by a trial that knows more words. */
  static String clean(Mode mode, String value, Set<String> names, int room, AddedWords added) {
    String cut = value.length() > LONGEST_INPUT ? value.substring(0, LONGEST_INPUT) : value;
    if (mode == Mode.IMAGE_TYPE) {
      return imageType(cut, names);
    }
    String now = once(mode, cut, names, room, added);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String again = once(mode, now, names, room, added);
      if (again.equals(now)) {
        break;
      }
      now = again;
    }
    // The gate knows no names: what would change under its eyes does not leave.
    return once(mode, now, Set.of(), room, added).equals(now) ? now : "";
  }

  /** As above with the room of an LO value. */
  public static String clean(Mode mode, String value, Set<String> names) {
    return clean(mode, value, names, LONG);
  }

  /** Whether cleaning would leave {@code value} as it is, names unknown: the gate's question. */
  public static boolean isClean(Mode mode, String value, int room) {
    return clean(mode, value, Set.of(), room).equals(value);
  }

  private static String once(
      Mode mode, String value, Set<String> names, int room, AddedWords added) {
    Optional<String> whole = whole(mode, value, names, room);
    if (whole.isPresent()) {
      return whole.get();
    }
    String plain = text(Folding.fold(value), names, room, added);
    if (!Folding.hasUmlaut(value)) {
      return plain;
    }
    String german = text(Folding.foldGerman(value), names, room, added);
    return german.length() > plain.length() ? german : plain;
  }

  /** Step 0: a vendor's value that stays as it stands. */
  private static Optional<String> whole(Mode mode, String value, Set<String> names, int room) {
    List<Expression> expressions =
        switch (mode) {
          case SEQUENCE -> SEQUENCE_NAMES;
          case COMMENT -> COMMENTS;
          case TEXT, IMAGE_TYPE -> List.of();
        };
    if (expressions.isEmpty()) {
      return Optional.empty();
    }
    String kept = value.stripTrailing();
    byte[] bytes = Text.ascii(kept);
    if (kept.length() > room || !isAscii(kept)) {
      return Optional.empty();
    }
    for (Expression expression : expressions) {
      boolean fits =
          expression.matches(bytes, 0, bytes.length)
              && (mode != Mode.SEQUENCE || NumberPattern.holdsNoYear(bytes, 0, bytes.length));
      if (fits && holdsNone(names, kept)) {
        return Optional.of(kept);
      }
    }
    return Optional.empty();
  }

  private static boolean holdsNone(Set<String> names, String text) {
    for (String part : Folding.parts(text)) {
      if (names.contains(part)) {
        return false;
      }
    }
    return true;
  }

  /** Steps 2 to 7 on folded text. */
  private static String text(String folded, Set<String> names, int room, AddedWords added) {
    List<String> runs = Runs.of(Phrases.join(folded));
    List<Kept> kept = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      String next = i + 1 < runs.size() ? runs.get(i + 1) : "";
      Kept before = kept.isEmpty() ? Kept.DROPPED : kept.getLast();
      kept.addAll(ruling(runs.get(i), next, before, added));
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < kept.size(); i++) {
      Kept each = kept.get(i);
      boolean doubted = each.isHomonym() && !(vouches(kept, i - 1) || vouches(kept, i + 1));
      if (each.isDropped() || doubted || names.contains(each.text())) {
        continue;
      }
      if (out.length() + (out.isEmpty() ? 0 : 1) + each.text().length() > room) {
        break;
      }
      out.append(out.isEmpty() ? "" : " ").append(each.text());
    }
    return out.toString();
  }

  /** Step 5: what stays of one run. */
  private static List<Kept> ruling(String run, String next, Kept before, AddedWords added) {
    if (Runs.isPoisoned(run) || (TIMINGS.contains(" " + run + " ") && isTreatment(next))) {
      return List.of(Kept.DROPPED);
    }
    Optional<Word> word = Words.find(run);
    if (word.isPresent()) {
      return List.of(Kept.of(word.get()));
    }
    if (added.contains(run)) {
      return List.of(Kept.number(run)); // of no kind: it does not vouch for a homonym
    }
    byte[] bytes = Text.ascii(run);
    for (NumberPattern pattern : NumberPattern.ALL) {
      if (pattern.fits(bytes, 0, bytes.length)) {
        return List.of(Kept.number(run));
      }
    }
    Optional<Kept> counted = counted(run);
    if (counted.isPresent()) {
      return List.of(counted.get());
    }
    if (run.equals("W") && isWhatComesWith(next)) {
      return List.of(new Kept("WITH", Optional.of(Words.Kind.CONTRAST), false));
    }
    if (run.equals("C") && next.isEmpty() && before.speaksOfImaging()) {
      return List.of(Kept.number(run));
    }
    List<Kept> pieces = GluedRun.pieces(run);
    return pieces.isEmpty() ? List.of(Kept.DROPPED) : pieces;
  }

  /** A word of at least three letters and one digit, such as {@code FLAIR2}. */
  private static Optional<Kept> counted(String run) {
    int end = run.length() - 1;
    if (end < 3 || run.charAt(end) < '1' || run.charAt(end) > '9') {
      return Optional.empty();
    }
    for (int i = 0; i < end; i++) {
      if (run.charAt(i) < 'A' || run.charAt(i) > 'Z') {
        return Optional.empty();
      }
    }
    return Words.find(run.substring(0, end))
        .map(word -> new Kept(run, Optional.of(word.kind()), word.isHomonym()));
  }

  private static boolean isTreatment(String run) {
    boolean found = !run.isEmpty() && TREATMENTS.contains(" " + run + " ");
    for (String stem : TREATMENT_STEMS) {
      found |= run.startsWith(stem);
    }
    return found;
  }

  private static boolean isWhatComesWith(String run) {
    return switch (run) {
      case "WO", "WITHOUT", "AND" -> true;
      default -> Phrases.isContrastWord(run);
    };
  }

  private static boolean vouches(List<Kept> kept, int index) {
    return index >= 0 && index < kept.size() && kept.get(index).vouches();
  }

  /** Image Type: positions hold, so an unknown value becomes OTHER and an empty one stays. */
  private static String imageType(String value, Set<String> names) {
    List<String> values = Text.split(value, '\\');
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      String one = values.get(i).strip();
      if (i > 0) {
        out.append('\\');
      }
      switch (i) {
        case 0 -> {
          if (!one.equals("ORIGINAL") && !one.equals("DERIVED")) {
            return "";
          }
          out.append(one);
        }
        case 1 -> {
          if (!one.equals("PRIMARY") && !one.equals("SECONDARY")) {
            return "";
          }
          out.append(one);
        }
        default -> {
          boolean known = Words.isImageType(one) && !names.contains(one);
          out.append(one.isEmpty() || known ? one : "OTHER");
        }
      }
    }
    return out.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126 || text.charAt(i) < ' ') {
        return false;
      }
    }
    return true;
  }

  private static List<Expression> wholeValues(char place) {
    List<Expression> expressions = new ArrayList<>();
    for (String line : Text.split(CleaningData.WHOLE_VALUES, '\n')) {
      if (line.charAt(0) == place) {
        expressions.add(Expression.of(line.substring(1)));
      }
    }
    return List.copyOf(expressions);
  }
}
