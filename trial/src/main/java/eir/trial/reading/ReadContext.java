package eir.trial.reading;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import java.util.List;
import java.util.Optional;

/**
 * What the submission offers the reader, as far as the form's rules ask.
 *
 * @param series its series as quality control confirmed them
 */
public record ReadContext(List<Series> series) {

  public ReadContext {
    series = List.copyOf(series);
  }

  /**
   * A series of the submission.
   *
   * @param uid Series Instance UID
   * @param plane plane of the stack, or of the reformat that is shown; ANY if oblique or mixed
   * @param stepMm distance of neighbouring slices, 0 if unknown
   */
  public record Series(
      String uid, SequenceClass sequence, SlicePlane plane, BodyRegion region, double stepMm) {}

  /** The series with this UID. */
  public Optional<Series> find(String uid) {
    return series.stream().filter(one -> one.uid().equals(uid)).findFirst();
  }

  /** Whether there is any series of this class. */
  public boolean has(SequenceClass sequence) {
    return series.stream().anyMatch(one -> one.sequence() == sequence);
  }

  /** Whether there is any series of the spine. */
  public boolean showsSpine() {
    return series.stream().anyMatch(one -> one.region() == BodyRegion.SPINE);
  }

  /** The form as a reader first meets it: what the submission already answers is filled in. */
  public ReadForm firstForm() {
    return ReadForm.empty().with("C13", new Answer.Text(showsSpine() ? "YES" : "NO"));
  }
}
