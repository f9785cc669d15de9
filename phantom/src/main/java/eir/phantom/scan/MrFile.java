package eir.phantom.scan;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.OffsetTable;
import eir.phantom.identity.PlantedIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Header and pixels joined to a Part 10 file, with text in the preamble and AE titles in meta. */
public final class MrFile {
  private MrFile() {}

  /** The bytes of a file. */
  public static byte[] bytes(
      Elements dataSet,
      PlantedIdentity identity,
      String sopInstanceUid,
      Wrapping wrapping,
      short[] pixels,
      int columns) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(2 * pixels.length + 8192);
      dataSet.body(
          Tags.PIXEL_DATA,
          wrapping == Wrapping.RLE
              ? to ->
                  to.encapsulated(
                      List.of(List.of(RleEncoder.encode(pixels, columns))), OffsetTable.BASIC)
              : to -> to.words(Tags.PIXEL_DATA, pixels));
      dataSet.write(start(out, identity, Uids.MR_IMAGE_STORAGE, sopInstanceUid, wrapping));
      return out.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Begins a file: preamble and meta group with what burners and archives leave there. */
  public static ElementWriter start(
      OutputStream out,
      PlantedIdentity identity,
      String sopClassUid,
      String sopInstanceUid,
      Wrapping wrapping)
      throws IOException {
    return ElementWriter.startFile(
        out,
        preamble(identity),
        wrapping.encoding(),
        to -> meta(to, identity, sopClassUid, sopInstanceUid, wrapping));
  }

  /** 128 bytes that a burner filled with a note about the patient. */
  private static byte[] preamble(PlantedIdentity identity) {
    byte[] preamble = new byte[128];
    byte[] note =
        ("burnt for " + identity.familyUpper() + " " + identity.patientId())
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(note, 0, preamble, 0, note.length);
    return preamble;
  }

  private static void meta(
      ElementWriter to,
      PlantedIdentity identity,
      String sopClassUid,
      String sopInstanceUid,
      Wrapping wrapping)
      throws IOException {
    new Elements(identity.repertoire())
        .bytes(Tags.FILE_META_INFORMATION_VERSION, "OB", new byte[] {0, 1})
        .text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, sopClassUid)
        .text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, sopInstanceUid)
        .text(Tags.TRANSFER_SYNTAX_UID, wrapping.transferSyntaxUid())
        .text(Tags.IMPLEMENTATION_CLASS_UID, PlantedIdentity.UID_ROOT + ".1")
        .text(Tags.IMPLEMENTATION_VERSION_NAME, "ZQXJ_BURNER_1")
        .text(Tags.SOURCE_APPLICATION_ENTITY_TITLE, identity.sourceAe())
        .text(Tags.SENDING_APPLICATION_ENTITY_TITLE, identity.archiveAe())
        .text(Tags.PRIVATE_INFORMATION_CREATOR_UID, PlantedIdentity.UID_ROOT + ".2")
        .bytes(
            Tags.PRIVATE_INFORMATION, "OB", identity.blobName().getBytes(StandardCharsets.US_ASCII))
        .write(to);
  }
}
