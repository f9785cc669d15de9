package eir.trial.blinding;

import eir.trial.Role;
import eir.trial.audit.AuditEvent;
import eir.trial.audit.AuditEvents;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody meets of the whole audit trail, across cases (docs/domain.md §5.4, the row "audit
 * trail" of {@code domain/visibility.tsv}).
 */
public sealed interface TrailSight {
  /** Access to images and links. LINK_CHANGED is the journal's own; audit-events.tsv lacks it. */
  Set<String> ACCESS =
      Set.of(
          "IMAGES_OPENED",
          "INSTANCE_DOWNLOADED",
          "LINK_CREATED",
          "LINK_CHANGED",
          "LINK_OPENED",
          "LINK_REVOKED",
          "ACCESS_DENIED");

  /** Whose opening of images says who reads the case. */
  Set<Role> READERS = Set.of(Role.READER, Role.ADJUDICATOR);

  /** Every record. */
  record Whole() implements TrailSight {}

  /**
   * Records of some kinds.
   *
   * @param events of accounts and settings, whoever acted
   * @param access to images and links, but by {@link #READERS}
   */
  record Part(Set<String> events, Set<String> access) implements TrailSight {
    public Part {
      events = Set.copyOf(events);
      access = Set.copyOf(access);
    }
  }

  /** No record, as there is none across cases for this viewer. */
  record Nothing() implements TrailSight {}

  /** What {@code viewer} meets. */
  static TrailSight of(Viewer viewer) {
    return switch (Blinding.sight(Datum.AUDIT, viewer)) {
      case Y -> new Whole();
      case Y1 ->
          new Part(
              AuditEvents.all().stream()
                  .filter(event -> event.group().equals("platform"))
                  .map(AuditEvent::name)
                  .collect(Collectors.toSet()),
              ACCESS);
      default -> new Nothing();
    };
  }

  /** Whether records of this kind can be among what is met. */
  default boolean mayMeet(String event) {
    return switch (this) {
      case Whole _ -> true;
      case Part(Set<String> events, Set<String> access) ->
          events.contains(event) || access.contains(event);
      case Nothing _ -> false;
    };
  }
}
