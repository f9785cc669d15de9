package eir.deid.gate;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.header.OwnElements;
import eir.deid.header.TopLevel;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import java.util.Optional;

/** Remembers what Eir writes into the files of the last subject: a study repeats it. */
final class StampMemo {
  private record Known(Stamp stamp, String pseudonym, boolean isLookedAt, OwnElements elements) {}

  private final Profile profile;
  private Optional<Known> known = Optional.empty();

  StampMemo(Profile profile) {
    this.profile = profile;
  }

  /** The elements that {@code table} must have; empty if it has no stamps to begin with. */
  Optional<OwnElements> of(
      Optional<Stamp> asked, ElementTable table, String pseudonym, boolean isLookedAt) {
    Optional<Stamp> stamp = asked.isPresent() ? asked : inFile(table);
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        known.isPresent()
            && known.get().stamp().equals(stamp.get())
            && known.get().pseudonym().equals(pseudonym)
            && known.get().isLookedAt() == isLookedAt;
    if (!same) {
      OwnElements elements = OwnElements.of(profile, stamp.get(), pseudonym, "", isLookedAt);
      known = Optional.of(new Known(stamp.get(), pseudonym, isLookedAt, elements));
    }
    return known.map(Known::elements);
  }

  private static Optional<Stamp> inFile(ElementTable table) {
    String sponsor = TopLevel.text(table, Tags.CLINICAL_TRIAL_SPONSOR_NAME);
    String protocol = TopLevel.text(table, Tags.CLINICAL_TRIAL_PROTOCOL_ID);
    if (sponsor.isBlank() || protocol.isBlank()) {
      return Optional.empty();
    }
    String subject = TopLevel.text(table, Tags.CLINICAL_TRIAL_SUBJECT_ID);
    Stamp stamp =
        new Stamp(
            sponsor,
            protocol,
            TopLevel.text(table, Tags.CLINICAL_TRIAL_PROTOCOL_NAME),
            TopLevel.text(table, Tags.CLINICAL_TRIAL_SITE_ID),
            TopLevel.text(table, Tags.CLINICAL_TRIAL_SITE_NAME),
            TopLevel.text(table, Tags.CLINICAL_TRIAL_TIME_POINT_ID));
    // Anything but a pseudonym or a case's code is a finding: it may be a hospital number.
    return Optional.of(isCaseCode(subject) ? stamp.ofCase(subject) : stamp);
  }

  // A code as trials draw it, EIR-0007: by hand, as regular expressions weigh in the browser.
  private static boolean isCaseCode(String text) {
    int hyphen = text.indexOf('-');
    int digits = text.length() - hyphen - 1;
    boolean is = hyphen >= 2 && hyphen <= 8 && digits >= 4 && digits <= 8;
    for (int i = 0; is && i < text.length(); i++) {
      char c = text.charAt(i);
      is = i == hyphen || (i < hyphen ? c >= 'A' && c <= 'Z' : c >= '0' && c <= '9');
    }
    return is;
  }
}
