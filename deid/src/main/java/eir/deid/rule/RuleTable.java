package eir.deid.rule;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.clean.Grammar;
import eir.deid.clean.KeepElements;
import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import java.util.Arrays;

/**
 * Every standard element that may meet more than removal, with its treatment under one profile:
 * Table E.1-1 and keep-elements.tsv merged once, asked by binary search. A tag that is not in it
 * goes.
 */
public final class RuleTable {
  private static final BaseAction[] BASES = BaseAction.values();
  private static final int ROW = 4;
  private static final int CLEANED = 1;
  private static final int SHIFTED = 2;
  private static final int CHARACTERISTIC = 4;
  private static final int UIDS = 8;
  private static final int DEVICE = 16;
  private static final int INSTITUTION = 32;
  private static final int CONTENT = 64;

  /** SHA-256, hexadecimal, over the tables of the standard that the rules are made of. */
  public static String sourcesHash() {
    return RuleData.HASH;
  }

  private final int[] tags;
  private final Treatment[] treatments;
  private final BaseAction[] bases;
  private final int[] keepRows;
  private final short[] vrs;

  /** Compiles the rules of {@code profile}. */
  public RuleTable(Profile profile) {
    this(profile, KeepElements.size());
  }

  /** The rules of {@code profile} inside content items and in reports (113104). */
  public static RuleTable ofContent(Profile profile) {
    return new RuleTable(profile, KeepElements.sizeWithContent());
  }

  private RuleTable(Profile profile, int kept) {
    String rows = RuleData.PROFILE;
    int listed = rows.length() / ROW;
    long[] order = new long[listed + kept];
    for (int i = 0; i < listed; i++) {
      order[i] = (tagAt(rows, i * ROW) & 0xFFFFFFFFL) << 16 | i;
    }
    for (int i = 0; i < kept; i++) {
      order[listed + i] = (KeepElements.tag(i) & 0xFFFFFFFFL) << 16 | 0x8000 | i;
    }
    Arrays.sort(order);
    order = lastOfEach(order);
    tags = new int[order.length];
    treatments = new Treatment[order.length];
    bases = new BaseAction[order.length];
    keepRows = new int[order.length];
    vrs = new short[order.length];
    for (int i = 0; i < order.length; i++) {
      int tag = (int) (order[i] >>> 16);
      int row = (int) order[i] & 0x7FFF;
      boolean isKept = (order[i] & 0x8000) != 0;
      tags[i] = tag;
      vrs[i] = (short) Dictionary.vrOf(tag);
      keepRows[i] = isKept ? row : -1;
      if (isKept) {
        KeepElements.Handling handling = KeepElements.handling(row);
        boolean isRemoved = handling == KeepElements.Handling.REMOVED;
        bases[i] = isRemoved ? BaseAction.D : BaseAction.NOT_LISTED;
        treatments[i] = ofHandling(handling, tag);
      } else {
        int code = rows.charAt(row * ROW + 3);
        bases[i] = BASES[code >>> 7];
        treatments[i] = ofProfile(profile, tag, bases[i], code & 127);
      }
    }
  }

  /** Of rows with the same tag the last: the row of content items before that of images. */
  private static long[] lastOfEach(long[] order) {
    int size = 0;
    for (int i = 0; i < order.length; i++) {
      if (i + 1 == order.length || order[i] >>> 16 != order[i + 1] >>> 16) {
        order[size++] = order[i];
      }
    }
    return Arrays.copyOf(order, size);
  }

