package eir.server.staff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a form: for each field the key of a sentence, in the order of the form. */
public final class FormErrors {
  private final Map<String, String> byField = new LinkedHashMap<>();

  /** Notes that {@code field} must be corrected as {@code key} says; the first note stays. */
  public void add(String field, String key) {
    byField.putIfAbsent(field, key);
  }

  /** Notes it if {@code holds} is false. */
  public void require(boolean holds, String field, String key) {
    if (!holds) {
      add(field, key);
    }
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return byField.isEmpty();
  }

  /** The fields and sentences for the summary. */
  public Map<String, String> all() {
    return java.util.Collections.unmodifiableMap(byField);
  }

  /** The sentence beside {@code field}. */
  public Optional<String> of(String field) {
    return Optional.ofNullable(byField.get(field));
  }
}
