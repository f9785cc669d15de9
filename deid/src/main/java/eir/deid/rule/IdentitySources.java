package eir.deid.rule;

import eir.dicom.dictionary.Vr;
import java.util.Arrays;

/**
 * Which elements reveal who a patient is: every person name, and the rows of {@code
 * identity-sources.tsv}.
 */
public final class IdentitySources {
  /** What an element's value is, and so how it is searched for where it does not belong. */
  public enum Kind {
    NOTHING,
    /** A name: each of its parts. */
    PERSON,
    /** A number of the patient or of an order, a telephone: its words and its digits. */
    IDENTIFIER,
    /** The number of something else: only what holds digits. */
    NUMBER,
    /** Text for people, which may hold a number: long runs of digits. */
    DIGITS,
    /** An institution, an address: the whole of it. */
    PLACE,
    /** A serial number, the name of a station: a value equal to it. */
    DEVICE,
    /** A day: its spellings. */
    DAY,
    /** A UID before it was replaced. */
    UID
  }

  private static final Kind[] KINDS = Kind.values();
  private static final int ROW = 4;
  private static final int[] TAGS = new int[RuleData.IDENTITY_SOURCES.length() / ROW];
  private static final byte[] KIND = new byte[TAGS.length];
  private static final int PLACES = 2048;

  /** Whether a tag may be one of them, by its last bits: every element of every file is asked. */
  private static final boolean[] MAY_BE = new boolean[PLACES];

  static {
    String rows = RuleData.IDENTITY_SOURCES;
    for (int i = 0; i < TAGS.length; i++) {
      // With the sign bit turned, so that the order of the numbers is the order of the tags.
      TAGS[i] = RuleTable.tagAt(rows, i * ROW) ^ Integer.MIN_VALUE;
      MAY_BE[place(RuleTable.tagAt(rows, i * ROW))] = true;
      KIND[i] = (byte) (rows.charAt(i * ROW + ROW - 1) + 1);
    }
  }

  private IdentitySources() {}

  /** The kind of an element. */
  public static Kind of(int tag, int vr) {
    if (vr == Vr.PN) {
      return Kind.PERSON;
    }
    if (!MAY_BE[place(tag)]) {
      return Kind.NOTHING;
    }
    int row = Arrays.binarySearch(TAGS, tag ^ Integer.MIN_VALUE);
    return row < 0 ? Kind.NOTHING : KINDS[KIND[row]];
  }

  private static int place(int tag) {
    return (tag >>> 16) * 37 + tag & PLACES - 1;
  }
}