  /** Place of {@code tag}, or -1. */
  public int indexOf(int tag) {
    int low = 0;
    int high = tags.length - 1;
    int key = tag ^ Integer.MIN_VALUE;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = tags[middle] ^ Integer.MIN_VALUE;
      if (there < key) {
        low = middle + 1;
      } else if (there > key) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** How the element at {@code index} is handled. */
  public Treatment treatment(int index) {
    return treatments[index];
  }

  /** Its {@link Vr} in PS3.6. */
  public int vr(int index) {
    return vrs[index];
  }

  /** Which values may stay. */
  public Grammar grammar(int index) {
    return KeepElements.grammar(keepRows[index]);
  }

  /** What is to be done where the value may not stay: X, Z, D or U. */
  public BaseAction fallback(int index, Iod iod, int parent) {
    BaseAction base = bases[index];
    return switch (base) {
      case X, Z, D, U -> base;
      default -> base.resolved(AttributeTypes.of(iod, parent, tags[index]));
    };
  }

  /** Whether the element at {@code index} has a row in Table E.1-1. */
  public boolean isListed(int index) {
    return bases[index] != BaseAction.NOT_LISTED;
  }

  /** The type of the element at {@code index} directly inside {@code parent}, 0 for top level. */
  public AttributeType type(int index, Iod iod, int parent) {
    return AttributeTypes.of(iod, parent, tags[index]);
  }

  /** Whether the sequence at {@code index} stays without items where it cannot stay with them. */
  public boolean isEmptySequence(int index, Iod iod) {
    return AttributeTypes.isEmptySequence(iod, tags[index]);
  }

  static int tagAt(String rows, int at) {
    return rows.charAt(at) << 21 | rows.charAt(at + 1) << 10 | rows.charAt(at + 2);
  }

  private static Treatment ofHandling(KeepElements.Handling handling, int tag) {
    return switch (handling) {
      case NUMBER -> Treatment.NUMBER;
      case CS_LIST -> Treatment.TERM;
      case VALUE_LIST, NUMBER_TEXT, CT_KERNEL, TAG -> Treatment.GRAMMAR;
      case VENDOR_LIST -> Treatment.MAKER;
      case DEVICE_TEXT -> Treatment.DEVICE_TEXT;
      case CONTAINER -> Treatment.CONTAINER;
      case IMAGE_TYPE -> Treatment.IMAGE_TYPE;
      case DESCRIPTOR ->
          tag == Tags.SEQUENCE_NAME || tag == Tags.PULSE_SEQUENCE_NAME
              ? Treatment.SEQUENCE_NAME
              : Treatment.DESCRIPTOR;
      case CODE -> Treatment.CODE;
      case UID -> Treatment.UID;
      case LUT -> Treatment.LUT;
      case PIXEL -> Treatment.REMOVE; // the pixel section's; extended offset tables are optional
      case DUMMY -> Treatment.DUMMY_TEXT;
      case EMPTY -> Treatment.EMPTY_TEXT;
      case REMOVED -> Treatment.BY_TYPE;
      case OWN -> Treatment.OWN;
    };
  }

  private static Treatment ofProfile(Profile profile, int tag, BaseAction base, int options) {
    if ((options & CHARACTERISTIC) != 0 && profile.applies(Option.PATIENT_CHARACTERISTICS)) {
      switch (tag) {
        case Tags.PATIENT_AGE:
          return Treatment.AGE;
        case Tags.PATIENT_SEX:
          return Treatment.SEX;
        case Tags.PATIENT_SIZE, Tags.PATIENT_WEIGHT:
          return Treatment.BODY;
        default: // ethnic group, pregnancy, smoking: more than the trial asks (DEID §2)
      }
    }
    if ((options & CLEANED) != 0 && profile.applies(Option.CLEAN_DESCRIPTORS)) {
      switch (tag) {
        case Tags.SERIES_DESCRIPTION,
        Tags.STUDY_DESCRIPTION,
        Tags.PROTOCOL_NAME,
        Tags.PERFORMED_PROCEDURE_STEP_DESCRIPTION:
          return Treatment.DESCRIPTOR;
        case Tags.IMAGE_COMMENTS:
          return Treatment.COMMENT;
        default: // other free text is not worth its risk (DEID §2)
      }
    }
    if (tag == Tags.CONTRAST_BOLUS_AGENT && profile.applies(Option.CLEAN_DESCRIPTORS)) {
      return Treatment.CONTRAST;
    }
    if ((options & CONTENT) != 0
        && profile.applies(Option.CLEAN_STRUCTURED_CONTENT)
        && (tag == Tags.CONTENT_SEQUENCE || tag == Tags.ACQUISITION_CONTEXT_SEQUENCE)) {
      return Treatment.CONTENT; // specimens and waveforms are no matter of a head
    }
    boolean isRetained =
        (options & DEVICE) != 0 && profile.applies(Option.DEVICE_IDENTITY)
            || (options & INSTITUTION) != 0 && profile.applies(Option.INSTITUTION);
    if (isRetained) {
      return retained(profile, tag, base);
    }
    if ((options & UIDS) != 0 && profile.applies(Option.UIDS) && Dictionary.vrOf(tag) == Vr.UI) {
      return Treatment.UID;
    }
    if ((options & SHIFTED) != 0 && profile.keepsDates()) {
      int vr = Dictionary.vrOf(tag);
      if (vr == Vr.TM) {
        return Treatment.TIME;
      }
      if (vr == Vr.DA || vr == Vr.DT) {
        return Treatment.DATE;
      }
    }
    return ofBase(base);
  }

  /**
   * What names a device or an institution and may stay. Codes of places and stations are local and
   * stand in no list, so their sequences go all the same.
   */
  private static Treatment retained(Profile profile, int tag, BaseAction base) {
    boolean dates = profile.keepsDates();
    return switch (Dictionary.vrOf(tag)) {
      case Vr.AE, Vr.CS, Vr.LO, Vr.SH, Vr.ST, Vr.UC, Vr.UT -> Treatment.RETAINED;
      case Vr.DS -> Treatment.BODY;
      case Vr.DA, Vr.DT -> dates ? Treatment.DATE : ofBase(base);
      case Vr.TM -> dates ? Treatment.TIME : ofBase(base);
      default -> tag == Tags.UDI_SEQUENCE ? Treatment.CONTAINER : ofBase(base);
    };
  }

  private static Treatment ofBase(BaseAction base) {
    return switch (base) {
      case U -> Treatment.UID;
      case X -> Treatment.REMOVE;
      default -> Treatment.BY_TYPE;
    };
  }
}
