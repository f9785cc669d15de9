package eir.phantom.scan;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.SequenceLength;
import eir.phantom.identity.PlantedIdentity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Puts identity where real hospitals leave it: open elements, nested items, private blocks, blobs.
 *
 * <p>Each planted text is a {@link eir.phantom.identity.Marker} of the identity.
 */
final class Planting {
  private final PlantedIdentity who;
  private final Vendor vendor;

  Planting(PlantedIdentity who, Vendor vendor) {
    this.who = who;
    this.vendor = vendor;
  }

  /** Adds all that must vanish to the clean elements of an image. */
  void plant(Elements to, SeriesKind kind, int instance, MrHeader header) {
    patient(to);
    people(to);
    places(to);
    descriptions(to, kind);
    nested(to, header);
    if (kind != SeriesKind.LOCALISER) {
      to.items(
          Tags.REFERENCED_IMAGE_SEQUENCE, SequenceLength.DEFINED, header.localiserReferences());
    }
    to.text(Tags.INSTANCE_CREATOR_UID, who.uid(9))
        .text(Tags.IMAGE_COMMENTS, who.comment() + " " + instance);
    privateName(to);
    if (kind.wrapping() != Wrapping.EXPLICIT_BIG) { // little endian inside: dciodvfy gives up there
      unknownSequence(to);
    }
    switch (vendor) {
      case SIEMENS_LIKE -> csa(to);
      case GE_LIKE -> ge(to);
      case PHILIPS_LIKE -> philips(to);
    }
  }

  /** The vendor's own b-value, which de-identification may keep (allowed-private.tsv). */
  void privateDiffusion(Elements to, int bValue) {
    switch (vendor) {
      case SIEMENS_LIKE ->
          to.privateText(0x00190010, "LO", "SIEMENS MR HEADER")
              .privateText(0x0019100C, "IS", Integer.toString(bValue))
              .privateText(0x0019100D, "CS", bValue == 0 ? "NONE" : "ISOTROPIC");
      case GE_LIKE ->
          to.privateText(0x00430010, "LO", "GEMS_PARM_01")
              .privateText(
                  0x00431039, "IS", Integer.toString(1_000_000_000 + bValue), "8", "0", "0");
      case PHILIPS_LIKE ->
          to.privateText(0x20010010, "LO", "Philips Imaging DD 001")
              .body(0x20011003, w -> w.floats(0x20011003, "FL", bValue))
              .privateText(0x20011004, "CS", bValue == 0 ? "N" : "I");
    }
  }

  /** The name as a graphic over the image, PS3.3 §C.9.2: group 6000, one bit a pixel. */
  void overlay(Elements to, int rows, int columns) {
    short[] drawn = new short[rows * columns];
    BurnedText.burn(drawn, columns, who.familyUpper());
    byte[] bits = new byte[(drawn.length + 7) / 8];
    for (int n = 0; n < drawn.length; n++) {
      if (drawn[n] != 0) {
        bits[n >> 3] |= (byte) (1 << (n & 7));
      }
    }
    to.body(0x60000010, w -> w.unsigned16(0x60000010, "US", rows))
        .body(0x60000011, w -> w.unsigned16(0x60000011, "US", columns))
        .privateText(0x60000040, "CS", "G")
        .body(0x60000050, w -> w.unsigned16(0x60000050, "SS", 1, 1))
        .body(0x60000100, w -> w.unsigned16(0x60000100, "US", 1))
        .body(0x60000102, w -> w.unsigned16(0x60000102, "US", 0))
        .privateText(0x60001500, "LO", who.familyUpper())
        .bytes(0x60003000, "OB", bits);
  }

  private void patient(Elements to) {
    to.text(Tags.PATIENT_BIRTH_NAME, who.birthNameFull())
        .text(Tags.PATIENT_MOTHER_BIRTH_NAME, who.birthNameFull())
        .text(Tags.PATIENT_ADDRESS, who.street())
        .text(Tags.PATIENT_TELEPHONE_NUMBERS, who.telephone())
        .text(Tags.OTHER_PATIENT_NAMES, who.patientName())
        .text(Tags.PATIENT_BIRTH_TIME, "031500")
        .text(Tags.PATIENT_COMMENTS, who.comment())
        .text(Tags.RESPONSIBLE_PERSON, who.birthNameFull())
        .text(Tags.RESPONSIBLE_PERSON_ROLE, "PARENT")
        .text(Tags.ETHNIC_GROUP, "ZQXJETHNIC")
        .text(Tags.OCCUPATION, "pupil")
        .items(
            Tags.OTHER_PATIENT_IDS_SEQUENCE,
            SequenceLength.UNDEFINED,
            item()
                .text(Tags.PATIENT_ID, who.otherPatientId())
                .text(Tags.ISSUER_OF_PATIENT_ID, who.institution())
                .text(Tags.TYPE_OF_PATIENT_ID, "TEXT"));
  }

