package eir.deid.gate;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.header.OwnElements;
import eir.deid.header.PixelCleaning;
import java.util.Optional;

/** Remembers what Eir writes into the files of the last subject: a study repeats it. */
final class StampMemo {
  private record Known(Stamp stamp, String pseudonym, PixelCleaning pixels, OwnElements elements) {}

  private final Profile profile;
  private Optional<Known> known = Optional.empty();

  StampMemo(Profile profile) {
    this.profile = profile;
  }

  /** The elements that each file of {@code pseudonym} must have. */
  OwnElements of(Stamp stamp, String pseudonym, PixelCleaning pixels) {
    boolean same =
        known.isPresent()
            && known.get().stamp().equals(stamp)
            && known.get().pseudonym().equals(pseudonym)
            && known.get().pixels().equals(pixels);
    if (!same) {
      OwnElements elements = OwnElements.of(profile, stamp, pseudonym, "", pixels);
      known = Optional.of(new Known(stamp, pseudonym, pixels, elements));
    }
    return known.orElseThrow().elements();
  }
}
