package eir.deid;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A small classic MR image of a made-up child, to which a test adds what it is about. */
public final class TestImage {
  private final Map<Integer, Body> elements = new TreeMap<>(Integer::compareUnsigned);
  private final Encoding encoding;
  private byte[] behind = new byte[0];

  public TestImage() {
    this(Encoding.EXPLICIT_LITTLE);
  }

  public TestImage(Encoding encoding) {
    this.encoding = encoding;
    text(Tags.IMAGE_TYPE, "CS", "ORIGINAL", "PRIMARY", "M");
    text(Tags.SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE);
    text(Tags.SOP_INSTANCE_UID, "UI", "1.2.3.4.5.6");
    text(Tags.STUDY_DATE, "DA", "20240131");
    text(Tags.STUDY_TIME, "TM", "101500");
    text(Tags.MODALITY, "CS", "MR");
    text(Tags.MANUFACTURER, "LO", "SIEMENS");
    text(Tags.SERIES_DESCRIPTION, "LO", "T1 MUELLER ANNA SAG");
    text(Tags.PATIENT_NAME, "PN", "Mueller^Anna");
    text(Tags.PATIENT_ID, "LO", "PAT-001");
    text(Tags.PATIENT_BIRTH_DATE, "DA", "20170505");
    text(Tags.PATIENT_SEX, "CS", "F");
    text(Tags.REPETITION_TIME, "DS", "2300");
    text(Tags.STUDY_INSTANCE_UID, "UI", "1.2.3.4");
    text(Tags.SERIES_INSTANCE_UID, "UI", "1.2.3.4.5");
    text(Tags.SERIES_NUMBER, "IS", "3");
    text(Tags.IMAGE_POSITION_PATIENT, "DS", "-109.9999961853", "1.5", "0");
    text(Tags.IMAGE_ORIENTATION_PATIENT, "DS", "1", "0", "0", "0", "1", "0");
    text(Tags.PIXEL_SPACING, "DS", "1", "1");
    number(Tags.SAMPLES_PER_PIXEL, 1);
    text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2");
    number(Tags.ROWS, 4);
    number(Tags.COLUMNS, 4);
    number(Tags.BITS_ALLOCATED, 16);
    number(Tags.BITS_STORED, 12);
    number(Tags.HIGH_BIT, 11);
    number(Tags.PIXEL_REPRESENTATION, 0);
    put(Tags.PIXEL_DATA, to -> to.words(Tags.PIXEL_DATA, new short[16]));
  }

  public TestImage text(int tag, String vr, String... values) {
    return put(tag, to -> to.text(tag, vr, values));
  }

  public TestImage number(int tag, int... values) {
    return put(tag, to -> to.unsigned16(tag, "US", values));
  }

  public TestImage put(int tag, Body body) {
    elements.put(tag, body);
    return this;
  }

  public TestImage without(int tag) {
    elements.remove(tag);
    return this;
  }

  /** {@code body} inside {@code depth} sequences that stay in an image; 0 is the top level. */
  public TestImage nested(int depth, int tag, Body body) {
    if (depth == 0) {
      return put(tag, body);
    }
    Body inner = body;
    for (int i = 1; i < depth; i++) {
      Body held = inner;
      inner = to -> to.sequence(Tags.DERIVATION_IMAGE_SEQUENCE, SequenceLength.UNDEFINED, held);
    }
    Body held = inner;
    return put(
        Tags.DERIVATION_IMAGE_SEQUENCE,
        to -> to.sequence(Tags.DERIVATION_IMAGE_SEQUENCE, SequenceLength.DEFINED, held));
  }

  public TestImage behindPixels(byte[] bytes) {
    behind = bytes;
    return this;
  }

  public byte[] bytes() {
    return bytes(encoding.transferSyntaxUid());
  }

  public byte[] bytes(String transferSyntaxUid) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ElementWriter to =
          ElementWriter.startFile(
              out,
              new byte[128],
              encoding,
              meta ->
                  meta.bytes(0x00020001, "OB", new byte[] {0, 1})
                      .text(0x00020002, "UI", Uids.MR_IMAGE_STORAGE)
                      .text(0x00020003, "UI", "1.2.3.4.5.6")
                      .text(0x00020010, "UI", transferSyntaxUid)
                      .text(0x00020012, "UI", "1.2.3.9"));
      for (Body body : elements.values()) {
        body.write(to);
      }
      out.write(behind);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  public Source source() {
    return Source.of(bytes());
  }
}
