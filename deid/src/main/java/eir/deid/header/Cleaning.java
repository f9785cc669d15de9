package eir.deid.header;

import eir.deid.clean.AllowedCodes;
import eir.deid.clean.ContentCodes;
import eir.deid.clean.DescriptorMemo;
import eir.deid.clean.KnownProfiles;
import eir.deid.rule.AttributeType;
import eir.deid.rule.BaseAction;
import eir.deid.rule.Iod;
import eir.deid.rule.RuleTable;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import java.util.Optional;

/**
 * One header while it is cleaned: where it comes from, where it goes, and the few strokes that all
 * cleaners draw with: keep, write, drop, fall back by type.
 */
final class Cleaning {
  /** Stands where a word must. */
  static final String NO_WORD = "REMOVED";

  private static final String DUMMY_UID = "2.25.92097432537420341556353356417424424961"; // v8

  /** Those of the place that is cleaned now: of images, or of content items. */
  RuleTable rules;

  /** Whether that place is among content items. */
  boolean isContent;

  /** Whether overlay planes may stay. */
  boolean keepsOverlays;

  /** Whether the Extended Offset Table and its lengths stay. */
  boolean keepsOffsets;

  final ElementTable table;
  final byte[] in;
  final Iod iod;
  final Keys keys;
  final Identity identity;
  final HeaderBuffer out;
  final Journal journal;
  final DescriptorMemo memo;
  final ContentCodes contentCodes;
  final byte[] scratch;

  /** First row that had to stay and holds the patient's identity, or -1. */
  int refusedRow = -1;

  Cleaning(
      RuleTable rules,
      ElementTable table,
      Iod iod,
      Keys keys,
      Identity identity,
      HeaderBuffer out,
      Journal journal,
      DescriptorMemo memo,
      ContentCodes contentCodes,
      byte[] scratch) {
    this.rules = rules;
    this.table = table;
    this.in = table.bytes();
    this.iod = iod;
    this.keys = keys;
    this.identity = identity;
    this.out = out;
    this.journal = journal;
    this.memo = memo;
    this.contentCodes = contentCodes;
    this.scratch = scratch;
  }

  /** The place that the code sequence {@code tag} is here; absent: none of its items may stay. */
  Optional<AllowedCodes.Context> contextOf(int tag) {
    boolean ofContent =
        isContent
            && (tag == Tags.CONCEPT_NAME_CODE_SEQUENCE
                || tag == Tags.CONCEPT_CODE_SEQUENCE
                || tag == Tags.NUMERIC_VALUE_QUALIFIER_CODE_SEQUENCE);
    return ofContent ? Optional.of(AllowedCodes.Context.CONTENT) : AllowedCodes.contextOf(tag);
  }

  /** Whether the numbers in the value of {@code row} have their high byte first. */
  boolean isBigEndian(int row) {
    return table.isBigEndian(row) && !table.wasUnknown(row);
  }

  /** Copies the value of {@code row} under {@code vr}. */
  void keep(int row, int tag, int vr) {
    int start = out.length();
    int from = table.value(row);
    int to = from + table.length(row);
    int unit = Vr.unitBytes(vr);
    if (unit > 1 && isBigEndian(row) != table.isBigEndian()) {
      out.swapped(tag, vr, in, from, to, unit);
    } else {
      out.element(tag, vr, in, from, to);
    }
    journal.add(row, tag, 'K', Reason.KEPT, start, out.length());
  }

  /** Writes {@code scratch[0, length)}, made from {@code row}, as an element of the same tag. */
  void replace(int row, int tag, int vr, int length, char action, Reason reason) {
    int start = out.length();
    out.element(tag, vr, scratch, 0, length);
    journal.add(row, tag, action, reason, start, out.length());
  }

  /** Writes ASCII {@code text} in place of {@code row}. */
  void replace(int row, int tag, int vr, String text, char action, Reason reason) {
    int start = out.length();
    out.text(tag, vr, text);
    journal.add(row, tag, action, reason, start, out.length());
  }

  /** Leaves {@code row} out. */
  void drop(int row, Reason reason) {
    journal.add(row, table.tag(row), 'X', reason, out.length(), out.length());
  }

  /** The value may not stay: X, Z or D by the type of the element in this image and place. */
  void fallBack(int row, int rule, int parent, Reason reason) {
    int tag = table.tag(row);
    int vr = rules.vr(rule);
    BaseAction action = rules.fallback(rule, iod, parent);
    switch (action) {
      case Z -> empty(row, tag, vr, reason);
      case D -> {
        if (vr == Vr.SQ && rules.isEmptySequence(rule, iod)) {
          empty(row, tag, vr, reason);
          return;
        }
        // A code string or number of ours would state a fact about the picture; words do not.
        boolean states = vr == Vr.CS || !Vr.isText(vr) || vr == Vr.DS || vr == Vr.IS;
        if (states && vr != Vr.SQ && !rules.isListed(rule)) {
          drop(row, reason);
        } else {
          dummy(row, tag, vr, reason);
        }
      }
      default -> drop(row, reason);
    }
  }

