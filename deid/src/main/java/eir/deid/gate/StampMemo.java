package eir.deid.gate;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.header.OwnElements;
import eir.deid.header.OwnOutput;
import eir.deid.header.PixelCleaning;
import eir.dicom.stream.ElementTable;
import java.util.Optional;

/** Remembers what Eir writes into the files of the last subject: a study repeats it. */
final class StampMemo {
  private record Known(Stamp stamp, String pseudonym, PixelCleaning pixels, OwnElements elements) {}

  private final Profile profile;
  private Optional<Known> known = Optional.empty();

  StampMemo(Profile profile) {
    this.profile = profile;
  }

  /** The elements that {@code table} must have; empty if it has no stamps to begin with. */
  Optional<OwnElements> of(
      Optional<Stamp> asked, ElementTable table, String pseudonym, PixelCleaning pixels) {
    Optional<Stamp> stamp = asked.isPresent() ? asked : OwnOutput.stamp(table);
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        known.isPresent()
            && known.get().stamp().equals(stamp.get())
            && known.get().pseudonym().equals(pseudonym)
            && known.get().pixels().equals(pixels);
    if (!same) {
      OwnElements elements = OwnElements.of(profile, stamp.get(), pseudonym, "", pixels);
      known = Optional.of(new Known(stamp.get(), pseudonym, pixels, elements));
    }
    return known.map(Known::elements);
  }
}
