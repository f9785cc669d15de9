package eir.trial;

import eir.trial.charter.CharterKey;
import eir.trial.charter.Language;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.ImageRef;
import eir.trial.quality.Manifest;
import eir.trial.reading.ReadContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the rules must know from outside the case, as values. Asked only for what a command needs,
 * so that an implementation may look things up; within one ruling every answer must stay the same.
 */
public interface Circumstances {

  /** The time at which everything in this ruling happens, whole milliseconds, UTC. */
  Instant now();

  /**
   * Which version the sender saw, of what {@link Versions#seenBy} names; empty if it is not
   * compared, as for acts of Eir itself.
   */
  OptionalLong expectedVersion();

  /** Everybody who is ACTIVE in this trial. */
  List<Person> people();

  boolean isActive(SiteCode site);

  boolean isActive(UnitCode unit);

  boolean isActive(CharterKey charter);

  /** What the archive holds of {@code upload}; empty if it knows none of this name. */
  Optional<Manifest> manifest(UploadId upload);

  /** What the automatic checks found on the current submission; empty if not yet run. */
  Optional<CheckedSubmission> checked();

  /** The series of the current submission, as the reading form's rules ask for them. */
  ReadContext readContext();

  /** The letter of the decision in force, in the language of the site, if it was rendered. */
  Optional<RenderedLetter> letter();

  /** Whether {@code actor} can see these images now. */
  boolean canSee(Actor actor, ImageRef images);

  /** Who asked for the images of this case to be erased, if somebody did. */
  Optional<ErasureRequest> erasureRequest();

  /** The day on which the trial was closed, if it is. */
  Optional<LocalDate> trialClosed();

  /**
   * Somebody who may act in this trial.
   *
   * @param site the clinic, for holders of {@link Role#SITE}
   * @param openSlots slots of all cases that this person holds and has not signed, or submissions
   *     that wait for this person's quality control
   */
  record Person(UserId user, Set<Role> roles, Optional<SiteCode> site, int openSlots) {
    public Person {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * @param decision version that it tells
   * @param sha256 of its PDF, lower-case hex
   * @param unresolved names of placeholders that have no value; never values
   */
  record RenderedLetter(int decision, Language language, String sha256, Set<String> unresolved) {
    public RenderedLetter {
      unresolved = Set.copyOf(unresolved);
    }
  }

  /**
   * @param by a COORDINATOR
   * @param askedByFamily whether the family asked for it
   */
  record ErasureRequest(UserId by, boolean askedByFamily) {}
}
