package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.clean.Text;
import eir.deid.rule.IdentitySources;
import eir.deid.rule.IdentitySources.Kind;
import eir.dicom.dictionary.Tags;
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
  private final TwoByteSets host;
  private final Profile profile;
  private byte[] material = new byte[1024];
  private byte[] lastMaterial = new byte[0];
  private int length;
  private Patients patients = new Patients();
  private Patients.Known lastKnown = patients.of("");
  private int lastSize;
  private Identity last = Identity.NONE;

  /**
   * A reader whose two-byte characters {@code host} decodes. What {@code profile} keeps openly is
   * nothing to search for.
   */
  public IdentityReader(TwoByteSets host, Profile profile) {
    this.host = host;
    this.profile = profile;
  }

  /** From here on what others learn is known here too. */
  public void share(Patients all) {
    patients = all;
    lastKnown = all.of("");
    lastMaterial = new byte[0];
  }

  /** Remembers what the file says of its patient, whose anchor is given, for all later files. */
  public void meet(ElementTable table, String anchor) {
    Patients.Known known = patients.of(anchor);
    if (!isAsBefore(table, known)) {
      keepMaterial(known);
      IdentityBuilder builder = builder(table);
      known.learn(builder);
      lastSize = -1; // nothing was built
    }
  }

  /**
   * Who the file behind {@code table} is about, by what it says and what the other files of the
   * same anchor have said; one without an anchor, empty, stands for itself.
   */
  public Identity read(ElementTable table, String anchor) {
    Patients.Known known = patients.of(anchor);
    int size = known.size();
    if (!isAsBefore(table, known) || lastSize != size) {
      keepMaterial(known);
      IdentityBuilder builder = builder(table);
      known.addTo(builder);
      last = builder.build();
      lastSize = size;
    }
    return last;
  }

  private boolean isAsBefore(ElementTable table, Patients.Known known) {
    length = 0;
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      if (kind(table.tag(row), table.vr(row)) != Kind.NOTHING
          || table.tag(row) == Tags.SPECIFIC_CHARACTER_SET) {
        remember(table, row);
      }
    }
    return known == lastKnown
        && length == lastMaterial.length
        && Arrays.equals(material, 0, length, lastMaterial, 0, length);
  }

  private void keepMaterial(Patients.Known known) {
    lastKnown = known;
    lastMaterial = Arrays.copyOf(material, length);
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

  private IdentityBuilder builder(ElementTable table) {
    IdentityBuilder builder = new IdentityBuilder();
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      Kind kind = kind(table.tag(row), table.vr(row));
      if (kind == Kind.NOTHING || row == table.pixelRow()) {
        continue;
      }
      if (kind == Kind.DAY) {
        builder.day(table.bytes(), table.value(row), table.value(row) + table.length(row));
        continue;
      }
      if (kind == Kind.PERSON) {
        int from = table.value(row);
        builder.rawPerson(table.bytes(), from, from + table.length(row));
      }
      for (String value : Text.values(text(table, row), '\\')) {
        builder.add(kind, value, isPatients(table.tag(row)));
      }
    }
    return builder;
  }

  /** Whether {@code tag} names the patient or the family, and no member of staff. */
  private static boolean isPatients(int tag) {
    return tag >>> 16 == 0x0010;
  }

  private Kind kind(int tag, int vr) {
    Kind kind = IdentitySources.of(tag, vr);
    boolean isOpen =
        switch (kind) {
          case PLACE ->
              profile.applies(Option.INSTITUTION)
                  && (tag == Tags.INSTITUTION_NAME
                      || tag == Tags.INSTITUTION_ADDRESS
                      || tag == Tags.INSTITUTIONAL_DEPARTMENT_NAME);
          case DEVICE -> profile.applies(Option.DEVICE_IDENTITY);
          case DAY -> tag != Tags.PATIENT_BIRTH_DATE && profile.applies(Option.FULL_DATES);
          case UID -> profile.applies(Option.UIDS);
          default -> false;
        };
    return isOpen ? Kind.NOTHING : kind;
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
