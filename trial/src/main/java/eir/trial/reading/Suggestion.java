package eir.trial.reading;

import eir.trial.charter.Category;
import eir.trial.charter.Charter;
import eir.trial.charter.SuggestOrder;
import eir.trial.reading.FormFinding.Weight;
import java.util.List;
import java.util.Optional;

/**
 * The category that follows from the signs alone. It is never shown before the reader has chosen,
 * so that it cannot lead: pages ask {@link #shown}.
 */
public final class Suggestion {
  private Suggestion() {}

  /** What may be shown beside the reader's own choice: nothing before it, nor if never. */
  public static Optional<Category> shown(ReadForm form, Charter charter) {
    boolean may =
        form.category().isPresent() && charter.suggestOrder() == SuggestOrder.AFTER_CHOICE;
    return may ? Optional.of(derived(form)) : Optional.empty();
  }

  static Category derived(ReadForm form) {
    if (!form.isEvaluable()) {
      return Category.NOT_EVALUABLE;
    }
    List<Weight> signs = Signs.of(form).stream().map(FormFinding::weight).toList();
    return signs.contains(Weight.ALT)
        ? Category.ALTERNATIVE
        : signs.contains(Weight.ATYP) ? Category.LIKELY : Category.CHARACTERISTIC;
  }
}
