package eir.bench.differential;

import java.util.Map;

/** What became of a value. */
enum Fate {
  KEPT,
  CHANGED,
  EMPTIED,
  REMOVED;

  /** Of {@code before} at {@code path}, in an output with these values by path. */
  static Fate of(String path, String before, Map<String, String> after) {
    String value = after.get(path);
    if (value == null) {
      return REMOVED;
    }
    if (value.equals(before)) {
      return KEPT;
    }
    return value.isEmpty() ? EMPTIED : CHANGED;
  }
}
