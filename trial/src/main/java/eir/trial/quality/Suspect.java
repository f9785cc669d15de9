package eir.trial.quality;

/**
 * A stretch of a text that looks as if it could identify somebody. Says what kind and where, never
 * what it says.
 *
 * @param from index of its first character
 * @param to index after its last character
 */
public record Suspect(Kind kind, int from, int to) {

  /** What it looks like. */
  public enum Kind {
    /** A full date, as of birth. */
    DATE,
    E_MAIL,
    PHONE,
    /** Brazilian taxpayer's number. */
    CPF,
    /** Brazilian health card. */
    CNS,
    /** A number after a word such as record, prontuário, MRN. */
    RECORD_NUMBER,
    /** Seven digits or more. */
    LONG_NUMBER
  }
}
