package eir.deid.header;

import eir.deid.clean.AllowedCodes;
import eir.deid.rule.Treatment;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;
import java.util.Optional;

/**
 * Code sequences (PS3.3 §8): an item stays if its value and scheme are in the list for this place;
 * it is then written anew with Eir's meaning, and every other member but nested code sequences and
 * listed numbers goes.
 */
final class CodeItems {
  private CodeItems() {}

  /** Whether at least one item of the code sequence at {@code row} may stay. */
  static boolean anyStays(Cleaning work, int row, AllowedCodes.Context context) {
    ElementTable table = work.table;
    for (int item = row + 1; item < table.next(row); item = table.next(item)) {
      if (meaning(work, item, context).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Writes the sequence at {@code row} with the items that may stay. */
  static void write(Cleaning work, int row, AllowedCodes.Context context) {
    ElementTable table = work.table;
    int start = work.out.length();
    int sequence = work.out.openSequence(table.tag(row), table.isUndefined(row));
    int entries = 0;
    for (int item = row + 1; item < table.next(row); item = table.next(item)) {
      Optional<String> meaning = meaning(work, item, context);
      if (meaning.isEmpty()) {
        work.drop(item, Reason.CODE);
        continue;
      }
      int mark = work.out.openItem(table.isUndefined(item));
      members(work, item, meaning.get());
      work.out.closeItem(mark);
      entries++;
    }
    work.out.closeSequence(sequence);
    work.journal.add(
        row, table.tag(row), entries > 0 ? 'K' : 'C', Reason.KEPT, start, work.out.length());
  }

  private static void members(Cleaning work, int item, String meaning) {
    ElementTable table = work.table;
    boolean meant = false;
    for (int row = item + 1; row < table.next(item); row = table.next(row)) {
      int tag = table.tag(row);
      if (!meant && Integer.compareUnsigned(tag, Tags.CODE_MEANING) >= 0) {
        int from = work.out.length();
        work.out.text(Tags.CODE_MEANING, Vr.LO, meaning);
        boolean isMeaning = tag == Tags.CODE_MEANING;
        work.journal.add(
            isMeaning ? row : -1, Tags.CODE_MEANING, 'C', Reason.CODE, from, work.out.length());
        meant = true;
        if (isMeaning) {
          continue;
        }
      }
      switch (tag) {
        case Tags.CODE_VALUE, Tags.CODING_SCHEME_DESIGNATOR ->
            work.replace(row, tag, Vr.SH, text(work, row), 'K', Reason.CODE);
        case Tags.LONG_CODE_VALUE ->
            work.replace(row, tag, Vr.UC, text(work, row), 'K', Reason.CODE);
        default -> nested(work, row);
      }
    }
    if (!meant) {
      int from = work.out.length();
      work.out.text(Tags.CODE_MEANING, Vr.LO, meaning);
      work.journal.add(-1, Tags.CODE_MEANING, 'C', Reason.CODE, from, work.out.length());
    }
  }

  /** Code sequences inside a code item, and a contrast agent's volume and number. */
  private static void nested(Cleaning work, int row) {
    if (work.table.vr(row) == Vr.SQ) {
      Optional<AllowedCodes.Context> context = work.contextOf(work.table.tag(row));
      if (context.isPresent() && anyStays(work, row, context.get())) {
        write(work, row, context.get());
        return;
      }
    }
    if (isNumber(work, row)) {
      work.keep(row, work.table.tag(row), work.table.vr(row));
    } else {
      work.drop(row, Reason.CODE);
    }
  }

  /** Whether {@code row} may stay as a number anywhere in an image. */
  static boolean isNumber(Cleaning work, int row) {
    int rule = work.rules.indexOf(work.table.tag(row));
    if (rule < 0 || work.rules.treatment(rule) != Treatment.NUMBER) {
      return false;
    }
    int vr = work.rules.vr(rule);
    int from = work.table.value(row);
    return work.table.vr(row) == vr
        && work.out.fits(vr, work.table.length(row))
        && work.rules.grammar(rule).accepts(work.in, from, end(work, row), work.isBigEndian(row))
        && (Vr.isText(vr) ? !work.holdsIdentity(row, vr) : !work.hidesText(row, vr));
  }

  private static Optional<String> meaning(Cleaning work, int item, AllowedCodes.Context context) {
    ElementTable table = work.table;
    int end = table.next(item);
    int value = table.find(Tags.CODE_VALUE, item + 1, end);
    int longValue = table.find(Tags.LONG_CODE_VALUE, item + 1, end);
    int scheme = table.find(Tags.CODING_SCHEME_DESIGNATOR, item + 1, end);
    if (value < 0 == longValue < 0 || scheme < 0) {
      return Optional.empty();
    }
    String code = text(work, value < 0 ? longValue : value);
    return context == AllowedCodes.Context.CONTENT
        ? work.contentCodes.meaning(code, text(work, scheme))
        : AllowedCodes.meaning(code, text(work, scheme), context);
  }

  /** The value of {@code row} without padding, as ISO 8859-1. */
  static String text(Cleaning work, int row) {
    int from = Dates.firstNonBlank(work.in, work.table.value(row), end(work, row));
    int to = Dates.endNonBlank(work.in, from, end(work, row));
    return Latin1.text(work.in, from, to - from);
  }

  private static int end(Cleaning work, int row) {
    return work.table.value(row) + work.table.length(row);
  }
}
