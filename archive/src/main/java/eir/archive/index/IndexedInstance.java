package eir.archive.index;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the index keeps of one instance: facts of a file that has passed the gate, so identifiers
 * are replaced ones and the date is a shifted one.
 *
 * @param sopInstanceUid (0008,0018), unique in an upload
 * @param pseudonym Patient ID (0010,0020) as written by the de-identification
 * @param studyDate (0008,0020), shifted; empty if the file has none
 * @param seriesNumber (0020,0011); empty if absent
 * @param instanceNumber (0020,0013); empty if absent
 * @param seriesDescription (0008,103E) as cleaned; may be empty text
 * @param rows (0028,0010), 0 without pixels
 * @param columns (0028,0011), 0 without pixels
 * @param frames (0028,0008), 1 if absent, 0 without pixels
 */
public record IndexedInstance(
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    String studyInstanceUid,
    String pseudonym,
    String transferSyntaxUid,
    String modality,
    Optional<LocalDate> studyDate,
    Optional<Integer> seriesNumber,
    Optional<Integer> instanceNumber,
    String seriesDescription,
    int rows,
    int columns,
    int frames) {

  public IndexedInstance {
    requireUid("SOP class", sopClassUid);
    requireUid("SOP instance", sopInstanceUid);
    requireUid("series", seriesInstanceUid);
    requireUid("study", studyInstanceUid);
    requireUid("transfer syntax", transferSyntaxUid);
    if (pseudonym.isEmpty() || pseudonym.length() > 64) {
      throw new IllegalArgumentException(
          "A pseudonym has 1 to 64 characters, but this one has " + pseudonym.length());
    }
    if (rows < 0 || columns < 0 || frames < 0) {
      throw new IllegalArgumentException("Rows, columns and frames are never negative");
    }
  }

  private static void requireUid(String which, String uid) {
    if (!uid.matches("[0-9.]{1,64}")) {
      throw new IllegalArgumentException(
          "The "
              + which
              + " UID is not 1 to 64 digits and points (PS3.5 §9); the gate lets none such through");
    }
  }
}
