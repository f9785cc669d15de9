package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.key.Pseudonym;
import eir.deid.key.UidMapper;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Latin1;

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
