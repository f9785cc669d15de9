package eir.deid;

import eir.dicom.Identifying;
import java.util.Optional;

/**
 * What the page lists about one file before anything is decided. Numbers are 0, texts empty, where
 * the file says nothing.
 *
 * @param sopClassUid of the data set
 * @param transferSyntaxUid of the file
 * @param modality (0008,0060)
 * @param anchor {@code ID\issuer} of the patient; absent without Patient ID
 * @param patientName as decoded for the eye, never for the output
 * @param birthDate (0010,0030) as it stands
 * @param studyDate (0008,0020) as it stands
 * @param studyInstanceUid before mapping; names the clinic, so it identifies
 * @param seriesInstanceUid before mapping
 * @param sopInstanceUid before mapping
 * @param seriesDescription (0008,103E) as it stands
 * @param seriesNumber (0020,0011), or -1
 * @param frames 1 for a classic image
 * @param suspicion whether {@link RefusalCode#BURNED_IN_SUSPICION} can be lifted by a person who
 *     looks at the picture
 * @param refusal why it will not be sent; absent if it may
 */
public record Inspection(
    String sopClassUid,
    String transferSyntaxUid,
    String modality,
    Optional<Identifying<String>> anchor,
    Identifying<String> patientName,
    Identifying<String> birthDate,
    Identifying<String> studyDate,
    Identifying<String> studyInstanceUid,
    Identifying<String> seriesInstanceUid,
    Identifying<String> sopInstanceUid,
    Identifying<String> seriesDescription,
    int seriesNumber,
    int frames,
    int rows,
    int columns,
    boolean suspicion,
    Optional<Refusal> refusal) {

  /** What is known of a file whose header cannot be read. */
  static Inspection unreadable(String transferSyntaxUid, Refusal refusal) {
    Identifying<String> nothing = new Identifying<>("");
    return new Inspection(
        "",
        transferSyntaxUid,
        "",
        Optional.empty(),
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        -1,
        0,
        0,
        0,
        false,
        Optional.of(refusal));
  }
}
