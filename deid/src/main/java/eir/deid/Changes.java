package eir.deid;

import eir.deid.header.IdentityReader;
import eir.deid.header.Journal;
import eir.deid.rule.TagPath;
import eir.dicom.Identifying;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Latin1;
import java.util.ArrayList;
import java.util.List;

/** The journal of one file as the lines that the page shows to the sender. */
final class Changes {
  private static final int ROOM = 200;

  private Changes() {}

  static List<Change> of(
      ElementTable table, Journal journal, byte[] out, IdentityReader identities) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < journal.size(); i++) {
      int row = journal.row(i);
      int tag = journal.tag(i);
      String path = row < 0 ? TagPath.inBraces(tag) : TagPath.of(table, row);
      String before = row < 0 ? "" : before(table, row, identities);
      changes.add(
          new Change(
              path,
              tag,
              (char) journal.action(i),
              new Identifying<>(cut(before)),
              cut(after(table, row, journal, i, out, before))));
    }
    return changes;
  }

  private static String before(ElementTable table, int row, IdentityReader identities) {
    int vr = table.vr(row);
    return vr != Vr.UN && Vr.isText(vr)
        ? identities.text(table, row)
        : vr == Vr.SQ ? "" : table.length(row) + " bytes";
  }

  private static String after(
      ElementTable table, int row, Journal journal, int entry, byte[] out, String before) {
    if (journal.action(entry) == 'X') {
      return "";
    }
    if (row >= 0 && (table.vr(row) == Vr.SQ || !Vr.isText(table.vr(row)))) {
      return before;
    }
    // Text elements have a header of 8 bytes but for UC, UR, UT, of which UC alone is ever kept.
    int header = row >= 0 && table.isExplicit() && Vr.hasLongLength(table.vr(row)) ? 12 : 8;
    int from = Math.min(journal.from(entry) + header, journal.to(entry));
    return Latin1.text(out, from, journal.to(entry) - from).replace('\0', ' ').trim();
  }

  private static String cut(String text) {
    return text.length() <= ROOM ? text : text.substring(0, ROOM);
  }
}
