package eir.archive.casework;

import eir.archive.journal.Act;
import eir.archive.journal.Entry;
import eir.archive.journal.Events;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.StateName;
import eir.trial.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A coordinator's request to erase the images of a case, which another person carries out (G28).
 *
 * @param reason as the coordinator wrote it; empty if it was redacted
 */
public record AskedErasure(
    CaseCode code, UserId by, Instant at, boolean isOfFamily, Optional<String> reason) {
  private static final String EVENT = "ERASE_REQUESTED";
  private static final String BY_FAMILY = "byFamily";

  private static final int MOST = 200;

  /** A coordinator asks for the images to be erased; an administrator carries it out. */
  public static void ask(
      Events events, CaseCode code, Actor actor, boolean byFamily, String reason) {
    events.append(
        Act.of(CaseJournal.who(actor), EVENT, "case", code.text())
            .with(BY_FAMILY, byFamily ? 1 : 0)
            .because(reason));
  }

  /** The last request for a case. */
  static Optional<AskedErasure> find(Handle handle, CaseCode code) {
    List<Entry> asked =
        Events.of(handle, "case", code.text()).stream()
            .filter(entry -> entry.act().event().equals(EVENT))
            .toList();
    return asked.isEmpty() ? Optional.empty() : Optional.of(of(code, asked.getLast()));
  }

  private static AskedErasure of(CaseCode code, Entry entry) {
    return new AskedErasure(
        code,
        new UserId(entry.act().who().id()),
        entry.at(),
        entry.act().detail().path(BY_FAMILY).asInt(0) == 1,
        entry.act().reason());
  }

  /** The requests that nobody has carried out, by case. */
  static List<AskedErasure> list(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT code FROM review_case
            WHERE NOT is_erased AND state IN (:closed, :withdrawn) AND EXISTS (
              SELECT 1 FROM journal
              WHERE entity = 'case' AND entity_id = review_case.code AND event = :event)
            ORDER BY code LIMIT :most
            """)
        .bind("closed", StateName.CLOSED.name())
        .bind("withdrawn", StateName.WITHDRAWN.name())
        .bind("event", EVENT)
        .bind("most", MOST)
        .mapTo(String.class)
        .list()
        .stream()
        .flatMap(code -> find(handle, new CaseCode(code)).stream())
        .toList();
  }
}
