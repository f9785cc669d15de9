package eir.trial.charter;

import java.util.Optional;

/** A language of pages and letters. */
public enum Language {
  EN("en"),
  PT_BR("pt-BR");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Its tag as in BCP 47, which charters and texts use. */
  public String tag() {
    return tag;
  }

  /** The language with this tag. */
  public static Optional<Language> of(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
