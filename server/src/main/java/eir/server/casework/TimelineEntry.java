package eir.server.casework;

import eir.archive.Archive;
import eir.trial.Act;
import eir.trial.CaseEvent;
import eir.trial.Entry;
import eir.trial.Role;
import eir.trial.audit.AuditEvents;
import eir.trial.blinding.Datum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a case's history.
 *
 * @param person name of who did it; empty for who must not know, and for Eir itself
 */
public record TimelineEntry(Instant at, Act act, Role role, Optional<String> person) {

  /** What the viewer may know of the case's journal, newest first. */
  static List<TimelineEntry> of(SeenCase seen, Archive archive) {
    return archive.cases().entries(seen.code()).reversed().stream()
        .filter(entry -> isSeen(seen, entry))
        .flatMap(entry ->
            entry.event() instanceof CaseEvent.OfCase event
                ? Optional.of(told(seen, entry, event, archive)).stream()
                : Optional.<TimelineEntry>empty().stream())
        .toList();
  }

  private static boolean isSeen(SeenCase seen, Entry entry) {
    return AuditEvents.find(entry.event().name())
        .filter(event ->
            seen.blinding().seesEvent(event, entry.by().user(), seen.viewer(), seen.file()))
        .isPresent();
  }

  private static TimelineEntry told(
      SeenCase seen, Entry entry, CaseEvent.OfCase event, Archive archive) {
    Role role = entry.by().role();
    boolean isReader = role == Role.READER || role == Role.ADJUDICATOR;
    boolean isNamed =
        role != Role.SYSTEM
            && (!isReader || seen.blinding().sees(Datum.WHO_READ, seen.viewer(), seen.file()))
            && (seen.actor().role() != Role.SITE || role == Role.SITE);
    return new TimelineEntry(
        entry.at(),
        event.act(),
        role,
        isNamed
            ? Optional.of(archive.accounts().nameOf(entry.by().user().text()))
            : Optional.empty());
  }
}
