package eir.deid.header;

import eir.deid.clean.Age;
import eir.deid.clean.Descriptors;
import eir.deid.clean.Descriptors.Mode;
import eir.deid.clean.Grammar;
import eir.deid.clean.MakerNames;
import eir.deid.rule.AttributeType;
import eir.deid.rule.Treatment;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;
import java.util.Optional;

/**
 * The value of one element that has a rule: it stays as it is, stays in part, moves or is replaced,
 * as its treatment says; what fits no grammar falls back by the type of the element.
 */
final class ValueCleaner {
  /** Metres or kilograms; some write centimetres. */
  private static final Grammar BODY_MEASURE = Grammar.compile("0..1000", "DS", "1");

  private ValueCleaner() {}

  /** Writes what {@code treatment} lets of the value of {@code row}, or falls back by its type. */
  static void clean(Cleaning work, int row, int rule, Treatment treatment, int parent) {
    int tag = work.table.tag(row);
    int vr = work.rules.vr(rule);
    int written = work.table.vr(row);
    if (written != vr) {
      if (isSameUnit(written, vr)) {
        vr = written;
      } else if (!Vr.isText(written) || !Vr.isText(vr)) {
        work.fallBack(row, rule, parent, Reason.VR);
        return;
      }
    }
    if (!work.out.fits(vr, work.table.length(row))) {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
      return;
    }
    if (work.table.length(row) == 0 || Vr.isText(vr) && work.isBlank(row)) {
      int start = work.out.length();
      work.out.header(tag, vr, 0);
      boolean same = work.table.length(row) == 0;
      work.journal.add(
          row,
          tag,
          same ? 'K' : 'C',
          same ? Reason.KEPT : Reason.GRAMMAR,
          start,
          work.out.length());
      return;
    }
    switch (treatment) {
      case NUMBER, GRAMMAR, TERM, LUT, DEVICE_TEXT ->
          copied(work, row, rule, vr, treatment, parent);
      case MAKER -> maker(work, row, rule, vr, parent);
      case UID -> uid(work, row, rule, parent);
      case DATE -> date(work, row, rule, vr, parent);
      case TIME -> {
        boolean isTime = work.areTimes(row) && !work.holdsIdentity(row, Vr.TM);
        keepIf(isTime, work, row, rule, vr, parent);
      }
      case BODY -> keepIf(isMeasure(work, row), work, row, rule, vr, parent);
      case SEX -> keepIf(isSex(work, row), work, row, rule, vr, parent);
      case RETAINED -> retained(work, row, rule, vr, parent);
      case AGE -> age(work, row, rule, parent);
      case IMAGE_TYPE -> words(work, row, rule, vr, Mode.IMAGE_TYPE, parent);
      case DESCRIPTOR -> words(work, row, rule, vr, Mode.TEXT, parent);
      case SEQUENCE_NAME -> words(work, row, rule, vr, Mode.SEQUENCE, parent);
      case COMMENT -> words(work, row, rule, vr, Mode.COMMENT, parent);
      case CONTRAST -> words(work, row, rule, vr, Mode.TEXT, parent);
      case DUMMY_TEXT -> dummyText(work, row, rule, vr, parent);
      case EMPTY_TEXT -> work.empty(row, tag, vr, Reason.PROFILE);
      case REMOVE, OWN, CODE, BY_TYPE, CONTAINER, CONTENT -> work.drop(row, Reason.PROFILE);
    }
  }

