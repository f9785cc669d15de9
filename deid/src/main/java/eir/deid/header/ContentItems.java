package eir.deid.header;

import eir.deid.clean.AllowedCodes.Context;
import eir.deid.rule.Treatment;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import java.util.Arrays;

/**
 * Content items of reports and of Acquisition Context (PS3.3 §C.17.3, §10.2) under 113104: which of
 * them can be cleaned. One stays if its concept is listed and its value is a listed code, a number
 * with a listed unit, a date that moves, a UID, a reference or a drawing of numbers; a name or text
 * stays as a dummy, as other items hang on it. The rest goes with all that hangs on it: items of
 * other types, and items by reference, which count the items before them.
 */
final class ContentItems {
  private ContentItems() {}

  /** Whether {@code sequenceTag} is of content items. */
  static boolean areIn(int sequenceTag) {
    return sequenceTag == Tags.CONTENT_SEQUENCE || sequenceTag == Tags.ACQUISITION_CONTEXT_SEQUENCE;
  }

  /** Whether at least one item of the sequence at {@code row} stays. */
  static boolean anyStays(Cleaning work, int row) {
    for (int item = row + 1; item < work.table.next(row); item = work.table.next(item)) {
      if (stays(work, item)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the content item {@code item} can be cleaned; {@code work} is among content. */
  static boolean stays(Cleaning work, int item) {
    int relationship = member(work, item, Tags.RELATIONSHIP_TYPE);
    int type = member(work, item, Tags.VALUE_TYPE);
    if (type < 0 || !isListed(work, type) || relationship >= 0 && !isListed(work, relationship)) {
      return false;
    }
    int name = member(work, item, Tags.CONCEPT_NAME_CODE_SEQUENCE);
    boolean isNamed = name >= 0 && CodeItems.anyStays(work, name, Context.CONTENT);
    return switch (CodeItems.text(work, type)) { // what may be nameless stays without its name
      case "CONTAINER" -> isNamed || name < 0;
      case "IMAGE", "COMPOSITE", "WAVEFORM" -> isReference(work, item);
      case "SCOORD" -> isDrawing(work, item);
      case "SCOORD3D" ->
          isDrawing(work, item)
              && isUid(work, member(work, item, Tags.REFERENCED_FRAME_OF_REFERENCE_UID));
      case "TCOORD" -> isTime(work, item);
      case "TEXT" -> isNamed && member(work, item, Tags.TEXT_VALUE) >= 0;
      case "PNAME" -> isNamed && member(work, item, Tags.PERSON_NAME) >= 0;
      case "CODE" -> isNamed && isCode(work, item);
      case "NUM", "NUMERIC" -> isNamed && isNumber(work, item);
      case "DATE" -> isNamed && isDay(work, member(work, item, Tags.DATE), Vr.DA);
      case "DATETIME" -> isNamed && isDay(work, member(work, item, Tags.DATE_TIME), Vr.DT);
      case "TIME" -> isNamed && isTimeOfDay(work, member(work, item, Tags.TIME));
      case "UIDREF" -> isNamed && isUid(work, member(work, item, Tags.UID));
      default -> false;
    };
  }

  /** Whether the Content Template Sequence at {@code row} names a template of PS3.16. */
  static boolean isTemplate(Cleaning work, int row) {
    boolean all = work.table.vr(row) == Vr.SQ;
    for (int one = row + 1; all && one < work.table.next(row); one = work.table.next(one)) {
      int resource = member(work, one, Tags.MAPPING_RESOURCE);
      int template = member(work, one, Tags.TEMPLATE_IDENTIFIER);
      all = resource >= 0 && isListed(work, resource) && template >= 0 && isListed(work, template);
    }
    return all;
  }

  private static boolean isCode(Cleaning work, int item) {
    int code = member(work, item, Tags.CONCEPT_CODE_SEQUENCE);
    return code >= 0 && CodeItems.anyStays(work, code, Context.CONTENT);
  }

  /** In reports number and unit stand in a sequence, which may be empty; else in the item. */
  private static boolean isNumber(Cleaning work, int item) {
    int measured = member(work, item, Tags.MEASURED_VALUE_SEQUENCE);
    if (measured < 0) {
      return hasUnit(work, item);
    }
    ElementTable table = work.table;
    boolean all = table.vr(measured) == Vr.SQ;
    for (int one = measured + 1; all && one < table.next(measured); one = table.next(one)) {
      all = hasUnit(work, one);
    }
    return all;
  }

  private static boolean hasUnit(Cleaning work, int item) {
    int number = member(work, item, Tags.NUMERIC_VALUE);
    int unit = member(work, item, Tags.MEASUREMENT_UNITS_CODE_SEQUENCE);
    return number >= 0
        && CodeItems.isNumber(work, number)
        && unit >= 0
        && CodeItems.anyStays(work, unit, Context.UNIT);
  }

  private static boolean isReference(Cleaning work, int item) {
    ElementTable table = work.table;
    int references = member(work, item, Tags.REFERENCED_SOP_SEQUENCE);
    boolean any = false;
    if (references >= 0 && table.vr(references) == Vr.SQ) {
      for (int one = references + 1; one < table.next(references); one = table.next(one)) {
        any |= isUid(work, member(work, one, Tags.REFERENCED_SOP_INSTANCE_UID));
      }
    }
    return any;
  }

  private static boolean isDrawing(Cleaning work, int item) {
    int type = member(work, item, Tags.GRAPHIC_TYPE);
    int points = member(work, item, Tags.GRAPHIC_DATA);
    int below = member(work, item, Tags.CONTENT_SEQUENCE);
    return type >= 0
        && isListed(work, type)
        && points >= 0
        && CodeItems.isNumber(work, points)
        && (below < 0 || anyStays(work, below)); // else nothing tells on which image
  }

  private static boolean isTime(Cleaning work, int item) {
    int type = member(work, item, Tags.TEMPORAL_RANGE_TYPE);
    int samples = member(work, item, Tags.REFERENCED_SAMPLE_POSITIONS);
    int offsets = member(work, item, Tags.REFERENCED_TIME_OFFSETS);
    return type >= 0
        && isListed(work, type)
        && (samples >= 0 && CodeItems.isNumber(work, samples)
            || offsets >= 0 && CodeItems.isNumber(work, offsets)
            || isDay(work, member(work, item, Tags.REFERENCED_DATE_TIME), Vr.DT));
  }

  private static boolean isDay(Cleaning work, int row, int vr) {
    if (row < 0 || !isTreated(work, row, Treatment.DATE) || isDayOfBirth(work, row, vr)) {
      return false;
    }
    int length = work.shiftDates(row, vr);
    int from = work.table.value(row);
    boolean isSame =
        length > 0 && Arrays.equals(work.scratch, 0, length, work.in, from, from + length);
    // A day that stays as it was may read as a number that the patient has.
    return length > 0 && !(isSame && work.holdsIdentity(row, Vr.IS));
  }

  /**
   * Whether a value, before it moves, is the file's (0010,0030): moved it would still tell the age
   * to the day.
   */
  private static boolean isDayOfBirth(Cleaning work, int row, int vr) {
    ElementTable table = work.table;
    int known = table.find(Tags.PATIENT_BIRTH_DATE);
    int born =
        known < 0
            ? Dates.NONE
            : Dates.date(work.in, table.value(known), table.value(known) + table.length(known));
    int start = table.value(row);
    int end = start + table.length(row);
    for (int at = start; born != Dates.NONE && at <= end; at++) {
      if (at == end || work.in[at] == '\\') {
        int day =
            vr == Vr.DA ? Dates.date(work.in, start, at) : Dates.dayOfDateTime(work.in, start, at);
        if (day == born) {
          return true;
        }
        start = at + 1;
      }
    }
    return false;
  }

  private static boolean isTimeOfDay(Cleaning work, int row) {
    return row >= 0
        && isTreated(work, row, Treatment.TIME)
        && work.table.length(row) > 0
        && work.areTimes(row);
  }

  private static boolean isUid(Cleaning work, int row) {
    return row >= 0 && work.table.vr(row) == Vr.UI && work.mapUids(row) > 0;
  }

  private static boolean isTreated(Cleaning work, int row, Treatment treatment) {
    int rule = work.rules.indexOf(work.table.tag(row));
    return rule >= 0
        && work.rules.treatment(rule) == treatment
        && work.table.vr(row) == work.rules.vr(rule);
  }

  /** Whether {@code row} holds one of its list's terms, and no name of the patient. */
  private static boolean isListed(Cleaning work, int row) {
    int from = work.table.value(row);
    int to = from + work.table.length(row);
    return isTreated(work, row, Treatment.TERM)
        && work.table.length(row) > 0
        && work.rules
            .grammar(work.rules.indexOf(work.table.tag(row)))
            .accepts(work.in, from, to, false)
        && !work.holdsIdentity(row, Vr.CS);
  }

  private static int member(Cleaning work, int item, int tag) {
    return work.table.find(tag, item + 1, work.table.next(item));
  }
}
