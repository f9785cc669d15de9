package eir.trial.charter;

/**
 * Result of a read, item E1 of the form, from the most to the least certain (docs/domain.md §5.2).
 */
public enum Category {
  CHARACTERISTIC,
  /** Some unusual features. */
  LIKELY,
  /** Another diagnosis is suspected. */
  ALTERNATIVE,
  NOT_EVALUABLE;

  /** The less certain of the two. */
  public Category orLessCertain(Category other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
