package eir.trial.quality;

import eir.trial.quality.Suspect.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a free text what looks as if it could identify a child or a family. It catches numbers
 * and addresses, not names: a name cannot be told from a word, so pages say beside each field what
 * must not be written there.
 *
 * <p>Errs on the side of refusing: a wrong alarm costs the writer one rewording, a missed number
 * stays in the journal.
 */
public final class IdentifierCheck {
  private record Rule(Kind kind, Pattern pattern) {}

  private static final String MONTH =
      "(?:jan|feb|fev|mar|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dez)\\p{L}*";

  // The first kind that claims a stretch names it, so the particular stand before the general.
  private static final List<Rule> RULES =
      List.of(
          rule(Kind.E_MAIL, "[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+"),
          rule(Kind.DATE, "(?<![\\d.])\\d{1,2}([/.-])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?![\\d.]\\d)"),
          rule(Kind.DATE, "(?<!\\d)(?:19|20)\\d{2}([/.-])\\d{1,2}\\1\\d{1,2}(?!\\d)"),
          rule(
              Kind.DATE,
              "(?<!\\d)\\d{1,2}(?:st|nd|rd|th|º)?\\s+(?:de\\s+|of\\s+)?"
                  + MONTH
                  + "\\.?,?\\s+(?:de\\s+)?\\d{4}(?!\\d)"),
          rule(Kind.DATE, "\\b" + MONTH + "\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}(?!\\d)"),
          rule(Kind.CPF, "(?<!\\d)\\d{3}\\.\\d{3}\\.\\d{3}-?\\d{2}(?!\\d)"),
          rule(Kind.CNS, "(?<!\\d)[12789]\\d{2} ?\\d{4} ?\\d{4} ?\\d{4}(?!\\d)"),
          rule(
              Kind.RECORD_NUMBER,
              "\\b(?:prontu[aá]rio|registro|matr[ií]cula|atendimento|mrn|rgh|record|chart|patient id|"
                  + "accession)\\b[\\s:.#nº°o]{0,8}\\d[\\d./-]{2,}"),
          rule(
              Kind.PHONE,
              "(?<![\\d.])(?:\\+\\d{1,3}[\\s.-]?)?\\(?\\d{2,3}\\)?[\\s.-]?9?\\d{4}[\\s.-]\\d{4}(?!\\d)"),
          rule(Kind.PHONE, "\\+\\d{1,3}(?:[\\s().-]{0,2}\\d){7,}"),
          rule(Kind.LONG_NUMBER, "(?<!\\d)\\d(?:[ .-]?\\d){6,}(?!\\d)"));

  private IdentifierCheck() {}

  /** What in {@code text} is suspect, in the order of the text; stretches do not overlap. */
  public static List<Suspect> of(String text) {
    if (text.chars().noneMatch(c -> c == '@' || Character.isDigit(c))) {
      return List.of(); // every rule asks for a digit or an at sign, and most texts have neither
    }
    List<Suspect> found = new ArrayList<>();
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(text);
      while (matcher.find()) {
        Suspect suspect = new Suspect(rule.kind(), matcher.start(), matcher.end());
        if (found.stream().noneMatch(other -> overlap(other, suspect))) {
          found.add(suspect);
        }
      }
    }
    found.sort(Comparator.comparingInt(Suspect::from));
    return List.copyOf(found);
  }

  /** Whether nothing in {@code text} is suspect. */
  public static boolean passes(String text) {
    return of(text).isEmpty();
  }

  private static Rule rule(Kind kind, String pattern) {
    return new Rule(
        kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  private static boolean overlap(Suspect one, Suspect other) {
    return one.from() < other.to() && other.from() < one.to();
  }
}
