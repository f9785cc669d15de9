package eir.bench.score;

import eir.bench.residue.Measured;
import eir.deid.header.TopLevel;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.Inflation;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Limits;
import eir.dicom.stream.SequenceLength;
import eir.dicom.stream.Source;
import eir.dicom.text.Latin1;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes one of ten made-up patients into a real MR or CT file and notes what must happen to it.
 */
final class Asking {
  private static final int PATIENTS = 10;
  private static final int PICTURES_A_TEXT = 7;
  private static final List<String> FAMILIES =
      List.of(
          "Zqxander",
          "Zqxbold",
          "Zqxcarlin",
          "Zqxdorn",
          "Zqxesker",
          "Zqxfulda",
          "Zqxgram",
          "Zqxholm",
          "Zqxistra",
          "Zqxjuna");
  private static final List<Integer> DAYS =
      List.of(Tags.STUDY_DATE, Tags.SERIES_DATE, Tags.ACQUISITION_DATE, Tags.CONTENT_DATE);
  private static final List<Integer> NAMES =
      List.of(
          Tags.SOP_INSTANCE_UID,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID,
          Tags.FRAME_OF_REFERENCE_UID);
  private static final Set<Integer> MEASURES =
      Set.of(
          Tags.SLICE_THICKNESS,
          Tags.REPETITION_TIME,
          Tags.ECHO_TIME,
          Tags.MAGNETIC_FIELD_STRENGTH,
          Tags.FLIP_ANGLE,
          Tags.PATIENT_POSITION,
          Tags.INSTANCE_NUMBER,
          Tags.IMAGE_POSITION_PATIENT,
          Tags.IMAGE_ORIENTATION_PATIENT,
          Tags.PIXEL_SPACING,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.PIXEL_REPRESENTATION,
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.RESCALE_INTERCEPT,
          Tags.RESCALE_SLOPE,
          Tags.MODALITY,
          Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);

  private final ElementTable table;
  private final byte[] bytes;
  private final int number;
  private final Map<Integer, Body> elements = new TreeMap<>(Integer::compareUnsigned);

  private Asking(ElementTable table, byte[] bytes, int number) {
    this.table = table;
    this.bytes = bytes;
    this.number = number;
  }