  private static void copied(
      Cleaning work, int row, int rule, int vr, Treatment treatment, int parent) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    boolean fits =
        treatment == Treatment.LUT
            ? LookupTables.hasStatedLength(work.table, row)
            : work.rules.grammar(rule).accepts(work.in, from, to, work.isBigEndian(row));
    if (!fits) {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    } else if (treatment == Treatment.TERM) {
      work.keep(row, work.table.tag(row), vr);
    } else if (Vr.isText(vr)) {
      boolean isRemoved =
          treatment == Treatment.DEVICE_TEXT && work.identity.isRemovedValue(work.in, from, to);
      if (isRemoved) {
        work.fallBack(row, rule, parent, Reason.IDENTITY);
      } else if (work.holdsIdentity(row, vr)) {
        work.fallBackFromIdentity(row, rule, parent);
      } else {
        work.keep(row, work.table.tag(row), vr);
      }
    } else if (treatment == Treatment.LUT ? work.hidesTextInRamp(row) : work.hidesText(row, vr)) {
      work.fallBack(row, rule, parent, Reason.TEXT_IN_NUMBERS);
    } else {
      work.keep(row, work.table.tag(row), vr);
    }
  }

  private static void maker(Cleaning work, int row, int rule, int vr, int parent) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    Optional<String> listed =
        work.rules.grammar(rule).accepts(work.in, from, to, false)
            ? Optional.empty()
            : MakerNames.find(work.in, from, to);
    if (listed.isEmpty()) {
      copied(work, row, rule, vr, Treatment.MAKER, parent);
    } else if (work.identity.isIn(listed.get())) {
      work.fallBackFromIdentity(row, rule, parent);
    } else {
      work.replace(row, work.table.tag(row), vr, listed.get(), 'C', Reason.WORDS);
    }
  }

  private static void uid(Cleaning work, int row, int rule, int parent) {
    int length = work.mapUids(row);
    if (length < 0) {
      work.fallBack(row, rule, parent, Reason.UID);
      return;
    }
    boolean same = length == work.table.length(row) || length + 1 == work.table.length(row);
    int from = work.table.value(row);
    for (int i = 0; same && i < length; i++) {
      same = work.scratch[i] == work.in[from + i];
    }
    work.replace(
        row, work.table.tag(row), Vr.UI, length, same ? 'K' : 'U', same ? Reason.KEPT : Reason.UID);
  }

  private static void date(Cleaning work, int row, int rule, int vr, int parent) {
    int length = work.shiftDates(row, vr);
    if (length < 0) {
      work.fallBack(row, rule, parent, Reason.DATE);
    } else {
      work.replace(row, work.table.tag(row), vr, length, 'C', Reason.DATE);
    }
  }

  private static void retained(Cleaning work, int row, int rule, int vr, int parent) {
    int from = work.table.value(row);
    if (!PlainText.fits(work.in, from, from + work.table.length(row), vr)) {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    } else if (work.holdsIdentity(row, vr)) {
      work.fallBackFromIdentity(row, rule, parent);
    } else {
      work.keep(row, work.table.tag(row), vr);
    }
  }

  private static void keepIf(boolean fits, Cleaning work, int row, int rule, int vr, int parent) {
    if (fits) {
      work.keep(row, work.table.tag(row), vr);
    } else {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    }
  }

  private static void age(Cleaning work, int row, int rule, int parent) {
    Optional<String> age = Age.clean(text(work, row));
    if (age.isPresent()) {
      work.replace(row, work.table.tag(row), Vr.AS, age.get(), 'C', Reason.PROFILE);
    } else {
      work.fallBack(row, rule, parent, Reason.GRAMMAR);
    }
  }

  private static void words(Cleaning work, int row, int rule, int vr, Mode mode, int parent) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    int room = vr == Vr.SH ? Descriptors.SHORT : Descriptors.LONG;
    String clean = work.memo.clean(mode, work.in, from, to, work.identity.names(), room);
    int tag = work.table.tag(row);
    if (clean.isEmpty() && tag == Tags.CONTRAST_BOLUS_AGENT) {
      clean = "CONTRAST"; // guard Q12 and the label T1_POST ask whether anything was given
    }
    boolean isAskedFor = // by a condition that is true, as the element is there
        vr != Vr.CS
            && !work.rules.isListed(rule)
            && work.rules.type(rule, work.iod, parent) == AttributeType.REQUIRED_IF;
    if (clean.isEmpty() && isAskedFor) {
      work.replace(row, tag, vr, Cleaning.NO_WORD, 'D', Reason.WORDS);
    } else if (clean.isEmpty()) {
      work.fallBack(row, rule, parent, Reason.WORDS);
    } else {
      work.replace(row, tag, vr, clean, 'C', Reason.WORDS);
    }
  }

  private static void dummyText(Cleaning work, int row, int rule, int vr, int parent) {
    Optional<String> dummy =
        work.memo.dummy(
            work.table.tag(row),
            text(work, row),
            work.identity.names(),
            itemNumber(work, row),
            work.iod.isEnhanced());
    if (dummy.isPresent()) {
      work.replace(row, work.table.tag(row), vr, dummy.get(), 'D', Reason.WORDS);
    } else {
      work.fallBack(row, rule, parent, Reason.WORDS);
    }
  }

  /** The place of the item around {@code row} in its sequence, counted from 1; 1 at top level. */
  private static int itemNumber(Cleaning work, int row) {
    ElementTable table = work.table;
    int at = table.firstOfDataSet();
    int number = 1;
    while (at < row) {
      if (table.next(at) <= row) {
        at = table.next(at);
        continue;
      }
      number = 1;
      int item = at + 1;
      while (table.next(item) <= row) {
        item = table.next(item);
        number++;
      }
      at = item + 1;
    }
    return number;
  }

  private static boolean isSameUnit(int written, int vr) {
    return switch (vr) {
      case Vr.US -> written == Vr.SS || written == Vr.OW;
      case Vr.SS -> written == Vr.US;
      case Vr.OB -> written == Vr.OW;
      case Vr.OW -> written == Vr.OB || written == Vr.US || written == Vr.SS;
      default -> false;
    };
  }

  private static boolean isMeasure(Cleaning work, int row) {
    int from = work.table.value(row);
    return BODY_MEASURE.accepts(work.in, from, from + work.table.length(row), false)
        && !work.holdsIdentity(row, Vr.DS);
  }

  private static boolean isSex(Cleaning work, int row) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    byte first = work.in[from];
    return Dates.endNonBlank(work.in, from, to) == from + 1
        && (first == 'M' || first == 'F' || first == 'O');
  }

  private static String text(Cleaning work, int row) {
    int from = work.table.value(row);
    int to = Dates.endNonBlank(work.in, from, from + work.table.length(row));
    return Latin1.text(work.in, from, to - from);
  }
}
