package eir.server.message;

import java.util.Set;
import java.util.TreeSet;

/** A text lacks values; its message names the placeholders, never a value. */
public final class IncompleteTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the placeholders called {@code names}. */
  public IncompleteTextException(Set<String> names) {
    super(
        "The text has no value for "
            + String.join(", ", new TreeSet<>(names))
            + "; complete the site's record or the settings, then try again");
  }
}