  private void people(Elements to) {
    to.text(Tags.PERFORMING_PHYSICIAN_NAME, who.performing() + "^Otto")
        .text(Tags.NAME_OF_PHYSICIANS_READING_STUDY, who.reading() + "^Ute")
        .text(Tags.PHYSICIANS_OF_RECORD, who.referring() + "^Ida")
        .text(Tags.OPERATORS_NAME, who.operator() + "^Olaf", who.performing() + "^Otto")
        .text(Tags.REQUESTING_PHYSICIAN, who.requesting() + "^Rita")
        .items(
            Tags.REFERRING_PHYSICIAN_IDENTIFICATION_SEQUENCE,
            SequenceLength.DEFINED_AROUND_UNDEFINED,
            item()
                .text(Tags.INSTITUTION_NAME, who.institution())
                .text(Tags.PERSON_TELEPHONE_NUMBERS, who.telephone())
                .items(
                    Tags.PERSON_IDENTIFICATION_CODE_SEQUENCE,
                    SequenceLength.DEFINED,
                    item()
                        .text(Tags.CODE_VALUE, "DR-1")
                        .text(Tags.CODING_SCHEME_DESIGNATOR, "99ZQXJ")
                        .text(Tags.CODE_MEANING, who.referring())));
  }

  private void places(Elements to) {
    to.text(Tags.INSTITUTION_NAME, who.institution())
        .text(Tags.INSTITUTION_ADDRESS, who.institutionStreet())
        .text(Tags.INSTITUTIONAL_DEPARTMENT_NAME, who.department())
        .text(Tags.STATION_NAME, who.station())
        .text(Tags.DEVICE_SERIAL_NUMBER, who.serial())
        .text(Tags.RETRIEVE_AE_TITLE, who.archiveAe())
        .text(Tags.SCHEDULED_STATION_AE_TITLE, who.sourceAe())
        .text(Tags.PERFORMED_STATION_AE_TITLE, who.sourceAe())
        .text(Tags.PERFORMED_LOCATION, who.department())
        .text(Tags.PERFORMED_PROCEDURE_STEP_START_DATE, who.studyDay())
        .text(Tags.PERFORMED_PROCEDURE_STEP_START_TIME, "081500")
        .text(Tags.PERFORMED_PROCEDURE_STEP_ID, who.studyId());
  }

  private void descriptions(Elements to, SeriesKind kind) {
    String name = who.familyUpper();
    to.text(Tags.STUDY_DESCRIPTION, "MRI HEAD " + name)
        .text(Tags.REQUESTED_PROCEDURE_DESCRIPTION, "MRI HEAD GD " + name)
        .text(Tags.PERFORMED_PROCEDURE_STEP_DESCRIPTION, "HEAD " + name);
    switch (kind) {
      case T1_SAGITTAL -> to.text(Tags.SERIES_DESCRIPTION, "T1 MPRAGE " + name + " SAG");
      case T2_AXIAL -> to.text(Tags.PROTOCOL_NAME, "T2 TSE AX " + name);
      case LOCALISER, T1_AXIAL, FLAIR_AXIAL, DIFFUSION, ADC, T1_AXIAL_POST, T1_SAGITTAL_POST -> {}
    }
  }

  private void nested(Elements to, MrHeader header) {
    to.items(
            Tags.REQUEST_ATTRIBUTES_SEQUENCE,
            SequenceLength.UNDEFINED_AROUND_DEFINED,
            item()
                .text(Tags.ACCESSION_NUMBER, who.accession())
                .text(Tags.REQUESTED_PROCEDURE_DESCRIPTION, "MRI HEAD " + who.familyUpper())
                .text(Tags.REQUESTED_PROCEDURE_ID, who.studyId())
                .text(Tags.SCHEDULED_PROCEDURE_STEP_DESCRIPTION, "HEAD " + who.familyUpper())
                .text(Tags.SCHEDULED_PROCEDURE_STEP_ID, who.studyId())
                .text(Tags.REQUESTING_PHYSICIAN, who.requesting() + "^Rita")
                .items(
                    Tags.REFERENCED_STUDY_SEQUENCE,
                    SequenceLength.UNDEFINED,
                    reference("1.2.840.10008.3.1.2.3.1", header.studyUid())))
        .items(
            Tags.REFERENCED_STUDY_SEQUENCE,
            SequenceLength.DEFINED,
            reference("1.2.840.10008.3.1.2.3.1", header.studyUid()))
        .items(
            Tags.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE,
            SequenceLength.DEFINED,
            reference("1.2.840.10008.3.1.2.3.3", who.uid(3)))
        .items(
            Tags.ORIGINAL_ATTRIBUTES_SEQUENCE,
            SequenceLength.UNDEFINED,
            item()
                .text(Tags.SOURCE_OF_PREVIOUS_VALUES, who.archiveAe())
                .text(Tags.ATTRIBUTE_MODIFICATION_DATE_TIME, who.studyDay() + "093000")
                .text(Tags.MODIFYING_SYSTEM, who.archiveAe())
                .text(Tags.REASON_FOR_THE_ATTRIBUTE_MODIFICATION, "CORRECT")
                .items(
                    Tags.MODIFIED_ATTRIBUTES_SEQUENCE,
                    SequenceLength.UNDEFINED,
                    item()
                        .text(Tags.PATIENT_NAME, who.patientName())
                        .text(Tags.PATIENT_ID, who.otherPatientId())));
  }

