package eir.trial.charter;

/** Answer to a {@link ChecklistItem}. */
public enum ChecklistAnswer {
  YES,
  NO,
  UNKNOWN
}