  /** Empty if {@code file} cannot be read, has not all its pixels, or is no image of MR or CT. */
  static Optional<AskedFile> of(byte[] file, int number) {
    Source source = Inflation.inflate(Source.of(file), Limits.STANDARD);
    ElementTable table = new DataSetWalker().walk(source);
    boolean isImage =
        table.fault() == Fault.NONE
            && table.pixelRow() >= 0
            && Measured.isWhole(source, table)
            && eir.deid.rule.Iod.of(TopLevel.text(table, Tags.SOP_CLASS_UID)).isPresent();
    if (!isImage) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) source.lengthBytes()];
    source.read(0, bytes, 0, bytes.length);
    try {
      return Optional.of(new Asking(table, bytes, number).asked());
    } catch (MalformedDicomException broken) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private AskedFile asked() throws IOException {
    for (int row = table.firstOfDataSet(); row < table.pixelRow(); row = table.next(row)) {
      byte[] raw = Arrays.copyOfRange(bytes, table.start(row), table.start(table.next(row)));
      elements.put(table.tag(row), to -> to.raw(raw));
    }
    String family = FAMILIES.get(number % PATIENTS);
    boolean isBurnedIn = number % PICTURES_A_TEXT == PICTURES_A_TEXT - 1;
    Optional<WrittenText> written = Optional.empty();
    if (isBurnedIn) {
      text(Tags.BURNED_IN_ANNOTATION, "CS", "YES");
      written = WrittenText.write(table, bytes, family.toUpperCase(Locale.ROOT));
    }
    String id = "ZQX-" + (4_711_000 + number % PATIENTS);
    plant(family, id);
    Map<Integer, String> uids = new TreeMap<>();
    for (int tag : NAMES) {
      String uid = TopLevel.text(table, tag);
      byte[] ascii = Latin1.bytes(uid);
      if (!uid.isEmpty() && !Dictionary.isStandardUid(ascii, 0, ascii.length)) {
        uids.put(tag, uid);
      }
    }
    return new AskedFile(
        written(),
        id,
        isBurnedIn,
        written,
        retained(),
        Map.of(
            Tags.SERIES_DESCRIPTION, List.of("T1", "SAG"),
            Tags.PROTOCOL_NAME, List.of("T2", "FLAIR"),
            Tags.STUDY_DESCRIPTION, List.of("MR", "BRAIN")),
        List.of(family, family.toUpperCase(), id, "Zqxhospital", "Zqxdoctor", "ZQXSTATION"),
        List.of(Tags.PATIENT_NAME, Tags.PATIENT_ID, Tags.SOP_CLASS_UID, Tags.MODALITY),
        dates(),
        uids);
  }

  private void plant(String family, String id) {
    text(Tags.PATIENT_NAME, "PN", family + "^Given");
    text(Tags.PATIENT_ID, "LO", id);
    elements.remove(Tags.ISSUER_OF_PATIENT_ID); // all ten are of one hospital
    elements.remove(Tags.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE);
    text(Tags.PATIENT_BIRTH_DATE, "DA", "20120304");
    text(Tags.ACCESSION_NUMBER, "SH", id + "-A");
    text(Tags.INSTITUTION_NAME, "LO", "Zqxhospital");
    text(Tags.STATION_NAME, "SH", "ZQXSTATION");
    text(Tags.REFERRING_PHYSICIAN_NAME, "PN", "Zqxdoctor^A");
    text(Tags.OPERATORS_NAME, "PN", "Zqxdoctor^B");
    text(Tags.SERIES_DESCRIPTION, "LO", "T1 " + family.toUpperCase() + " SAG");
    text(Tags.PROTOCOL_NAME, "LO", "T2 FLAIR " + family);
    text(Tags.STUDY_DESCRIPTION, "LO", "MR BRAIN " + id);
    text(Tags.IMAGE_COMMENTS, "LT", "seen with Zqxdoctor");
    text(Tags.ADDITIONAL_PATIENT_HISTORY, "LT", family + " was well");
    text(0x00290079, "LO", "ZQX PRIVATE");
    text(0x00297901, "LO", family);
    elements.put(
        Tags.REQUEST_ATTRIBUTES_SEQUENCE,
        to ->
            to.sequence(
                Tags.REQUEST_ATTRIBUTES_SEQUENCE,
                SequenceLength.UNDEFINED,
                item -> item.text(Tags.SCHEDULED_PROCEDURE_STEP_DESCRIPTION, "LO", family)));
    for (int tag : DAYS) {
      text(tag, "DA", day());
    }
  }

  private String day() {
    return "202401" + (11 + number % PATIENTS);
  }

  private Map<Integer, String> dates() {
    Map<Integer, String> dates = new TreeMap<>();
    DAYS.forEach(tag -> dates.put(tag, day()));
    return dates;
  }

  private Map<Integer, String> retained() {
    Map<Integer, String> retained = new TreeMap<>();
    for (int tag : MEASURES) {
      int row = table.find(tag);
      if (row >= 0 && table.vr(row) != Vr.SQ) {
        retained.put(tag, TopLevel.text(table, tag));
      }
    }
    return retained;
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Encoding encoding =
        table.isBigEndian()
            ? Encoding.EXPLICIT_BIG
            : table.isExplicit() ? Encoding.EXPLICIT_LITTLE : Encoding.IMPLICIT_LITTLE;
    ElementWriter to =
        ElementWriter.startFile(
            out,
            new byte[128],
            encoding,
            meta ->
                meta.text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, "UI", text(Tags.SOP_CLASS_UID))
                    .text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, "UI", text(Tags.SOP_INSTANCE_UID))
                    .text(Tags.TRANSFER_SYNTAX_UID, "UI", table.transferSyntaxUid()));
    for (Body body : elements.values()) {
      body.write(to);
    }
    int pixels = table.start(table.pixelRow());
    out.write(bytes, pixels, bytes.length - pixels);
    return out.toByteArray();
  }

  private String text(int tag) {
    return TopLevel.text(table, tag);
  }

  private void text(int tag, String vr, String value) {
    elements.put(tag, to -> to.text(tag, vr, value));
  }
}