  /** A creator that is the name itself. */
  private void privateName(Elements to) {
    to.privateText(0x00110010, "LO", who.familyUpper())
        .privateText(0x00111001, "PN", who.patientName());
  }

  /** A private sequence under UN with implicit content. */
  private void unknownSequence(Elements to) {
    to.privateText(0x00130010, "LO", "ZQXJ ARCHIVE 1.0")
        .body(
            0x00131010,
            w ->
                w.unknownSequence(
                    0x00131010,
                    item()
                            .text(Tags.PATIENT_NAME, who.patientName())
                            .text(Tags.PATIENT_ID, who.patientId())
                        ::write));
  }

  /** Laid out like a CSA header ("SV10", count, tags), with the name in a tag's value. */
  private void csa(Elements to) {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    ascii(blob, "SV10", 4);
    blob.writeBytes(new byte[] {4, 3, 2, 1, 2, 0, 0, 0, 0x4D, 0, 0, 0});
    csaTag(blob, "PatientName", who.blobName());
    csaTag(blob, "UsedPatientWeight", "21");
    to.privateText(0x00290010, "LO", "SIEMENS CSA HEADER")
        .privateText(0x00291008, "CS", "IMAGE NUM 4")
        .privateText(0x00291009, "LO", who.studyDay())
        .bytes(0x00291010, "OB", blob.toByteArray())
        .bytes(
            0x00291020,
            "OB",
            ("### ASCCONV BEGIN ###\ntPatientName = \"" + who.blobName() + "\"\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  private static void csaTag(ByteArrayOutputStream blob, String name, String value) {
    ascii(blob, name, 64);
    blob.writeBytes(new byte[] {1, 0, 0, 0});
    ascii(blob, "LO", 4);
    blob.writeBytes(new byte[] {19, 0, 0, 0, 6, 0, 0, 0, 0x4D, 0, 0, 0});
    int length = (value.length() + 3) / 4 * 4;
    blob.writeBytes(new byte[] {(byte) length, 0, 0, 0, 0x4D, 0, 0, 0, 0x4D, 0, 0, 0});
    ascii(blob, value, length);
  }

  private static void ascii(ByteArrayOutputStream to, String text, int width) {
    byte[] field = new byte[width];
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, field, 0, ascii.length);
    to.writeBytes(field);
  }

  private void ge(Elements to) {
    to.privateText(0x00090010, "LO", "GEMS_IDEN_01")
        .privateText(0x00091002, "SH", who.station())
        .privateText(0x00091031, "SH", who.blobName())
        .privateText(0x00430010, "LO", "GEMS_PARM_01")
        .privateText(0x00431061, "UI", who.uid(4));
  }

  private void philips(Elements to) {
    to.privateText(0x20010010, "LO", "Philips Imaging DD 001")
        .privateText(0x200110C8, "LO", who.blobName().toUpperCase(Locale.ROOT))
        .privateText(0x20050010, "LO", "Philips MR Imaging DD 001")
        .body(0x2005100D, w -> w.floats(0x2005100D, "FL", 0f))
        .body(0x2005100E, w -> w.floats(0x2005100E, "FL", 1f))
        .privateText(0x200510F7, "PN", who.blobName())
        .decimals(Tags.RESCALE_INTERCEPT, 0)
        .decimals(Tags.RESCALE_SLOPE, 1)
        .text(Tags.RESCALE_TYPE, "normalized");
  }

  private Elements reference(String sopClass, String instance) {
    return item()
        .text(Tags.REFERENCED_SOP_CLASS_UID, sopClass)
        .text(Tags.REFERENCED_SOP_INSTANCE_UID, instance);
  }

  private Elements item() {
    return new Elements(who.repertoire());
  }
}
