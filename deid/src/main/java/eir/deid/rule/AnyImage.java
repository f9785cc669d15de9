package eir.deid.rule;

import eir.deid.clean.ContentCodes;
import eir.deid.clean.ReportCodes;
import eir.deid.clean.Text;
import java.util.Optional;

/**
 * Takes besides a trial's images what other scanners make: PET, nuclear medicine, X-ray, tomography
 * of the eye; ultrasound and secondary capture, which have text in their pixels by habit, once a
 * person has looked at them; and structured reports, if the profile cleans their content (113104).
 * For work on one's own computer alone.
 *
 * <p>Never taken, in whatever mode: encapsulated documents; films and photographs, which show
 * persons.
 */
public final class AnyImage implements Intake {
  private final ContentCodes reportCodes = new ReportCodes();

  @Override
  public Optional<Iod> iod(String uid) {
    Optional<Iod> known = Iod.of(uid);
    if (known.isPresent()) {
      return known;
    }
    if (Text.split(RuleData.PICTURES, ' ').contains(uid)) {
      return Optional.of(Iod.PICTURE);
    }
    if (Text.split(RuleData.OTHER_IMAGES, ' ').contains(uid)) {
      return Optional.of(Iod.OTHER);
    }
    return Text.split(RuleData.REPORTS, ' ').contains(uid)
        ? Optional.of(Iod.REPORT)
        : Optional.empty();
  }

  @Override
  public boolean takesOverlays() {
    return true;
  }

  @Override
  public ContentCodes reportCodes() {
    return reportCodes;
  }
}
