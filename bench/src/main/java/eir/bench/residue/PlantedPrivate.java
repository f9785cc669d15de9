package eir.bench.residue;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.SequenceLength;
import java.util.Map;

/**
 * Markers in private blocks: known creators with elements that nobody lists, with listed ones that
 * hold text, a block reserved twice, a container with more in it than places (PS3.5 §7.8.1).
 */
final class PlantedPrivate {
  private final Markers markers;

  PlantedPrivate(Markers markers) {
    this.markers = markers;
  }

  /** Adds blocks that the file itself does not use. */
  void plant(ElementTable table, Map<Integer, Body> elements) {
    new PlantedItem(markers).privates(elements, "");
    block(table, elements, 0x0019, 0x6A, "SIEMENS MR HEADER", 0x08, 0x0C);
    block(table, elements, 0x0029, 0x6A, "SIEMENS CSA HEADER", 0x10, 0x20);
    block(table, elements, 0x0043, 0x6A, "GEMS_PARM_01", 0x2A, 0x39);
    block(table, elements, 0x0019, 0x6B, "GEMS_ACQU_01", 0x9C, 0xBB);
    block(table, elements, 0x2001, 0x6A, "Philips Imaging DD 001", 0x5F, 0x03);
    block(table, elements, 0x2005, 0x6A, "Philips MR Imaging DD 001", 0x14, 0x0E);
    block(table, elements, 0x2005, 0x6B, "Philips MR Imaging DD 001", 0x15, 0x0D);
    String creator = "Image Private Header";
    if (isFree(table, 0x0065)) {
      String inside = markers.text("(0065,6A51)[0]/(0008,0070)");
      String day = markers.date("(0065,6A51)[0]/(0008,0022)");
      String name = markers.text("(0065,6A51)[0]/(0010,0010)");
      elements.put(0x0065006A, to -> to.text(0x0065006A, "LO", creator));
      elements.put(
          0x00656A51,
          to ->
              to.sequence(
                  0x00656A51,
                  SequenceLength.UNDEFINED,
                  item ->
                      item.text(Tags.ACQUISITION_DATE, "DA", day)
                          .text(Tags.MANUFACTURER, "LO", inside)
                          .text(Tags.PATIENT_NAME, "PN", name)));
    }
  }

  private void block(
      ElementTable table,
      Map<Integer, Body> elements,
      int group,
      int block,
      String creator,
      int unlisted,
      int listed) {
    if (!isFree(table, group) && isThere(table, group << 16 | block)) {
      return;
    }
    int base = group << 16 | block << 8;
    String one = markers.text(PlantedItem.place(base | unlisted) + " " + creator);
    String two = markers.text(PlantedItem.place(base | listed) + " " + creator);
    elements.put(group << 16 | block, to -> to.text(group << 16 | block, "LO", creator));
    elements.put(base | unlisted, to -> to.text(base | unlisted, "LO", one));
    elements.put(base | listed, to -> to.text(base | listed, "LO", two));
  }

  private static boolean isThere(ElementTable table, int tag) {
    return table.find(tag) >= 0;
  }

  private static boolean isFree(ElementTable table, int group) {
    for (int row = table.firstOfDataSet(); row < table.size(); row = table.next(row)) {
      if (table.tag(row) >>> 16 == group) {
        return false;
      }
    }
    return true;
  }
}
