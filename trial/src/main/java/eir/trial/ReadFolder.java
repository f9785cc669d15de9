package eir.trial;

import eir.trial.decision.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The reads in {@link CaseFolder}'s hands: every version of every slot (docs/domain.md §2.3). */
final class ReadFolder {
  private final Map<Slot, List<SlotRead>> reads = new EnumMap<>(Slot.class);

  ReadFolder(Map<Slot, List<SlotRead>> before) {
    before.forEach((slot, versions) -> reads.put(slot, new ArrayList<>(versions)));
  }

  Map<Slot, List<SlotRead>> all() {
    return reads;
  }

  void assign(Slot slot, UserId user, int submission, Instant at) {
    abandon(slot, at);
    List<SlotRead> versions = versions(slot);
    versions.add(new SlotRead(versions.size() + 1, submission, user, at, new SlotRead.Assigned()));
  }

  void open(Slot slot, Instant at) {
    changeLast(slot, read -> read.with(new SlotRead.Draft(at)));
  }

  void decline(Slot slot, String reason, Instant at) {
    changeLast(slot, read -> read.with(new SlotRead.Declined(at, reason)));
  }

  void sign(Slot slot, Settlement content, Instant at) {
    changeLast(
        slot, read -> read.with(new SlotRead.Signed(read.openedAt().orElse(at), at, content)));
  }

  /** Freezes the signed version; the same reader goes on in a new one. */
  void unlock(Slot slot, int submission, Instant at) {
    supersede(slot);
    List<SlotRead> versions = versions(slot);
    SlotRead frozen = versions.getLast();
    versions.add(
        new SlotRead(
            frozen.version() + 1, submission, frozen.reader(), at, new SlotRead.Draft(at)));
    abandon(Slot.ADJ, at);
  }

  void supersede(Slot slot) {
    changeLast(
        slot,
        read ->
            read.life() instanceof SlotRead.Signed(Instant opened, Instant signed, var content)
                ? read.with(new SlotRead.Superseded(opened, signed, content))
                : read);
  }

  /** Who holds a slot and has not signed keeps it, and now reads the images of {@code newer}. */
  void moveTo(int newer) {
    for (List<SlotRead> versions : reads.values()) {
      versions.replaceAll(read -> read.isOpen() ? read.on(newer) : read);
    }
  }

  void abandonAll(Instant at) {
    for (Slot slot : Slot.values()) {
      abandon(slot, at);
    }
  }

  void abandon(Slot slot, Instant at) {
    changeLast(
        slot,
        read -> read.isOpen() ? read.with(new SlotRead.Abandoned(read.openedAt(), at)) : read);
  }

  private List<SlotRead> versions(Slot slot) {
    return reads.computeIfAbsent(slot, _ -> new ArrayList<>());
  }

  private void changeLast(Slot slot, UnaryOperator<SlotRead> change) {
    List<SlotRead> versions = reads.getOrDefault(slot, List.of());
    if (!versions.isEmpty()) {
      versions.set(versions.size() - 1, change.apply(versions.getLast()));
    }
  }
}
