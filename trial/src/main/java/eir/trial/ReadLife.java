package eir.trial;

import eir.trial.guard.Texts;
import eir.trial.quality.IdentifierCheck;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a read before its signature (docs/domain.md §2.3): opened, saved, declined. Does not
 * touch the version of the case, so that a draft that saves itself never makes another's command
 * stale.
 */
public final class ReadLife {
  private ReadLife() {}

  /** The holder opens the images: the first time, the draft begins; later nothing is appended. */
  public static Ruling open(CaseFile file, Actor actor, Slot slot, Circumstances circumstances) {
    return ruling(file, actor, slot)
        .orElseGet(() ->
            allowed(
                actor,
                circumstances,
                file.holder(slot).filter(SlotRead::isUnopened).isPresent()
                    ? List.of(new CaseEvent.ReadOpened(slot))
                    : List.of()));
  }

  /** Whether {@code actor} may save a draft in {@code slot} now; an allowed one appends nothing. */
  public static Ruling save(CaseFile file, Actor actor, Slot slot, Circumstances circumstances) {
    return ruling(file, actor, slot).orElseGet(() -> allowed(actor, circumstances, List.of()));
  }

  /**
   * The holder has a conflict of interest and gives the slot back.
   *
   * @param reason 10 to 2000 characters that identify nobody
   */
  public static Ruling decline(
      CaseFile file, Actor actor, Slot slot, String reason, Circumstances circumstances) {
    return ruling(file, actor, slot)
        .orElseGet(() ->
            Texts.isReason(reason)
                ? allowed(actor, circumstances, List.of(new CaseEvent.ReadDeclined(slot, reason)))
                : new Ruling.Refused(
                    Refusal.REASON_REQUIRED, Set.of(slot.role()), IdentifierCheck.of(reason)));
  }

  private static Optional<Ruling> ruling(CaseFile file, Actor actor, Slot slot) {
    StateName state = file.state().name();
    if (!Lifecycle.isVisible(file, actor)) {
      return Optional.of(new Ruling.Refused(Refusal.NOT_VISIBLE, Set.of()));
    }
    StateName expected = slot == Slot.ADJ ? StateName.ADJUDICATING : StateName.READING;
    if (state != expected) {
      return Optional.of(new Ruling.Refused(Refusal.WRONG_STATE, state.turn()));
    }
    if (actor.role() != slot.role()) {
      return Optional.of(new Ruling.Refused(Refusal.WRONG_ROLE, Set.of(slot.role())));
    }
    boolean theirs =
        file.holder(slot)
            .filter(SlotRead::isOpen)
            .filter(read -> read.reader().equals(actor.user()))
            .isPresent();
    return theirs
        ? Optional.empty()
        : Optional.of(new Ruling.Refused(Refusal.NOT_YOURS, Refusal.NOT_YOURS.who()));
  }

  private static Ruling allowed(Actor actor, Circumstances at, List<CaseEvent> events) {
    return new Ruling.Allowed(
        events.stream().map(event -> new Entry(at.now(), actor, event)).toList(),
        List.of(),
        Set.of());
  }
}
