package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.clean.Text;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.CharacterSet;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;
import eir.dicom.text.TwoByteSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers the {@link Identity} of a file from its header, at every depth. The files of a series say
 * the same of their patient, so the last answer is kept and used again. Not for two threads.
 */
public final class IdentityReader {
  private static final int NOTHING = 0;
  private static final int PERSON = 1;
  private static final int IDENTIFIER = 2;
  private static final int PLACE = 3;
  private static final int DEVICE = 4;
  private static final int DAY = 5;

  private final TwoByteSets host;
  private final Profile profile;
  private byte[] material = new byte[1024];
  private byte[] lastMaterial = new byte[0];
  private int length;
  private Identity last = Identity.NONE;

  /**
   * A reader whose two-byte characters {@code host} decodes. What {@code profile} keeps openly is
   * nothing to search for.
   */
  public IdentityReader(TwoByteSets host, Profile profile) {
    this.host = host;
    this.profile = profile;
  }

  /** Who the file behind {@code table} is about. */
  public Identity read(ElementTable table) {
    length = 0;
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      if (kind(table.tag(row), table.vr(row)) != NOTHING
          || table.tag(row) == Tags.SPECIFIC_CHARACTER_SET) {
        remember(table, row);
      }
    }
    if (length == lastMaterial.length
        && Arrays.equals(material, 0, length, lastMaterial, 0, length)) {
      return last;
    }
    lastMaterial = Arrays.copyOf(material, length);
    last = build(table);
    return last;
  }

  /** The text of {@code row}, decoded by the character set of its item or file, without padding. */
  public String text(ElementTable table, int row) {
    int from = table.value(row);
    int to = Dates.endNonBlank(table.bytes(), from, from + table.length(row));
    return isPlain(table.bytes(), from, to)
        ? Latin1.text(table.bytes(), from, to - from)
        : characterSet(table, row).decode(table.bytes(), from, to);
  }

  /** Whether every character set gives the same text: ASCII, and no set is switched to. */
  private static boolean isPlain(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] < 0 || in[i] == 0x1B) {
        return false;
      }
    }
    return true;
  }

  private Identity build(ElementTable table) {
    Identity.Builder builder = new Identity.Builder();
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      int kind = kind(table.tag(row), table.vr(row));
      if (kind == NOTHING || row == table.pixelRow()) {
        continue;
      }
      if (kind == DAY) {
        builder.day(table.bytes(), table.value(row), table.value(row) + table.length(row));
        continue;
      }
      for (String value : Text.values(text(table, row), '\\')) {
        switch (kind) {
          case PERSON -> builder.person(value);
          case IDENTIFIER -> builder.identifier(value);
          case PLACE -> builder.place(value);
          default -> builder.device(value);
        }
      }
    }
    return builder.build();
  }

  private int kind(int tag, int vr) {
    int kind = kindOf(tag, vr);
    boolean isOpen =
        switch (kind) {
          case PLACE ->
              profile.applies(Option.INSTITUTION)
                  && (tag == Tags.INSTITUTION_NAME
                      || tag == Tags.INSTITUTION_ADDRESS
                      || tag == Tags.INSTITUTIONAL_DEPARTMENT_NAME);
          case DEVICE -> profile.applies(Option.DEVICE_IDENTITY);
          case DAY -> tag == Tags.STUDY_DATE && profile.applies(Option.FULL_DATES);
          default -> false;
        };
    return isOpen ? NOTHING : kind;
  }

  private static int kindOf(int tag, int vr) {
    if (vr == Vr.PN) {
      return PERSON;
    }
    return switch (tag) {
      case Tags.PATIENT_ID,
          Tags.OTHER_PATIENT_IDS,
          Tags.ACCESSION_NUMBER,
          Tags.STUDY_ID,
          Tags.ADMISSION_ID,
          Tags.PATIENT_TELEPHONE_NUMBERS,
          Tags.REFERRING_PHYSICIAN_TELEPHONE_NUMBERS,
          Tags.MEDICAL_RECORD_LOCATOR,
          Tags.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST,
          Tags.FILLER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST,
          Tags.REQUESTED_PROCEDURE_ID,
          Tags.PERFORMED_PROCEDURE_STEP_ID ->
          IDENTIFIER;
      case Tags.INSTITUTION_NAME,
          Tags.INSTITUTION_ADDRESS,
          Tags.INSTITUTIONAL_DEPARTMENT_NAME,
          Tags.PATIENT_ADDRESS,
          Tags.REFERRING_PHYSICIAN_ADDRESS,
          Tags.REGION_OF_RESIDENCE,
          Tags.COUNTRY_OF_RESIDENCE,
          Tags.CURRENT_PATIENT_LOCATION,
          Tags.REQUESTING_SERVICE ->
          PLACE;
      case Tags.STATION_NAME, Tags.DEVICE_SERIAL_NUMBER, Tags.DETECTOR_ID, Tags.PLATE_ID -> DEVICE;
      case Tags.PATIENT_BIRTH_DATE, Tags.STUDY_DATE -> DAY;
      default -> NOTHING;
    };
  }

  private void remember(ElementTable table, int row) {
    int size = row == table.pixelRow() ? 0 : Math.min(table.length(row), 1 << 16);
    if (material.length - length < size + 4) {
      material = Arrays.copyOf(material, Math.max(2 * material.length, length + size + 4));
    }
    int tag = table.tag(row);
    material[length++] = (byte) (tag >>> 16);
    material[length++] = (byte) (tag >>> 8);
    material[length++] = (byte) tag;
    material[length++] = '\\';
    System.arraycopy(table.bytes(), table.value(row), material, length, size);
    length += size;
  }

  /** The set named nearest around {@code row}: an item may have its own (PS3.3 §C.12.1.1.2). */
  private CharacterSet characterSet(ElementTable table, int place) {
    int row = table.find(Tags.SPECIFIC_CHARACTER_SET);
    int at = table.firstOfDataSet();
    while (at < place) {
      if (table.next(at) <= place) {
        at = table.next(at);
        continue;
      }
      int item = at + 1;
      while (table.next(item) <= place) {
        item = table.next(item);
      }
      int own = table.find(Tags.SPECIFIC_CHARACTER_SET, item + 1, table.next(item));
      row = own < 0 ? row : own;
      at = item + 1;
    }
    List<String> terms = new ArrayList<>();
    if (row >= 0) {
      String all = Latin1.text(table.bytes(), table.value(row), table.length(row));
      for (String term : Text.values(all, '\\')) {
        terms.add(term.trim());
      }
    }
    return CharacterSet.of(terms, host);
  }
}
