package eir.trial.charter;

import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code domain/deid-options.tsv}: the options of CID 7050, and which of them a trial may choose.
 */
public final class DeidOptions {
  private static final DomainTable TABLE = DomainTable.named("deid-options.tsv");
  private static final String OPTION = " option";

  private DeidOptions() {}

  /** Whether a trial has an option. */
  enum InTrial {
    ALWAYS,
    DEFAULT,
    CHOICE,
    NEVER
  }

  /** The codes of a trial that chooses nothing. */
  public static List<String> standard() {
    return codes(InTrial.ALWAYS, InTrial.DEFAULT);
  }

  /** The codes that a trial may have. */
  public static List<String> offered() {
    return codes(InTrial.ALWAYS, InTrial.DEFAULT, InTrial.CHOICE);
  }

  /** The code that {@code text} is, or names as CID 7050 does: case and a last "Option" apart. */
  static Optional<String> code(String text) {
    return TABLE.rows().stream()
        .filter(row -> row.text("code").equals(text) || plain(row.text("name")).equals(plain(text)))
        .map(row -> row.text("code"))
        .findFirst();
  }

  /** Why no trial has the option {@code code}; absent if one may. */
  static Optional<String> whyNever(String code) {
    Row row = TABLE.row("code", code);
    return inTrial(row) == InTrial.NEVER
        ? Optional.of(row.text("name") + ": " + row.text("note"))
        : Optional.empty();
  }

  private static List<String> codes(InTrial... wanted) {
    return TABLE.rows().stream()
        .filter(row -> List.of(wanted).contains(inTrial(row)))
        .map(row -> row.text("code"))
        .toList();
  }

  private static InTrial inTrial(Row row) {
    return InTrial.valueOf(row.text("trial"));
  }

  private static String plain(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(OPTION) ? lower.substring(0, lower.length() - OPTION.length()) : lower;
  }
}
