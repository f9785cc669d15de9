package eir.trial.reading;

import java.util.List;

/** Whether an item is asked, by the column {@code asked_when} of {@code read-form.tsv}. */
public enum Asked {
  /** Must be answered. */
  REQUIRED,
  /** May be answered. */
  OPTIONAL,
  /** Is hidden; an answer would be left over from before. */
  HIDDEN;

  private static final List<String> PATTERNS = List.of("PATCHY", "RING", "NODULAR", "HOMOGENEOUS");

  /** Whether {@code item} is asked on {@code form} as it stands. */
  public static Asked of(FormItem item, ReadForm form) {
    boolean evaluable = !form.says("A1", "NO");
    return switch (item.askedWhen()) {
      case "always" -> REQUIRED;
      case "A1 != NO" -> requiredIf(evaluable);
      case "A1 != YES" -> requiredIf(form.says("A1", "LIMITED") || form.says("A1", "NO"));
      case "C2 != NONE" ->
          requiredIf(evaluable && form.answer("C2").isPresent() && !form.says("C2", "NONE"));
      case "C9 has a pattern" -> requiredIf(evaluable && hasPattern(form));
      case "E1 in LIKELY, ALTERNATIVE" ->
          form.category()
              .map(category ->
                  switch (category) {
                    case ALTERNATIVE -> REQUIRED;
                    case LIKELY -> OPTIONAL;
                    case CHARACTERISTIC, NOT_EVALUABLE -> HIDDEN;
                  })
              .orElse(HIDDEN);
      case "optional (contour)" -> evaluable ? OPTIONAL : HIDDEN;
      // Whether the comment is owed, only the other findings can tell.
      case "when a SOFT flag is raised" -> OPTIONAL;
      case "derived" -> HIDDEN;
      default ->
          throw new IllegalStateException(
              "read-form.tsv asks " + item.id() + " under a condition that Asked does not know");
    };
  }

  static boolean hasPattern(ReadForm form) {
    return PATTERNS.stream().anyMatch(pattern -> form.says("C9", pattern));
  }

  private static Asked requiredIf(boolean condition) {
    return condition ? REQUIRED : HIDDEN;
  }
}
