package eir.deid.gate;

import eir.deid.header.TopLevel;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;

/** Reads what the index keeps from a header that passed. */
final class Instances {
  private Instances() {}

  static Instance of(ElementTable table, String sopClassUid, String pseudonym) {
    return new Instance(
        sopClassUid,
        TopLevel.text(table, Tags.SOP_INSTANCE_UID),
        TopLevel.text(table, Tags.SERIES_INSTANCE_UID),
        TopLevel.text(table, Tags.STUDY_INSTANCE_UID),
        pseudonym,
        table.transferSyntaxUid(),
        TopLevel.text(table, Tags.MODALITY),
        TopLevel.text(table, Tags.STUDY_DATE),
        TopLevel.integer(table, Tags.SERIES_NUMBER, -1),
        TopLevel.integer(table, Tags.INSTANCE_NUMBER, -1),
        TopLevel.text(table, Tags.SERIES_DESCRIPTION),
        table.firstUnsignedShort(table.find(Tags.ROWS), -1),
        table.firstUnsignedShort(table.find(Tags.COLUMNS), -1),
        TopLevel.integer(table, Tags.NUMBER_OF_FRAMES, 1),
        table.fileLengthBytes());
  }
}
