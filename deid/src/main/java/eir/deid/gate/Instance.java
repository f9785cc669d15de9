package eir.deid.gate;

/**
 * What an index keeps of a file that passed; nothing in it identifies. Numbers are -1, texts empty
 * where the file says nothing.
 *
 * @param pseudonym (0010,0020), 9 characters with a valid check character
 * @param studyDate shifted, {@code YYYYMMDD} or empty
 * @param frames 1 for a classic image
 * @param lengthBytes of the whole file
 */
public record Instance(
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    String studyInstanceUid,
    String pseudonym,
    String transferSyntaxUid,
    String modality,
    String studyDate,
    int seriesNumber,
    int instanceNumber,
    String seriesDescription,
    int rows,
    int columns,
    int frames,
    long lengthBytes) {}
