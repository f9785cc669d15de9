package eir.trial.charter;

/**
 * What is wrong with one field of a charter.
 *
 * @param field as in {@code domain/charter.tsv}, with the place inside it: {@code
 *     requiredSeries[2].plane}
 * @param found what stands there, shortened
 * @param allowed what may stand there
 */
public record CharterFinding(String field, String found, String allowed) {

  /** One sentence: field, what was found, what is allowed. */
  public String message() {
    return field + ": found " + found + "; allowed: " + allowed;
  }
}
