package eir.trial;

import eir.trial.charter.SharingBasis;
import java.util.OptionalInt;

/**
 * What a sender states before sending (guard G04).
 *
 * @param rightChild the images are of the child behind this case code
 * @param pixelsLookedAt no name stands in the pixels
 * @param basis on which the images may be shared; must be the charter's
 * @param imagingAgeDays how old the newest examination is at most; empty if it was not asked. An
 *     exact number beside the time of sending would undo the shift of dates, so pages offer spans.
 */
public record Attestation(
    boolean rightChild, boolean pixelsLookedAt, SharingBasis basis, OptionalInt imagingAgeDays) {

  /** Without a word on the age of the images. */
  public Attestation(boolean rightChild, boolean pixelsLookedAt, SharingBasis basis) {
    this(rightChild, pixelsLookedAt, basis, OptionalInt.empty());
  }
}