  /** Writes zero length in place of {@code row}. */
  void empty(int row, int tag, int vr, Reason reason) {
    int start = out.length();
    out.header(tag, vr, 0);
    journal.add(row, tag, 'Z', reason, start, out.length());
  }

  /** As {@link #fallBack}; where the image needs the value, the file is refused. */
  void fallBackFromIdentity(int row, int rule, int parent) {
    AttributeType type = rules.type(rule, iod, parent);
    if (type == AttributeType.REQUIRED && refusedRow < 0) {
      refusedRow = row;
    }
    fallBack(row, rule, parent, Reason.IDENTITY);
  }

  /** A value that is valid and says nothing; the same for everybody. */
  private void dummy(int row, int tag, int vr, Reason reason) {
    if (vr == Vr.SQ) {
      if (tag != Tags.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE) {
        drop(row, reason);
        return;
      }
      int start = out.length();
      int sequence = out.openSequence(tag, false);
      int item = out.openItem(false);
      out.text(Tags.REFERENCED_SOP_CLASS_UID, Vr.UI, Uids.MODALITY_PERFORMED_PROCEDURE_STEP);
      out.text(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, DUMMY_UID);
      out.closeItem(item);
      out.closeSequence(sequence);
      journal.add(row, tag, 'D', reason, start, out.length());
      return;
    }
    String text =
        switch (vr) {
          case Vr.DA -> "19000101";
          case Vr.DT -> "19000101000000";
          case Vr.TM -> "000000";
          case Vr.AS -> "000D";
          case Vr.DS, Vr.IS -> "0";
          case Vr.UI -> DUMMY_UID;
          case Vr.AE, Vr.CS, Vr.LO, Vr.LT, Vr.PN, Vr.SH, Vr.ST, Vr.UC, Vr.UT -> NO_WORD;
          default -> "";
        };
    if (text.isEmpty()) {
      drop(row, reason);
    } else {
      replace(row, tag, vr, text, 'D', reason);
    }
  }

  /** Maps every value of {@code row}; -1 if one is none, else the bytes in {@link #scratch}. */
  int mapUids(int row) {
    int from = table.value(row);
    int to = from + table.length(row);
    int written = 0;
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || in[at] == '\\') {
        if (scratch.length - written < 80) {
          return -1;
        }
        if (start > from) {
          scratch[written++] = '\\';
        }
        int length = keys.uid(in, start, at, scratch, written);
        if (length < 0) {
          return -1;
        }
        written += length;
        start = at + 1;
      }
    }
    return written;
  }

  /** Shifts every value of {@code row}; -1 if one is no date, else the bytes in scratch. */
  int shiftDates(int row, int vr) {
    int from = table.value(row);
    int to = from + table.length(row);
    int written = 0;
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || in[at] == '\\') {
        if (scratch.length - written < 80 || at - start > 64) {
          return -1;
        }
        if (start > from) {
          scratch[written++] = '\\';
        }
        int length =
            vr == Vr.DA
                ? keys.date(in, start, at, scratch, written)
                : keys.dateTime(in, start, at, scratch, written);
        if (length < 0) {
          return -1;
        }
        written += length;
        start = at + 1;
      }
    }
    return written;
  }

  /** Whether the value is nothing but padding. */
  boolean isBlank(int row) {
    int from = table.value(row);
    int to = from + table.length(row);
    return Dates.firstNonBlank(in, from, to) == to;
  }

  /** Whether every value of {@code row} is a time. */
  boolean areTimes(int row) {
    int from = table.value(row);
    int to = from + table.length(row);
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || in[at] == '\\') {
        if (at - start > 16 || !Dates.isTime(in, start, at)) {
          return false;
        }
        start = at + 1;
      }
    }
    return true;
  }

  /** Whether text, or a word or number of the patient, stands among the numbers of {@code row}. */
  boolean hidesText(int row, int vr) {
    int from = table.value(row);
    int to = from + table.length(row);
    return BinaryText.reads(in, from, to)
        || identity.isInBinary(in, from, to)
        || BinaryText.areNumbersOf(identity, in, from, to, vr, isBigEndian(row));
  }

  /** As {@link #hidesText} for a lookup table, whose numbers may well be letters. */
  boolean hidesTextInRamp(int row) {
    int from = table.value(row);
    int to = from + table.length(row);
    return BinaryText.readsInRamp(in, from, to) || identity.isInBinary(in, from, to);
  }

  /** Whether the value is an ICC profile that is known to be harmless. */
  boolean isKnownProfile(int row) {
    int from = table.value(row);
    return table.vr(row) == Vr.OB && KnownProfiles.contains(in, from, from + table.length(row));
  }

  /** Whether something of the patient stands in the text of {@code row}. */
  boolean holdsIdentity(int row, int vr) {
    int from = table.value(row);
    return identity.isIn(
        in, from, from + table.length(row), vr == Vr.DS || vr == Vr.IS || vr == Vr.TM);
  }
}
