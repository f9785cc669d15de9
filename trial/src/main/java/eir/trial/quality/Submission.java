package eir.trial.quality;

import eir.trial.UploadId;
import eir.trial.UserId;
import eir.trial.charter.SharingBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One complete upload for a case; immutable.
 *
 * @param number from 1
 * @param manifestSha256 of the list of instances and their hashes
 * @param imagingAgeDays how old the newest examination is at most, as the sender says, if asked
 * @param controller who is proposed for quality control
 * @param rulings of quality control on it, oldest first
 */
public record Submission(
    int number,
    UploadId upload,
    int instances,
    int series,
    String pseudonym,
    String manifestSha256,
    SharingBasis basis,
    OptionalInt imagingAgeDays,
    UserId sentBy,
    Instant sentAt,
    Optional<UserId> controller,
    List<QcRuling> rulings) {
  public Submission {
    rulings = List.copyOf(rulings);
  }

  /** The last ruling, absent while nobody has looked. */
  public Optional<QcRuling> lastRuling() {
    return rulings.isEmpty() ? Optional.empty() : Optional.of(rulings.getLast());
  }

  /** Whether quality control let it be read and has not changed its mind. */
  public boolean isPassed() {
    return lastRuling().filter(ruling -> ruling.outcome() == QcOutcome.PASS).isPresent();
  }

  /** This submission with one more ruling. */
  public Submission ruled(QcRuling ruling) {
    List<QcRuling> more = new ArrayList<>(rulings);
    more.add(ruling);
    return with(controller, more);
  }

  /** This submission with another proposal for its control. */
  public Submission controlledBy(Optional<UserId> next) {
    return with(next, rulings);
  }

  private Submission with(Optional<UserId> nextController, List<QcRuling> nextRulings) {
    return new Submission(
        number,
        upload,
        instances,
        series,
        pseudonym,
        manifestSha256,
        basis,
        imagingAgeDays,
        sentBy,
        sentAt,
        nextController,
        nextRulings);
  }
}
