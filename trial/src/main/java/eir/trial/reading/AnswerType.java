package eir.trial.reading;

/** Shape of the answer to an item, by the column {@code type} of {@code read-form.tsv}. */
public enum AnswerType {
  ENUM("enum"),
  SET("set"),
  ORDERED_SET("ordered set"),
  INT("int"),
  DECIMAL("decimal"),
  /** Series Instance UID of the submission. */
  REF("ref"),
  TEXT("text");

  private final String word;

  AnswerType(String word) {
    this.word = word;
  }

  static AnswerType of(String word) {
    for (AnswerType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    throw new IllegalStateException("read-form.tsv has a type of its own: " + word);
  }

  /** Whether the answer is a list of words. */
  public boolean isSet() {
    return this == SET || this == ORDERED_SET;
  }
}
