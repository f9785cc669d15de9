package eir.trial.guard;

import eir.trial.CaseFile;
import eir.trial.Circumstances.Person;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.UserId;
import eir.trial.charter.Charter;
import eir.trial.quality.Submission;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Separation of duties, per case: nobody judges what they sent, controlled or read before
 * (docs/domain.md §1).
 */
public final class Separation {
  private static final List<Slot> READERS = Slot.ofReaders(3);

  private Separation() {}

  /** Whether {@code user} may control the quality of the last submission. */
  public static boolean mayControl(UserId user, CaseFile file, Charter charter) {
    boolean sentIt = file.submission().map(Submission::sentBy).filter(user::equals).isPresent();
    return !sentIt && (charter.allowQcReader() || !file.hasRead(user, List.of(Slot.values())));
  }

  /** Whether {@code user}, who is ACTIVE in the role of {@code slot}, may read there. */
  public static boolean mayRead(UserId user, Slot slot, CaseFile file, Charter charter) {
    return !declined(user, file)
        && !holdsAnySlot(user, file)
        && !wasOnTheOtherSide(user, slot, file)
        && file.submissions().stream().noneMatch(sent -> sent.sentBy().equals(user))
        && (charter.allowQcReader() || !controlled(user, file))
        && file.decisions().stream().noneMatch(signed -> signed.signedBy().equals(user));
  }

  /** Whether {@code person} can be given {@code slot} at all. */
  public static boolean isAssignable(Person person, Slot slot, CaseFile file, Charter charter) {
    return person.roles().contains(slot.role())
        && mayRead(person.user(), slot, file, charter)
        && file.signedFor(slot).isEmpty();
  }

  /**
   * Whether {@code user} may decide: neither reader nor adjudicator of the case, and without a
   * conflict of interest. Who was assigned and never looked was no reader.
   */
  static boolean mayDecide(UserId user, CaseFile file) {
    return !file.hasRead(user, List.of(Slot.values()))
        && !declined(user, file)
        && !anyRead(
            file,
            List.of(Slot.values()),
            read -> read.reader().equals(user) && read.openedAt().isPresent());
  }

  private static boolean declined(UserId user, CaseFile file) {
    return anyRead(
        file,
        List.of(Slot.values()),
        read -> read.reader().equals(user) && read.life() instanceof SlotRead.Declined);
  }

  private static boolean holdsAnySlot(UserId user, CaseFile file) {
    return Arrays.stream(Slot.values())
        .anyMatch(slot -> file.reader(slot).filter(user::equals).isPresent());
  }

  // Even a draft given up counts: who saw the images as a reader does not settle the difference.
  private static boolean wasOnTheOtherSide(UserId user, Slot slot, CaseFile file) {
    List<Slot> others = slot == Slot.ADJ ? READERS : List.of(Slot.ADJ);
    return anyRead(file, others, read -> read.reader().equals(user));
  }

  private static boolean controlled(UserId user, CaseFile file) {
    return file.submissions().stream()
        .anyMatch(sent -> sent.rulings().stream().anyMatch(ruling -> ruling.by().equals(user)));
  }

  private static boolean anyRead(CaseFile file, List<Slot> slots, Predicate<SlotRead> test) {
    return slots.stream().flatMap(slot -> file.readsIn(slot).stream()).anyMatch(test);
  }
}
