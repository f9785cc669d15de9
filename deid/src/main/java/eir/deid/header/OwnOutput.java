package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.key.Pseudonym;
import eir.deid.key.UidMapper;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Latin1;
import java.util.Optional;

/** Recognises a file that Eir made, so that nothing is mapped or shifted twice (DEID §1, 4). */
public final class OwnOutput {
  private OwnOutput() {}

  /** Whether the stamps, the pseudonym and, where they are replaced, the UIDs are Eir's. */
  public static boolean is(ElementTable table, Profile profile) {
    if (!TopLevel.text(table, Tags.DEIDENTIFICATION_METHOD).startsWith("Eir ")
        || !TopLevel.text(table, Tags.PATIENT_IDENTITY_REMOVED).equals("YES")
        || !Pseudonym.isValid(TopLevel.text(table, Tags.PATIENT_ID))) {
      return false;
    }
    if (profile.applies(Option.UIDS)) {
      return hasCode(table, Option.UIDS);
    }
    int row = table.find(Tags.SOP_INSTANCE_UID);
    return row >= 0
        && UidMapper.isKeyed(table.bytes(), table.value(row), table.value(row) + table.length(row));
  }

  /** Whether the file carries 113101: a person has looked at its series. */
  public static boolean isLookedAt(ElementTable table) {
    return hasCode(table, Option.CLEAN_PIXELS);
  }

  /** Whether the file carries 113102: its face was taken out. */
  public static boolean isDefaced(ElementTable table) {
    return hasCode(table, Option.CLEAN_FACES);
  }

  /**
   * What the file says of its pixels.
   *
   * @param mayKeepOverlays whether it may say 113103; never of a face that was taken out, which an
   *     overlay could draw
   */
  public static PixelCleaning pixels(ElementTable table, boolean mayKeepOverlays) {
    boolean isDefaced = isDefaced(table);
    boolean keepsOverlays = mayKeepOverlays && !isDefaced && hasCode(table, Option.CLEAN_GRAPHICS);
    return new PixelCleaning(isLookedAt(table), isDefaced, keepsOverlays);
  }

  /** What trial and site wrote into the file; empty if they did not. */
  public static Optional<Stamp> stamp(ElementTable table) {
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

  private static boolean hasCode(ElementTable table, Option option) {
    int row = table.find(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE);
    if (row >= 0) {
      for (int inner = row + 1; inner < table.next(row); inner++) {
        if (table.tag(inner) == Tags.CODE_VALUE
            && Latin1.text(table.bytes(), table.value(inner), table.length(inner))
                .trim()
                .equals(option.code())) {
          return true;
        }
      }
    }
    return false;
  }
}
