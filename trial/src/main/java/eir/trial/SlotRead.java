package eir.trial;

import eir.trial.decision.Settlement;
import eir.trial.reading.ReadForm;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of the read in a slot.
 *
 * @param version from 1 in this slot
 * @param submission that it is about
 */
public record SlotRead(int version, int submission, UserId reader, Instant since, Life life) {

  /** Whether it counts for {@code submission}. */
  public boolean isSignedFor(int other) {
    return life instanceof Signed && submission == other;
  }

  /** Whether the reader may still write in it. */
  public boolean isOpen() {
    return life instanceof Assigned || life instanceof Draft;
  }

  /** Whether its reader has not yet looked. */
  public boolean isUnopened() {
    return life instanceof Assigned;
  }

  /** Whether it was ever signed, in force or not. */
  public boolean wasSigned() {
    return life instanceof Signed || life instanceof Superseded;
  }

  /** When the reader first looked at the images; absent if never, and unknown of who declined. */
  public Optional<Instant> openedAt() {
    return switch (life) {
      case Assigned _, Declined _ -> Optional.empty();
      case Draft(Instant openedAt) -> Optional.of(openedAt);
      case Signed(Instant openedAt, _, _) -> Optional.of(openedAt);
      case Superseded(Instant openedAt, _, _) -> Optional.of(openedAt);
      case Abandoned(Optional<Instant> openedAt, _) -> openedAt;
    };
  }

  /** The reader's own form, if one was signed and is in force. */
  public Optional<ReadForm> form() {
    return life instanceof Signed(_, _, Settlement.OwnRead(ReadForm form))
        ? Optional.of(form)
        : Optional.empty();
  }

  /** The same read, now of other images. */
  SlotRead on(int newer) {
    return new SlotRead(version, newer, reader, since, life);
  }

  SlotRead with(Life next) {
    return new SlotRead(version, submission, reader, since, next);
  }

  /** How far a read has come (docs/domain.md §2.3). */
  public sealed interface Life {}

  /** Given to a reader who has not looked. */
  public record Assigned() implements Life {}

  /** Opened; saves itself. */
  public record Draft(Instant openedAt) implements Life {}

  /** Signed and in force: an own form, or of the adjudicator also the choice of another's. */
  public record Signed(Instant openedAt, Instant signedAt, Settlement content) implements Life {}

  /** Was signed; unlocked since, or newer images came. */
  public record Superseded(Instant openedAt, Instant signedAt, Settlement content)
      implements Life {}

  /** Never signed: reassigned, or the case ended. */
  public record Abandoned(Optional<Instant> openedAt, Instant at) implements Life {}

  /** The reader had a conflict of interest. */
  public record Declined(Instant at, String reason) implements Life {}
}
