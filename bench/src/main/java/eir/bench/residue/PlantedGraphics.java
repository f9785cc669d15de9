package eir.bench.residue;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.SequenceLength;
import java.util.Map;

/** Markers in overlays (all 16 groups), curves, a lookup table, an icon's pixels. */
final class PlantedGraphics {
  private final Markers markers;

  PlantedGraphics(Markers markers) {
    this.markers = markers;
  }

  void plant(Map<Integer, Body> elements) {
    for (int group = 0x6000; group < 0x6020; group += 2) {
      overlay(group << 16, elements);
    }
    for (int group = 0x5000; group < 0x5006; group += 2) {
      text(group << 16 | 0x0022, "LO", elements);
      text(group << 16 | 0x2500, "LO", elements);
      String data = markers.text(PlantedItem.place(group << 16 | 0x3000));
      int tag = group << 16 | 0x3000;
      elements.put(tag, to -> to.bytes(tag, "OW", PlantedItem.ascii(data)));
    }
    String table = markers.text("(0028,3010)[0]/(0028,3006)");
    elements.put(
        Tags.VOILUT_SEQUENCE,
        to ->
            to.sequence(
                Tags.VOILUT_SEQUENCE,
                SequenceLength.DEFINED,
                item ->
                    item.unsigned16(Tags.LUT_DESCRIPTOR, "US", 4, 0, 16)
                        .bytes(Tags.LUT_DATA, "OW", PlantedItem.ascii(table))));
    String picture = markers.text("(0088,0200)[0]/(7FE0,0010)");
    elements.put(
        Tags.ICON_IMAGE_SEQUENCE,
        to ->
            to.sequence(
                Tags.ICON_IMAGE_SEQUENCE,
                SequenceLength.DEFINED,
                icon ->
                    icon.unsigned16(Tags.SAMPLES_PER_PIXEL, "US", 1)
                        .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
                        .unsigned16(Tags.ROWS, "US", 2)
                        .unsigned16(Tags.COLUMNS, "US", 4)
                        .unsigned16(Tags.BITS_ALLOCATED, "US", 8)
                        .unsigned16(Tags.BITS_STORED, "US", 8)
                        .unsigned16(Tags.HIGH_BIT, "US", 7)
                        .unsigned16(Tags.PIXEL_REPRESENTATION, "US", 0)
                        .bytes(Tags.PIXEL_DATA, "OB", PlantedItem.ascii(picture))));
  }

  private void overlay(int base, Map<Integer, Body> elements) {
    elements.putIfAbsent(base | 0x0010, to -> to.unsigned16(base | 0x0010, "US", 8));
    elements.putIfAbsent(base | 0x0011, to -> to.unsigned16(base | 0x0011, "US", 8));
    text(base | 0x0022, "LO", elements);
    elements.putIfAbsent(base | 0x0040, to -> to.text(base | 0x0040, "CS", "G"));
    elements.putIfAbsent(base | 0x0050, to -> to.unsigned16(base | 0x0050, "SS", 1, 1));
    elements.putIfAbsent(base | 0x0100, to -> to.unsigned16(base | 0x0100, "US", 1));
    elements.putIfAbsent(base | 0x0102, to -> to.unsigned16(base | 0x0102, "US", 0));
    text(base | 0x1500, "LO", elements);
    String data = markers.text(PlantedItem.place(base | 0x3000));
    elements.put(base | 0x3000, to -> to.bytes(base | 0x3000, "OW", PlantedItem.ascii(data)));
    text(base | 0x4000, "LT", elements);
  }

  private void text(int tag, String vr, Map<Integer, Body> elements) {
    String word = markers.text(PlantedItem.place(tag));
    elements.put(tag, to -> to.text(tag, vr, word));
  }
}
