package eir.server.casework;

import eir.archive.Archive;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.Lifecycle;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.StateName;
import eir.trial.blinding.Blinding;
import eir.trial.blinding.CaseView;
import eir.trial.blinding.Datum;
import eir.trial.blinding.Viewer;
import eir.trial.charter.Charter;
import eir.trial.quality.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A case before the eyes of one person. Pages and answers are made from {@link #view()}; the whole
 * file is here for the rules alone.
 */
public record SeenCase(CaseFile file, Charter charter, Actor actor) {

  /** The case of this code, if {@code actor} may know that there is one. */
  public static Optional<SeenCase> find(Archive archive, String code, Actor actor) {
    if (!code.matches("[A-Z]{2,8}-[0-9]{4,8}")) {
      return Optional.empty();
    }
    return archive
        .cases()
        .file(new CaseCode(code))
        .filter(file -> Lifecycle.isVisible(file, actor))
        .flatMap(file ->
            archive.cases().charterOf(file).map(charter -> new SeenCase(file, charter, actor)));
  }

  public CaseCode code() {
    return file.code();
  }

  public StateName state() {
    return file.state().name();
  }

  public Viewer viewer() {
    return new Viewer.Person(actor);
  }

  public Blinding blinding() {
    return new Blinding(charter, false);
  }

  /** All that this person may see of it. */
  public CaseView view() {
    return blinding().view(viewer(), file);
  }

  /** How much of its time the case has used where it is. */
  Optional<ClockShare> clock(Instant now) {
    return state()
        .clock()
        .flatMap(clock -> Optional.ofNullable(charter.targetHours().get(clock)))
        .flatMap(hours ->
            file.since()
                .map(since ->
                    new ClockShare(
                        charter.calendar().workingTime(since, now), Duration.ofHours(hours))));
  }

  /** Whether the images may be opened. */
  public boolean seesImages() {
    return blinding().sees(Datum.IMAGES, viewer(), file);
  }

  /** The slot that this person holds in the role they act in. */
  public Optional<Slot> slot() {
    return Arrays.stream(Slot.values())
        .filter(slot -> slot.role() == actor.role())
        .filter(slot -> file.reader(slot).filter(actor.user()::equals).isPresent())
        .findFirst();
  }

  /** The read of that slot. */
  public Optional<SlotRead> read() {
    return slot().flatMap(file::holder);
  }

  /** What this person looks at: the submission that their read is about, else the last. */
  public Optional<Submission> submission() {
    int number = read().map(SlotRead::submission).orElse(file.submissionNumber());
    return file.submissions().stream().filter(one -> one.number() == number).findFirst();
  }
}
