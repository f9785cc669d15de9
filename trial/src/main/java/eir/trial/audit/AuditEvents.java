package eir.trial.audit;

import eir.trial.table.DomainTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of audit record, from {@code domain/audit-events.tsv}. */
public final class AuditEvents {
  private static final Map<String, AuditEvent> BY_NAME = load();

  private AuditEvents() {}

  /** In the order of the table. */
  public static List<AuditEvent> all() {
    return List.copyOf(BY_NAME.values());
  }

  /** The kind called {@code name}. */
  public static Optional<AuditEvent> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Map<String, AuditEvent> load() {
    Map<String, AuditEvent> events = new LinkedHashMap<>();
    DomainTable.named("audit-events.tsv")
        .rows()
        .forEach(row ->
            events.put(
                row.text("event"),
                new AuditEvent(
                    row.text("event"),
                    row.text("group"),
                    row.text("entity"),
                    row.text("reason_required").equals("yes"),
                    row.filled("signature_meaning").map(SignatureMeaning::valueOf))));
    return events;
  }
}
