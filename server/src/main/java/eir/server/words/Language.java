package eir.server.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages and receipts speak. */
public enum Language {
  EN("en", "English"),
  PT_BR("pt-BR", "Português");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** The BCP 47 tag: {@code en}, {@code pt-BR}. */
  public String tag() {
    return tag;
  }

  /** Its name in itself. */
  public String ownName() {
    return ownName;
  }

  /** For dates and figures. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The language of a tag; any kind of Portuguese is Brazilian Portuguese. */
  public static Optional<Language> of(String tag) {
    String lower = tag.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("pt") || lower.startsWith("pt-")) {
      return Optional.of(PT_BR);
    }
    return lower.equals("en") || lower.startsWith("en-") ? Optional.of(EN) : Optional.empty();
  }

  /** The first language of an {@code Accept-Language} header that Eir speaks; else English. */
  public static Language preferred(String acceptLanguage) {
    if (acceptLanguage.length() > 400) {
      return EN;
    }
    // Browsers list by preference; weights only ever fall, so the order says it all.
    return List.of(acceptLanguage.split(",", -1)).stream()
        .map(entry -> entry.replaceFirst(";.*", ""))
        .flatMap(tag -> of(tag).stream())
        .findFirst()
        .orElse(EN);
  }
}
