package eir.trial.quality;

import eir.trial.charter.Language;
import eir.trial.table.DomainTable;
import java.util.Optional;

/**
 * The words of the checks: what the site is asked, and what readers are told of an accepted
 * deviation. Neither names a finding of the images, a site or a person.
 */
public final class QcTexts {
  private static final DomainTable TABLE = DomainTable.named("qc-texts.tsv");

  private QcTexts() {}

  /** The question that the page fills in for the site; people may change it. */
  public static String query(QcCheck check, Language language) {
    return text(check, "query", language).orElseThrow();
  }

  /** The neutral sentence for readers; absent where a deviation must not or need not be told. */
  public static Optional<String> limitation(QcCheck check, Language language) {
    return text(check, "limitation", language);
  }

  private static Optional<String> text(QcCheck check, String kind, Language language) {
    String suffix = language == Language.PT_BR ? "_pt" : "_en";
    return TABLE.row("check", check.name()).filled(kind + suffix);
  }
}
