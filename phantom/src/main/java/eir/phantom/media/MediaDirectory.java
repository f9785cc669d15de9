package eir.phantom.media;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.SequenceLength;
import eir.phantom.PhantomFile;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.identity.Repertoire;
import eir.phantom.scan.Elements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A DICOMDIR: patient, study, series and image records, linked by byte offsets (PS3.3 Annex F).
 *
 * <p>Records are added in the order of the tree, then {@link #bytes} writes the file. One thread.
 */
final class MediaDirectory {
  private static final int ITEM_HEADER = 8;
  private static final int PATIENT = 0;
  private static final int STUDY = 1;
  private static final int SERIES = 2;
  private static final int IMAGE = 3;
  private static final List<String> TYPES = List.of("PATIENT", "STUDY", "SERIES", "IMAGE");

  private record Entry(int level, Elements keys) {}

  private final String fileSetId;
  private final List<Entry> entries = new ArrayList<>();

  MediaDirectory(String fileSetId) {
    this.fileSetId = fileSetId;
  }

  void patient(PlantedIdentity who) {
    add(
        PATIENT,
        keys(who)
            .text(Tags.PATIENT_NAME, who.patientName())
            .text(Tags.PATIENT_ID, who.patientId()));
  }

  void study(PlantedIdentity who, String studyUid) {
    add(
        STUDY,
        keys(who)
            .text(Tags.STUDY_DATE, who.studyDay())
            .text(Tags.STUDY_TIME, "081500")
            .text(Tags.ACCESSION_NUMBER, who.accession())
            .text(Tags.STUDY_DESCRIPTION, "MRI HEAD " + who.familyUpper())
            .text(Tags.STUDY_INSTANCE_UID, studyUid)
            .text(Tags.STUDY_ID, who.studyId()));
  }

  void series(PlantedIdentity who, PhantomFile first) {
    add(
        SERIES,
        keys(who)
            .text(Tags.MODALITY, "MR")
            .text(Tags.SERIES_DESCRIPTION, first.kind().description())
            .text(Tags.SERIES_INSTANCE_UID, first.seriesUid())
            .integers(Tags.SERIES_NUMBER, first.kind().number()));
  }

  /** An image at these path components, each at most eight characters. */
  void image(PlantedIdentity who, PhantomFile file, String... path) {
    add(
        IMAGE,
        keys(who)
            .text(Tags.REFERENCED_FILE_ID, path)
            .text(Tags.REFERENCED_SOP_CLASS_UID_IN_FILE, Uids.MR_IMAGE_STORAGE)
            .text(Tags.REFERENCED_SOP_INSTANCE_UID_IN_FILE, file.sopInstanceUid())
            .text(Tags.REFERENCED_TRANSFER_SYNTAX_UID_IN_FILE, file.wrapping().transferSyntaxUid())
            .integers(Tags.INSTANCE_NUMBER, file.instanceNumber()));
  }

  /** The file, explicit little endian as PS3.10 §8.6 wants it. */
  byte[] bytes(String sopInstanceUid) throws IOException {
    long first = file(sopInstanceUid, List.of(), 0, 0).length;
    long[] offsets = new long[entries.size()];
    long at = first;
    for (int n = 0; n < offsets.length; n++) {
      offsets[n] = at;
      at += ITEM_HEADER + record(n, offsets, false).length;
    }
    List<ElementWriter.Body> records = new ArrayList<>();
    long lastRoot = 0;
    for (int n = 0; n < offsets.length; n++) {
      byte[] record = record(n, offsets, true);
      records.add(to -> to.raw(record));
      if (entries.get(n).level() == PATIENT) {
        lastRoot = offsets[n];
      }
    }
    return file(sopInstanceUid, records, entries.isEmpty() ? 0 : first, lastRoot);
  }

  private byte[] file(
      String sopInstanceUid, List<ElementWriter.Body> records, long firstRoot, long lastRoot)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ElementWriter to =
        ElementWriter.startFile(
            out,
            new byte[128],
            Encoding.EXPLICIT_LITTLE,
            meta ->
                new Elements(Repertoire.LATIN_1)
                    .bytes(Tags.FILE_META_INFORMATION_VERSION, "OB", new byte[] {0, 1})
                    .text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, Uids.MEDIA_STORAGE_DIRECTORY_STORAGE)
                    .text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, sopInstanceUid)
                    .text(Tags.TRANSFER_SYNTAX_UID, Uids.EXPLICIT_VR_LITTLE_ENDIAN)
                    .text(Tags.IMPLEMENTATION_CLASS_UID, PlantedIdentity.UID_ROOT + ".1")
                    .write(meta));
    to.text(Tags.FILE_SET_ID, "CS", fileSetId)
        .unsigned32(
            Tags.OFFSET_OF_THE_FIRST_DIRECTORY_RECORD_OF_THE_ROOT_DIRECTORY_ENTITY,
            "UL",
            (int) firstRoot)
        .unsigned32(
            Tags.OFFSET_OF_THE_LAST_DIRECTORY_RECORD_OF_THE_ROOT_DIRECTORY_ENTITY,
            "UL",
            (int) lastRoot)
        .unsigned16(Tags.FILE_SET_CONSISTENCY_FLAG, "US", 0)
        .sequence(Tags.DIRECTORY_RECORD_SEQUENCE, SequenceLength.DEFINED, records);
    return out.toByteArray();
  }

  private byte[] record(int n, long[] offsets, boolean isLinked) throws IOException {
    Entry entry = entries.get(n);
    entry
        .keys()
        .integers(
            Tags.OFFSET_OF_THE_NEXT_DIRECTORY_RECORD, isLinked ? (int) nextOnLevel(n, offsets) : 0)
        .integers(Tags.RECORD_IN_USE_FLAG, 0xFFFF)
        .integers(
            Tags.OFFSET_OF_REFERENCED_LOWER_LEVEL_DIRECTORY_ENTITY,
            isLinked ? (int) firstBelow(n, offsets) : 0)
        .text(Tags.DIRECTORY_RECORD_TYPE, TYPES.get(entry.level()));
    return ElementWriter.bytesOf(Encoding.EXPLICIT_LITTLE, entry.keys()::write);
  }

  private long nextOnLevel(int n, long[] offsets) {
    int level = entries.get(n).level();
    for (int next = n + 1; next < offsets.length && entries.get(next).level() >= level; next++) {
      if (entries.get(next).level() == level) {
        return offsets[next];
      }
    }
    return 0;
  }

  private long firstBelow(int n, long[] offsets) {
    boolean hasChild =
        n + 1 < offsets.length && entries.get(n + 1).level() > entries.get(n).level();
    return hasChild ? offsets[n + 1] : 0;
  }

  private void add(int level, Elements keys) {
    entries.add(new Entry(level, keys));
  }

  private static Elements keys(PlantedIdentity who) {
    return new Elements(who.repertoire())
        .text(Tags.SPECIFIC_CHARACTER_SET, who.repertoire().definedTerms().toArray(String[]::new));
  }
}
