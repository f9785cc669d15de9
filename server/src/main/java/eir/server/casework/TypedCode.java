package eir.server.casework;

import eir.trial.CaseCode;
import java.util.Locale;
import java.util.Optional;

/** The code of a case as people type it. */
public final class TypedCode {
  private TypedCode() {}

  /** Whoever types 7 or eir-0007 means EIR-0007; empty if it is no code. */
  public static Optional<CaseCode> read(String typed) {
    String text = typed.strip().toUpperCase(Locale.ROOT);
    if (text.matches("[0-9]{1,4}")) {
      return Optional.of(new CaseCode("EIR-%04d".formatted(Integer.parseInt(text))));
    }
    return text.matches("[A-Z]{2,8}-[0-9]{4,8}")
        ? Optional.of(new CaseCode(text))
        : Optional.empty();
  }
}
