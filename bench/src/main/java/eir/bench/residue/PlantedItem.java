package eir.bench.residue;

import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.SequenceLength;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What is planted into an item: persons, numbers, dates, UIDs, comments, private elements. */
final class PlantedItem {
  /** 山田^太郎 in ISO 2022 IR 87. */
  private static final byte[] KANJI = {
    0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42, 0x5E, 0x1B, 0x24, 0x42, 0x42, 0x40,
    0x4F, 0x3A, 0x1B, 0x28, 0x42
  };

  private final Markers markers;

  PlantedItem(Markers markers) {
    this.markers = markers;
  }

  /** Elements by tag, for an item {@code depth} sequences deep; with deeper ones to depth 8. */
  Map<Integer, Body> elements(String path, int depth, boolean goesOn) {
    Map<Integer, Body> body = new TreeMap<>(Integer::compareUnsigned);
    text(body, Tags.INSTITUTION_NAME, "LO", path);
    text(body, Tags.INSTITUTION_ADDRESS, "ST", path);
    text(body, Tags.STATION_NAME, "SH", path);
    text(body, Tags.PERSON_NAME, "PN", path);
    text(body, Tags.PATIENT_NAME, "PN", path);
    text(body, Tags.PATIENT_ID, "LO", path);
    text(body, Tags.PATIENT_COMMENTS, "LT", path);
    text(body, Tags.TEXT_VALUE, "UT", path);
    text(body, Tags.DERIVATION_DESCRIPTION, "ST", path);
    text(body, Tags.CODE_MEANING, "LO", path);
    text(body, 0x00104001, "LO", path); // in no dictionary
    String uid = markers.uid(path + "(0020,0052)");
    body.put(Tags.FRAME_OF_REFERENCE_UID, to -> to.text(Tags.FRAME_OF_REFERENCE_UID, "UI", uid));
    String other = markers.uid(path + "(0008,1155)");
    body.put(
        Tags.REFERENCED_SOP_INSTANCE_UID,
        to -> to.text(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", other));
    String day = markers.date(path + "(0008,0023)");
    body.put(Tags.CONTENT_DATE, to -> to.text(Tags.CONTENT_DATE, "DA", day));
    String moment = markers.date(path + "(0018,9074)");
    body.put(
        Tags.FRAME_ACQUISITION_DATE_TIME,
        to -> to.text(Tags.FRAME_ACQUISITION_DATE_TIME, "DT", moment + "101500+0100"));
    privates(body, path);
    listed(body, path);
    if (goesOn && depth < 8) {
      Map<Integer, Body> inner =
          elements(path + place(Tags.DERIVATION_IMAGE_SEQUENCE) + "/", depth + 1, true);
      SequenceLength length = SequenceLength.values()[depth % SequenceLength.values().length];
      body.put(
          Tags.DERIVATION_IMAGE_SEQUENCE,
          to -> to.sequence(Tags.DERIVATION_IMAGE_SEQUENCE, length, all(inner)));
    }
    return body;
  }

  /** A person in two bytes a character, under a character set of the item's own. */
  Map<Integer, Body> japanese(String path) {
    Map<Integer, Body> body = new TreeMap<>(Integer::compareUnsigned);
    byte[] name = markers.bytes(KANJI, path + "(0008,1070)");
    body.put(
        Tags.SPECIFIC_CHARACTER_SET,
        to -> to.text(Tags.SPECIFIC_CHARACTER_SET, "CS", "", "ISO 2022 IR 87"));
    body.put(Tags.OPERATORS_NAME, to -> to.bytes(Tags.OPERATORS_NAME, "PN", name));
    return body;
  }

  /** A private block whose creator is itself a name, with text, bytes, UTF-16 and a sequence. */
  void privates(Map<Integer, Body> body, String path) {
    String creator = markers.text(path + "(0029,0077) creator");
    String text = markers.text(path + "(0029,7701)");
    String unknown = markers.text(path + "(0029,7702) UN");
    String wide = markers.text(path + "(0029,7703) UTF-16");
    String inner = markers.text(path + "(0029,7704)[0]");
    String orphan = markers.text(path + "(0031,1001) without creator");
    body.put(0x00290077, to -> to.text(0x00290077, "LO", creator));
    body.put(0x00297701, to -> to.text(0x00297701, "LO", text));
    body.put(0x00297702, to -> to.bytes(0x00297702, "UN", ascii(unknown)));
    body.put(
        0x00297703, to -> to.bytes(0x00297703, "OB", wide.getBytes(StandardCharsets.UTF_16LE)));
    body.put(
        0x00297704,
        to ->
            to.unknownSequence(
                0x00297704,
                item ->
                    item.text(Tags.PATIENT_NAME, "PN", inner)
                        .text(0x00290010, "LO", creator)
                        .text(0x00291001, "LO", inner)));
    body.put(0x00311001, to -> to.text(0x00311001, "LO", orphan));
  }

  /** Words in elements that a known creator's list lets stay as numbers. */
  private void listed(Map<Integer, Body> body, String path) {
    listed(body, path, 0x0019, "SIEMENS MR HEADER", 0x0C);
    listed(body, path, 0x0043, "GEMS_PARM_01", 0x39);
    listed(body, path, 0x2005, "Philips MR Imaging DD 001", 0x0E);
  }

  private void listed(
      Map<Integer, Body> body, String path, int group, String creator, int element) {
    int block = group << 16 | 0x6A;
    int tag = group << 16 | 0x6A00 | element;
    String word = markers.text(path + place(tag) + " " + creator);
    body.put(block, to -> to.text(block, "LO", creator));
    body.put(tag, to -> to.text(tag, "LO", word));
  }

  static Body all(Map<Integer, Body> elements) {
    return to -> {
      for (Body body : elements.values()) {
        body.write(to);
      }
    };
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void text(Map<Integer, Body> body, int tag, String vr, String path) {
    String marker = markers.text(path + place(tag));
    body.put(tag, (ElementWriter to) -> to.text(tag, vr, marker));
  }

  static String place(int tag) {
    return TagPath.inBraces(tag);
  }
}
