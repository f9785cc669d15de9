package eir.trial.reading;

import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of the reading form in their order, from {@code domain/read-form.tsv}. */
public final class FormItems {
  private static final Map<String, FormItem> BY_ID = load();

  private FormItems() {}

  /** All items, derived ones too. */
  public static List<FormItem> all() {
    return List.copyOf(BY_ID.values());
  }

  /** The item called {@code id}, as {@code C2d}. */
  public static Optional<FormItem> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The item called {@code id}.
   *
   * @throws IllegalArgumentException if the form has none
   */
  public static FormItem item(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("The form has no item of this name"));
  }

  private static Map<String, FormItem> load() {
    Map<String, FormItem> items = new LinkedHashMap<>();
    for (Row row : DomainTable.named("read-form.tsv").rows()) {
      AnswerType type = AnswerType.of(row.text("type"));
      boolean hasWords = type == AnswerType.ENUM || type.isSet();
      items.put(
          row.text("id"),
          new FormItem(
              row.text("id"),
              row.text("section"),
              row.text("field"),
              type,
              hasWords ? row.words("values") : List.of(),
              hasWords ? "" : row.text("values"),
              row.filled("unit_or_reference").orElse(""),
              row.text("asked_when"),
              row.filled("rule").orElse(""),
              row.text("label_en"),
              row.text("label_pt")));
    }
    return items;
  }
}
