package eir.trial.charter;

import java.util.Map;

/**
 * A question of the non-imaging checklist, which the physician answers yes, no or unknown when
 * signing the decision.
 *
 * @param id name in records, as {@code noPriorTherapy}
 * @param labels words of an item of the trial's own, one for each language of the charter; empty
 *     for the items that every charter knows, whose words the pages have
 */
public record ChecklistItem(String id, Map<Language, String> labels) {

  public ChecklistItem {
    labels = Map.copyOf(labels);
  }
}
