package eir.trial.charter;

/** When a reader sees the category that follows from the signs; never before choosing. */
public enum SuggestOrder {
  AFTER_CHOICE,
  NEVER
}
