package eir.deid;

import eir.deid.header.OwnElements;
import eir.deid.header.PixelCleaning;
import eir.deid.key.SiteKey;
import eir.dicom.Identifying;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers the last subject and its stamps: the files of a study name the same child. */
final class SubjectMemo {
  private record Known(Identifying<String> anchor, Subject subject) {}

  private record Stamped(String subject, String age, PixelCleaning pixels, OwnElements elements) {}

  private final Profile profile;
  private final Stamp stamp;
  private final SiteKey key;
  private final Map<Identifying<String>, Subject> told = new HashMap<>();
  private Optional<Known> known = Optional.empty();
  private Optional<Stamped> stamped = Optional.empty();

  SubjectMemo(Profile profile, Stamp stamp, SiteKey key) {
    this.profile = profile;
    this.stamp = stamp;
    this.key = key;
  }

  void know(Identifying<String> anchor, Subject subject) {
    told.put(anchor, subject);
    known = Optional.empty();
  }

  Subject of(Identifying<String> anchor) {
    if (known.isEmpty() || !known.get().anchor().equals(anchor)) {
      Subject subject = told.get(anchor);
      known = Optional.of(new Known(anchor, subject == null ? Subject.of(key, anchor) : subject));
    }
    return known.get().subject();
  }

  OwnElements stamps(String subject, String age, PixelCleaning pixels) {
    boolean same =
        stamped.isPresent()
            && stamped.get().subject().equals(subject)
            && stamped.get().age().equals(age)
            && stamped.get().pixels().equals(pixels);
    if (!same) {
      OwnElements elements = OwnElements.of(profile, stamp, subject, age, pixels);
      stamped = Optional.of(new Stamped(subject, age, pixels, elements));
    }
    return stamped.get().elements();
  }
}
