package eir.deid.rule;

import eir.deid.clean.Text;
import java.util.Optional;

/**
 * Takes besides a trial's images what other scanners make: PET, nuclear medicine, X-ray, tomography
 * of the eye. For work on one's own computer alone.
 *
 * <p>Never taken, in whatever mode: documents and structured reports; films and photographs, which
 * show persons; ultrasound and secondary capture, which carry text in their pixels.
 */
public final class AnyImage implements Intake {
  @Override
  public Optional<Iod> iod(String uid) {
    Optional<Iod> known = Iod.of(uid);
    return known.isEmpty() && Text.split(RuleData.OTHER_IMAGES, ' ').contains(uid)
        ? Optional.of(Iod.OTHER)
        : known;
  }
}
