package eir.deid.rule;

import eir.deid.clean.Text;
import java.util.Optional;

/**
 * Takes besides a trial's images what other scanners make: PET, nuclear medicine, X-ray, tomography
 * of the eye; and ultrasound and secondary capture, which have text in their pixels by habit, once
 * a person has looked at them. For work on one's own computer alone.
 *
 * <p>Never taken, in whatever mode: documents and structured reports; films and photographs, which
 * show persons.
 */
public final class AnyImage implements Intake {
  @Override
  public Optional<Iod> iod(String uid) {
    Optional<Iod> known = Iod.of(uid);
    if (known.isPresent()) {
      return known;
    }
    if (Text.split(RuleData.PICTURES, ' ').contains(uid)) {
      return Optional.of(Iod.PICTURE);
    }
    return Text.split(RuleData.OTHER_IMAGES, ' ').contains(uid)
        ? Optional.of(Iod.OTHER)
        : Optional.empty();
  }
}
