package eir.deid.hard;

import static eir.deid.hard.HardCase.refused;
import static eir.deid.hard.HardCase.written;

import eir.deid.RefusalCode;
import eir.deid.TestImage;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.SequenceLength;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The hard cases of de-identification, each as at least one file of a made-up child: where names,
 * numbers and days have been seen to hide. The numbers are those of the tests' names.
 */
final class HardCases {
  private static final String FIRST_STUDY = "1.3.6.1.4.1.99999999.16";

  private HardCases() {}

  static List<HardCase> all() {
    List<HardCase> all = new ArrayList<>();
    all.addAll(words());
    all.addAll(privates());
    all.addAll(objects());
    all.addAll(references());
    all.addAll(values());
    all.addAll(PixelCases.all());
    all.addAll(CharacterSetCases.all());
    all.addAll(SidewaysCases.all());
    all.addAll(pairs());
    return all;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Two files each, of which the test says what must hold between them. */
  static List<HardCase> pairs() {
    return List.of(
        written(
            16,
            "an image of a first study",
            new TestImage()
                .text(Tags.SOP_INSTANCE_UID, "UI", FIRST_STUDY + ".1.1")
                .text(Tags.SERIES_INSTANCE_UID, "UI", FIRST_STUDY + ".1")
                .text(Tags.STUDY_INSTANCE_UID, "UI", FIRST_STUDY)
                .text(Tags.FRAME_OF_REFERENCE_UID, "UI", FIRST_STUDY + ".9")
                .bytes(),
            FIRST_STUDY),
        written(
            16,
            "an image of a second study that refers to the first",
            new TestImage()
                .text(Tags.FRAME_OF_REFERENCE_UID, "UI", FIRST_STUDY + ".9")
                .put(
                    Tags.DERIVATION_IMAGE_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.DERIVATION_IMAGE_SEQUENCE,
                            SequenceLength.UNDEFINED,
                            item ->
                                item.sequence(
                                    Tags.SOURCE_IMAGE_SEQUENCE,
                                    SequenceLength.UNDEFINED,
                                    HardCases::instanceOfFirstStudy)))
                .put(
                    Tags.STUDIES_CONTAINING_OTHER_REFERENCED_INSTANCES_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.STUDIES_CONTAINING_OTHER_REFERENCED_INSTANCES_SEQUENCE,
                            SequenceLength.DEFINED,
                            study ->
                                study
                                    .sequence(
                                        Tags.REFERENCED_SERIES_SEQUENCE,
                                        SequenceLength.DEFINED,
                                        series ->
                                            series
                                                .sequence(
                                                    Tags.REFERENCED_SOP_SEQUENCE,
                                                    SequenceLength.DEFINED,
                                                    HardCases::instanceOfFirstStudy)
                                                .text(
                                                    Tags.SERIES_INSTANCE_UID,
                                                    "UI",
                                                    FIRST_STUDY + ".1"))
                                    .text(Tags.STUDY_INSTANCE_UID, "UI", FIRST_STUDY)))
                .bytes(),
            FIRST_STUDY),
        written(
            25,
            "the first of two patients on one disc",
            new TestImage()
                .text(Tags.PATIENT_NAME, "PN", "ZQXJA^Jane")
                .text(Tags.PATIENT_ID, "LO", "ZQXJ-0001")
                .bytes(),
            "ZQXJ",
            "Jane"),
        written(
            25,
            "the second of two patients on one disc",
            new TestImage()
                .text(Tags.PATIENT_NAME, "PN", "ZQXJB^Jane")
                .text(Tags.PATIENT_ID, "LO", "ZQXJ-0002")
                .bytes(),
            "ZQXJ",
            "Jane"),
        written(
            26,
            "a UID",
            new TestImage().text(Tags.SOP_INSTANCE_UID, "UI", "1.3.6.1.4.1.99999999.26").bytes(),
            "99999999"),
        written(
            26,
            "the same UID with other bytes",
            new TestImage()
                .text(Tags.SOP_INSTANCE_UID, "UI", "1.3.6.1.4.1.99999999.26")
                .text(Tags.ECHO_TIME, "DS", "9")
                .bytes(),
            "99999999"));
  }

  private static void instanceOfFirstStudy(ElementWriter item) throws IOException {
    item.text(Tags.REFERENCED_SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE)
        .text(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", FIRST_STUDY + ".1.1");
  }

  private static List<HardCase> words() {
    return List.of(
        written(
                1,
                "a name in descriptions and comments",
                new TestImage()
                    .text(Tags.PATIENT_NAME, "PN", "Doe^Jane")
                    .text(Tags.STUDY_DESCRIPTION, "LO", "MR HEAD OF ZQXJA")
                    .text(Tags.SERIES_DESCRIPTION, "LO", "T1 ZQXJB JANE SAG")
                    .text(Tags.PROTOCOL_NAME, "LO", "FLAIR_ZQXJC_AX")
                    .text(Tags.IMAGE_COMMENTS, "LT", "seen by Dr ZQXJD, T2 TRA")
                    .text(Tags.PATIENT_COMMENTS, "LT", "ZQXJE")
                    .bytes(),
                "ZQXJ",
                "JANE")
            .staying("T1 SAG", "FLAIR AX"),
        written(
            2,
            "Siemens CSA headers and protocol",
            new TestImage()
                .put(0x00210010, to -> to.text(0x00210010, "LO", "SIEMENS MR SDS 01"))
                .put(0x00211019, to -> to.bytes(0x00211019, "OB", ascii("PHOENIXZIP ZQXJA")))
                .put(0x00290010, to -> to.text(0x00290010, "LO", "SIEMENS CSA HEADER"))
                .put(0x00291010, to -> to.bytes(0x00291010, "OB", ascii("SV10\4\3\2\1 ZQXJB")))
                .put(
                    0x00291020,
                    to -> to.bytes(0x00291020, "OB", ascii("MrPhoenixProtocol = ZQXJC")))
                .bytes(),
            "ZQXJ",
            "SV10",
            "PHOENIX"));
  }

  private static List<HardCase> privates() {
    return List.of(
        written(
                3,
                "a creator twice, free blocks, a container with a day",
                new TestImage()
                    .put(0x00650010, to -> to.text(0x00650010, "LO", "Image Private Header"))
                    .put(
                        0x00651051,
                        to ->
                            to.sequence(
                                0x00651051,
                                SequenceLength.UNDEFINED,
                                item ->
                                    item.text(Tags.ACQUISITION_DATE, "DA", "19881103")
                                        .text(Tags.PATIENT_NAME, "PN", "ZQXJA")
                                        .text(Tags.IMAGE_POSITION_PATIENT, "DS", "1", "2", "3.25")))
                    .put(0x20050042, to -> to.text(0x20050042, "LO", "Philips MR Imaging DD 001"))
                    .put(0x20050077, to -> to.text(0x20050077, "LO", "Philips MR Imaging DD 001"))
                    .put(0x2005420E, to -> to.floats(0x2005420E, "FL", 0.125f))
                    .put(0x20054214, to -> to.text(0x20054214, "LO", "ZQXJB"))
                    .put(0x2005770D, to -> to.floats(0x2005770D, "FL", 0.5f))
                    .put(0x20057715, to -> to.text(0x20057715, "LO", "ZQXJC"))
                    .bytes(),
                "ZQXJ",
                "19881103")
            .staying("1\\2\\3.25", "Philips MR Imaging DD 001"),
        written(
            4,
            "a creator that is a name, one that is missing, one of another item",
            new TestImage()
                .put(0x00290010, to -> to.text(0x00290010, "LO", "ZQXJA^JANE"))
                .put(0x00291001, to -> to.text(0x00291001, "LO", "ZQXJB"))
                .put(0x00311001, to -> to.text(0x00311001, "LO", "ZQXJC"))
                .put(0x00190010, to -> to.text(0x00190010, "LO", "SIEMENS MR HEADER"))
                .put(0x0019100C, to -> to.text(0x0019100C, "IS", "700"))
                .nested(
                    1,
                    0x0019100E,
                    to -> to.text(0x0019100E, "LO", "ZQXJD")) // the creator is not in this item
                .bytes(),
            "ZQXJ"),
        written(
            5,
            "sequences under UN to depth eight, lengths mixed",
            new TestImage()
                .put(Tags.DERIVATION_IMAGE_SEQUENCE, unknown(8))
                .put(0x00990010, to -> to.text(0x00990010, "LO", "A MAKER"))
                .put(
                    0x00991001,
                    to ->
                        to.unknownSequence(
                            0x00991001,
                            item ->
                                item.sequence(
                                    Tags.REQUEST_ATTRIBUTES_SEQUENCE,
                                    SequenceLength.DEFINED,
                                    inner -> inner.text(Tags.PERSON_NAME, "PN", "ZQXJB"))))
                .bytes(),
            "ZQXJ"),
        written(
            6,
            "persons deep in items, with three groups",
            new TestImage()
                .nested(
                    5,
                    Tags.PERSON_NAME,
                    to -> to.text(Tags.PERSON_NAME, "PN", "ZQXJA^X=ZQXJB^Y=ZQXJC^Z"))
                .text(Tags.OPERATORS_NAME, "PN", "ZQXJD^A=ZQXJE=ZQXJF", "ZQXJG")
                .bytes(),
            "ZQXJ"));
  }

  private static Body unknown(int depth) {
    return to -> {
      if (depth == 0) {
        to.text(Tags.PATIENT_COMMENTS, "LT", "ZQXJA");
      } else if (depth % 2 == 0) {
        to.unknownSequence(Tags.DERIVATION_IMAGE_SEQUENCE, unknown(depth - 1));
      } else {
        to.sequence(Tags.DERIVATION_IMAGE_SEQUENCE, SequenceLength.DEFINED, unknown(depth - 1));
      }
    };
  }

  private static List<HardCase> objects() {
    List<HardCase> cases = new ArrayList<>();
    for (String uid :
        List.of(
            Uids.BASIC_TEXT_SR_STORAGE,
            Uids.KEY_OBJECT_SELECTION_DOCUMENT_STORAGE,
            Uids.ENCAPSULATED_PDF_STORAGE,
            Uids.GRAYSCALE_SOFTCOPY_PRESENTATION_STATE_STORAGE,
            Uids.SECONDARY_CAPTURE_IMAGE_STORAGE)) {
      cases.add(
          refused(
              uid.equals(Uids.SECONDARY_CAPTURE_IMAGE_STORAGE) ? 20 : 9,
              "an object of class " + uid,
              new TestImage().text(Tags.SOP_CLASS_UID, "UI", uid).bytes(),
              RefusalCode.SOP_CLASS));
    }
    cases.add(
        written(
            9,
            "curves, audio, waveforms and a report inside an image",
            new TestImage()
                .text(0x50000022, "LO", "ZQXJA")
                .put(0x50003000, to -> to.bytes(0x50003000, "OW", ascii("ZQXJB.")))
                .put(0x5000200C, to -> to.bytes(0x5000200C, "OW", ascii("ZQXJC.")))
                .put(
                    Tags.WAVEFORM_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.WAVEFORM_SEQUENCE,
                            SequenceLength.DEFINED,
                            item -> item.text(Tags.PERSON_NAME, "PN", "ZQXJD")))
                .put(
                    Tags.CONTENT_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.CONTENT_SEQUENCE,
                            SequenceLength.DEFINED,
                            item -> item.text(Tags.TEXT_VALUE, "UT", "ZQXJE")))
                .put(
                    Tags.ENCAPSULATED_DOCUMENT,
                    to -> to.bytes(Tags.ENCAPSULATED_DOCUMENT, "OB", ascii("ZQXJF.")))
                .bytes(),
            "ZQXJ"));
    cases.add(
        written(
            9,
            "acquisition context with names, codes of the hospital, numbers and dates",
            new TestImage()
                .put(
                    Tags.ACQUISITION_CONTEXT_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.ACQUISITION_CONTEXT_SEQUENCE,
                            SequenceLength.UNDEFINED,
                            item("TEXT", "113069", "DCM", "UT", Tags.TEXT_VALUE, "ZQXJA"),
                            item("PNAME", "113069", "DCM", "PN", Tags.PERSON_NAME, "ZQXJB"),
                            item("TEXT", "ZQXJC", "99ZQXJ", "UT", Tags.TEXT_VALUE, "ZQXJD"),
                            item("DATE", "113069", "DCM", "DA", Tags.DATE, "19881103"),
                            item("DATE", "ZQXJE", "99ZQXJ", "DA", Tags.DATE, "19881103"),
                            item("UIDREF", "113069", "DCM", "UI", Tags.UID, "1.2.19881103"),
                            item("TABLE", "113069", "DCM", "UT", Tags.TEXT_VALUE, "ZQXJF")))
                .bytes(),
            "ZQXJ",
            "19881103"));
    cases.add(
        refused(
            9,
            "a report with names in its items",
            new TestImage()
                .text(Tags.SOP_CLASS_UID, "UI", Uids.ENHANCED_SR_STORAGE)
                .text(Tags.MODALITY, "CS", "SR")
                .text(Tags.VALUE_TYPE, "CS", "CONTAINER")
                .without(Tags.PIXEL_DATA)
                .put(Tags.CONCEPT_NAME_CODE_SEQUENCE, coded("126000", "DCM"))
                .put(
                    Tags.CONTENT_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.CONTENT_SEQUENCE,
                            SequenceLength.UNDEFINED,
                            item("PNAME", "121008", "DCM", "PN", Tags.PERSON_NAME, "ZQXJA"),
                            item("TEXT", "121071", "DCM", "UT", Tags.TEXT_VALUE, "ZQXJB"),
                            item("CODE", "121071", "DCM", "UT", Tags.TEXT_VALUE, "ZQXJC"),
                            item("DATE", "121031", "DCM", "DA", Tags.DATE, "20170505"),
                            item("DATE", "121071", "DCM", "DA", Tags.DATE, "19881103"),
                            item("UIDREF", "112040", "DCM", "UI", Tags.UID, "1.2.19881103"),
                            item("CONTAINER", "ZQXJD", "99H", "LO", Tags.PATIENT_ID, "ZQXJE")))
                .bytes(),
            RefusalCode.SOP_CLASS,
            "ZQXJ",
            "20170505",
            "19881103"));
    cases.add(
        refused(
            10,
            "a DICOMDIR",
            new TestImage()
                .text(Tags.SOP_CLASS_UID, "UI", Uids.MEDIA_STORAGE_DIRECTORY_STORAGE)
                .put(0x00041220, to -> to.sequence(0x00041220, SequenceLength.DEFINED, _ -> {}))
                .bytes(),
            RefusalCode.DICOMDIR));
    cases.add(
        written(
            15,
            "original attributes, signatures, encrypted originals",
            new TestImage()
                .put(0x04000500, items(0x04000500, 0x04000520))
                .put(0x04000561, items(0x04000561, 0x04000565))
                .put(0x4FFE0001, items(0x4FFE0001, 0x04000404))
                .bytes(),
            "ZQXJ"));
    return cases;
  }

  /** A content item whose concept means a name. */
  private static Body item(
      String type, String code, String scheme, String vr, int tag, String value) {
    return to -> {
      boolean isFirst = tag == Tags.PATIENT_ID;
      if (isFirst) {
        to.text(tag, vr, value);
      }
      to.text(Tags.VALUE_TYPE, "CS", type);
      coded(code, scheme).write(to);
      if (!isFirst) {
        to.text(tag, vr, value);
      }
    };
  }

  /** A concept whose meaning is a name. */
  private static Body coded(String code, String scheme) {
    return to ->
        to.sequence(
            Tags.CONCEPT_NAME_CODE_SEQUENCE,
            SequenceLength.DEFINED,
            name ->
                name.text(Tags.CODE_VALUE, "SH", code)
                    .text(Tags.CODING_SCHEME_DESIGNATOR, "SH", scheme)
                    .text(Tags.CODE_MEANING, "LO", "of ZQXJG"));
  }

  /** A lookup table of eight entries of 16 bits. */
  private static Body table(String data) {
    return item ->
        item.unsigned16(Tags.LUT_DESCRIPTOR, "US", 8, 0, 16)
            .bytes(Tags.LUT_DATA, "OW", ascii(data));
  }

  private static Body items(int tag, int inner) {
    return to ->
        to.sequence(
            tag,
            SequenceLength.UNDEFINED,
            item ->
                item.text(Tags.PATIENT_NAME, "PN", "ZQXJA").bytes(inner, "OB", ascii("ZQXJB.")));
  }

  private static List<HardCase> references() {
    return List.of(
        written(
            16,
            "UIDs of frame of reference, dimension, concatenation, tracking, irradiation",
            new TestImage()
                .text(Tags.FRAME_OF_REFERENCE_UID, "UI", "1.3.6.1.4.1.99999999.1")
                .text(Tags.SYNCHRONIZATION_FRAME_OF_REFERENCE_UID, "UI", "1.3.6.1.4.1.99999999.2")
                .text(Tags.CONCATENATION_UID, "UI", "1.3.6.1.4.1.99999999.3")
                .text(Tags.IRRADIATION_EVENT_UID, "UI", "1.3.6.1.4.1.99999999.4")
                .put(
                    Tags.TRACKING_UID,
                    to -> to.text(Tags.TRACKING_UID, "UI", "1.3.6.1.4.1.99999999.5"))
                .put(
                    Tags.DIMENSION_ORGANIZATION_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.DIMENSION_ORGANIZATION_SEQUENCE,
                            SequenceLength.DEFINED,
                            item ->
                                item.text(
                                    Tags.DIMENSION_ORGANIZATION_UID,
                                    "UI",
                                    "1.3.6.1.4.1.99999999.6")))
                .bytes(),
            "1.3.6.1.4.1.99999999"),
        written(
            17,
            "days in UIDs, in a series number, in the study ID",
            new TestImage()
                .text(Tags.SERIES_INSTANCE_UID, "UI", "1.3.12.2.1107.20240131101500")
                .text(Tags.SERIES_NUMBER, "IS", "20240131")
                .text(Tags.ACQUISITION_NUMBER, "IS", "19881103")
                .text(Tags.STUDY_ID, "SH", "20240131")
                .bytes(),
            "20240131",
            "19881103"),
        written(
            18,
            "serial numbers, stations, application entities",
            new TestImage()
                .text(Tags.STATION_NAME, "SH", "ZQXJA")
                .text(Tags.DEVICE_SERIAL_NUMBER, "LO", "ZQXJB")
                .text(Tags.DETECTOR_ID, "SH", "ZQXJC")
                .text(Tags.STATION_AE_TITLE, "AE", "ZQXJD")
                .put(
                    0x0018100A,
                    to ->
                        to.sequence(
                            0x0018100A,
                            SequenceLength.DEFINED,
                            item -> item.text(0x00181009, "UT", "ZQXJE")))
                .bytes(),
            "ZQXJ"),
        written(
            19,
            "orders, requests, steps, accession number",
            new TestImage()
                .text(Tags.ACCESSION_NUMBER, "SH", "ZQXJA")
                .put(
                    Tags.REQUEST_ATTRIBUTES_SEQUENCE,
                    to ->
                        to.sequence(
                            Tags.REQUEST_ATTRIBUTES_SEQUENCE,
                            SequenceLength.DEFINED,
                            item ->
                                item.text(Tags.SCHEDULED_PROCEDURE_STEP_DESCRIPTION, "LO", "ZQXJB")
                                    .text(Tags.REQUESTED_PROCEDURE_ID, "SH", "ZQXJC")))
                .text(Tags.PERFORMED_PROCEDURE_STEP_START_DATE, "DA", "19881103")
                .text(Tags.PERFORMED_PROCEDURE_STEP_ID, "SH", "ZQXJD")
                .text(Tags.PERFORMED_PROCEDURE_STEP_DESCRIPTION, "LO", "ZQXJE T2")
                .bytes(),
            "ZQXJ",
            "19881103"));
  }

  private static List<HardCase> values() {
    return List.of(
        written(
            13,
            "preamble, application entities and private information of the meta group",
            new MetaFile().bytes(),
            "ZQXJ",
            "II*",
            "MZ"),
        written(
                21,
                "a head that nobody defaced",
                new TestImage().text(Tags.RECOGNIZABLE_VISUAL_FEATURES, "CS", "NO", "ZQXJ").bytes(),
                "ZQXJ")
            .staying("YES "),
        written(
            22,
            "a name as a third value, behind NUL, in 70 KB, behind a number",
            new TestImage(Encoding.IMPLICIT_LITTLE)
                .text(Tags.SOFTWARE_VERSIONS, "LO", "syngo MR E11", "1.0", "ZQXJA")
                .text(Tags.SEQUENCE_NAME, "SH", "*tfl3d1\0ZQXJB")
                .text(Tags.PROTOCOL_NAME, "LO", "ZQXJC ".repeat(12_000))
                .text(Tags.ECHO_TIME, "DS", "2.5 ZQXJD")
                .text(Tags.SCANNING_SEQUENCE, "CS", "GR", "IR", "ZQXJE")
                .bytes(),
            "ZQXJ"),
        written(
                22,
                "text in a lookup table",
                new TestImage()
                    .put(
                        Tags.VOILUT_SEQUENCE,
                        to ->
                            to.sequence(
                                Tags.VOILUT_SEQUENCE,
                                SequenceLength.DEFINED,
                                table("ZQXJ MR ROEZQXJ "),
                                table("AABBCCDDEEFFGGHH"),
                                table("aAbAcAdAeAfAgAhA")))
                    .bytes(),
                "ZQXJ")
            .staying("AABBCCDDEEFFGGHH", "aAbAcAdAeAfAgAhA"),
        written(
            23,
            "retired and unknown elements, groups of commands, group lengths",
            new TestImage()
                .put(0x00000900, to -> to.text(0x00000900, "LO", "ZQXJA"))
                .put(0x00060001, to -> to.text(0x00060001, "LO", "ZQXJB"))
                .put(0x00080000, to -> to.bytes(0x00080000, "UL", ascii("ZQXJ")))
                .text(0x00080040, "LO", "ZQXJC")
                .text(0x00109998, "LO", "ZQXJD")
                .text(0x40000010, "LT", "ZQXJE")
                .bytes(),
            "ZQXJ"));
  }
}
