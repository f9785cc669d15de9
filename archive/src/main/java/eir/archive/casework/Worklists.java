package eir.archive.casework;

import eir.archive.casework.CaseRow.Held;
import eir.archive.database.Database;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.StateName;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What waits for whom, late first. Rows may say more than a role may see: Blinding cuts them. */
public final class Worklists {
  private final Database database;

  public Worklists(Database database) {
    this.database = database;
  }

  /**
   * What waits for {@code actor} in the role they act in: for a site its own cases, for readers and
   * adjudicators the slots they hold and have not signed, for all others the cases whose state is
   * their role's turn.
   */
  public List<CaseRow> of(Actor actor, int limit, int skip) {
    return switch (actor.role()) {
      case READER, ADJUDICATOR -> held(actor, limit, skip);
      case SITE -> page(turns(Role.SITE), siteOf(actor), limit, skip);
      case AUDITOR, ADMINISTRATOR, SYSTEM -> List.of();
      case COORDINATOR, QC, PHYSICIAN -> page(turns(actor.role()), "", limit, skip);
    };
  }

  /** All cases in these states, late first; of one site, or of all for empty text. */
  public List<CaseRow> page(Set<StateName> states, String site, int limit, int skip) {
    if (states.isEmpty()) {
      return List.of();
    }
    return database.read(handle ->
        withSlots(
            handle,
            handle
                .createQuery(
                    "SELECT * FROM review_case WHERE state IN (<states>)"
                        + (site.isEmpty() ? "" : " AND site = :site")
                        + " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, code"
                        + " LIMIT :limit OFFSET :skip")
                .bindList("states", states.stream().map(Enum::name).sorted().toList())
                .bind("site", site)
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> CaseRow.read(row, Set.of(), List.of()))
                .list()));
  }

  /** Cases in which a reminder is due at {@code now}, the longest due first. */
  public List<CaseCode> remindersDue(Instant now, int limit, int skip) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT code FROM review_case WHERE remind_at <= :now
                ORDER BY remind_at, code LIMIT :limit OFFSET :skip
                """)
            .bind("now", now.toEpochMilli())
            .bind("limit", limit)
            .bind("skip", skip)
            .mapTo(String.class)
            .map(CaseCode::new)
            .list());
  }

  /** How many cases are in each state; of one site, or of all for empty text. */
  public Map<StateName, Integer> counts(String site) {
    return database.read(handle -> {
      Map<StateName, Integer> counts = new HashMap<>();
      handle
          .createQuery(
              "SELECT state, COUNT(*) FROM review_case WHERE "
                  + (site.isEmpty() ? ":site = ''" : "site = :site")
                  + " GROUP BY state")
          .bind("site", site)
          .map((row, _) -> Map.entry(StateName.valueOf(row.getString(1)), row.getInt(2)))
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
      return counts;
    });
  }

  /** The requests to erase images that wait for a second person. */
  public List<AskedErasure> erasures() {
    return database.read(AskedErasure::list);
  }

  /** The last request to erase the images of a case. */
  public Optional<AskedErasure> erasure(CaseCode code) {
    return database.read(handle -> AskedErasure.find(handle, code));
  }

  private List<CaseRow> held(Actor actor, int limit, int skip) {
    return database.read(handle ->
        withSlots(
            handle,
            handle
                .createQuery(
                    """
                    SELECT review_case.* FROM case_slot
                      JOIN review_case ON review_case.code = case_slot.code
                    WHERE case_slot.reader = :reader AND case_slot.life IN ('ASSIGNED', 'DRAFT')
                      AND review_case.state = :state
                      AND (CASE WHEN case_slot.slot = 'ADJ' THEN 'ADJUDICATING' ELSE 'READING' END)
                        = :state
                    ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, review_case.code
                    LIMIT :limit OFFSET :skip
                    """)
                .bind("reader", actor.user().text())
                .bind(
                    "state",
                    actor.role() == Role.READER
                        ? StateName.READING.name()
                        : StateName.ADJUDICATING.name())
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> CaseRow.read(row, Set.of(), List.of()))
                .list()));
  }

  private static List<CaseRow> withSlots(Handle handle, List<CaseRow> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Map<String, List<Held>> slots = new HashMap<>();
    handle
        .createQuery("SELECT * FROM case_slot WHERE code IN (<codes>) ORDER BY code, slot")
        .bindList("codes", rows.stream().map(CaseRow::code).map(CaseCode::text).toList())
        .map((row, _) ->
            Map.entry(
                row.getString("code"),
                new Held(
                    Slot.valueOf(row.getString("slot")),
                    row.getInt("version"),
                    row.getInt("submission"),
                    row.getString("reader"),
                    row.getString("life"))))
        .forEach(entry ->
            slots
                .computeIfAbsent(entry.getKey(), _ -> new java.util.ArrayList<>())
                .add(entry.getValue()));
    return rows.stream()
        .map(row -> row.with(slots.getOrDefault(row.code().text(), List.of())))
        .toList();
  }

  private static Set<StateName> turns(Role role) {
    return Set.copyOf(
        Arrays.stream(StateName.values()).filter(state -> state.turn().contains(role)).toList());
  }

  private static String siteOf(Actor actor) {
    return actor.site().orElseThrow().text();
  }
}
