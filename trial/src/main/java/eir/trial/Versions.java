package eir.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a case and its objects have changed. A command says which version its sender saw; most
 * compare the version of the case, some only that of their object, so that two readers who sign at
 * the same moment both succeed (docs/domain.md §2.4).
 *
 * @param ofCase acts on the case so far
 * @param ofObjects acts so far on each object: a slot by its name, reminders, quarantine
 */
public record Versions(long ofCase, Map<String, Long> ofObjects) {
  static final Versions ZERO = new Versions(0, Map.of());
  private static final String REMINDERS = "reminders";
  private static final String QUARANTINE = "quarantine";

  public Versions {
    ofObjects = Collections.unmodifiableMap(new LinkedHashMap<>(ofObjects));
  }

  /** The version that {@code command} is compared with. */
  public long seenBy(CaseCommand command) {
    return switch (command) {
      case CaseCommand.SignRead sign -> ofSlot(sign.slot());
      case CaseCommand.AssignReader assign -> ofSlot(assign.slot());
      case CaseCommand.Remind _ -> ofObjects.getOrDefault(REMINDERS, 0L);
      case CaseCommand.Quarantine _ -> ofObjects.getOrDefault(QUARANTINE, 0L);
      default -> ofCase;
    };
  }

  /** The version of {@code slot}. */
  public long ofSlot(Slot slot) {
    return ofObjects.getOrDefault(slot.name(), 0L);
  }

  Versions after(CaseEvent event) {
    Versions next = new Versions(ofCase + (event instanceof CaseEvent.OfCase ? 1 : 0), ofObjects);
    return switch (event) {
      case CaseEvent.ReadSigned signed -> next.counting(signed.slot().name());
      case CaseEvent.ReaderAssigned assigned -> next.counting(assigned.slot().name());
      case CaseEvent.ReadUnlocked unlocked -> next.counting(unlocked.slot().name());
      case CaseEvent.ReadDeclined declined -> next.counting(declined.slot().name());
      case CaseEvent.ReadSuperseded superseded -> next.counting(superseded.slot().name());
      case CaseEvent.Reminded _ -> next.counting(REMINDERS);
      case CaseEvent.ImagesQuarantined _, CaseEvent.QuarantineReleased _ ->
          next.counting(QUARANTINE);
      default -> next;
    };
  }

  private Versions counting(String object) {
    Map<String, Long> counted = new LinkedHashMap<>(ofObjects);
    counted.merge(object, 1L, Long::sum);
    return new Versions(ofCase, counted);
  }
}
