package eir.dicom.stream;

import eir.dicom.dictionary.Uids;
import java.util.Optional;

/**
 * How a data set is written down (PS3.5 §10): the form of its headers and of its pixels.
 *
 * @param uid the UID of PS3.6 Annex A
 * @param isExplicit whether headers name the value representation
 * @param isBigEndian whether numbers have their high byte first
 * @param isDeflated whether the data set is one deflate stream
 * @param coding how pixels are compressed
 */
public record TransferSyntax(
    String uid, boolean isExplicit, boolean isBigEndian, boolean isDeflated, Coding coding) {

  /** Families of pixel compression. */
  public enum Coding {
    NATIVE,
    /** Encapsulated, each frame the native bytes: 1.2.840.10008.1.2.1.98. */
    UNCOMPRESSED_FRAMES,
    RLE,
    JPEG,
    JPEG_LS,
    /** JPEG 2000 Part 1 and high-throughput JPEG 2000. */
    JPEG_2000,
    /** Frames that nobody here reads: video, JPIP references, JPEG XL, deflated frames. */
    OTHER
  }

  /** The syntax of {@code uid}; empty if no DICOM transfer syntax has it. */
  public static Optional<TransferSyntax> of(String uid) {
    return switch (uid) {
      case Uids.IMPLICIT_VR_LITTLE_ENDIAN -> uncompressed(uid, false, false, false);
      case Uids.EXPLICIT_VR_LITTLE_ENDIAN -> uncompressed(uid, true, false, false);
      case Uids.EXPLICIT_VR_BIG_ENDIAN -> uncompressed(uid, true, true, false);
      case Uids.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN -> uncompressed(uid, true, false, true);
      case Uids.ENCAPSULATED_UNCOMPRESSED_EXPLICIT_VR_LITTLE_ENDIAN ->
          encapsulated(uid, Coding.UNCOMPRESSED_FRAMES);
      case Uids.RLE_LOSSLESS -> encapsulated(uid, Coding.RLE);
      default -> byPrefix(uid);
    };
  }

  /** Whether pixel data stands in fragments. */
  public boolean isEncapsulated() {
    return coding != Coding.NATIVE;
  }

  private static Optional<TransferSyntax> byPrefix(String uid) {
    String family = "1.2.840.10008.1.2.4.";
    if (uid.equals("1.2.840.10008.1.2.8.1") || uid.startsWith("1.2.840.10008.1.2.7.")) {
      return encapsulated(uid, Coding.OTHER);
    }
    if (!uid.startsWith(family)) {
      return Optional.empty();
    }
    String number = uid.substring(family.length());
    return switch (number) {
      case "50", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63" ->
          encapsulated(uid, Coding.JPEG);
      case "64", "65", "66", "70" -> encapsulated(uid, Coding.JPEG);
      case "80", "81" -> encapsulated(uid, Coding.JPEG_LS);
      case "90", "91", "201", "202", "203" -> encapsulated(uid, Coding.JPEG_2000);
      default -> encapsulated(uid, Coding.OTHER);
    };
  }

  private static Optional<TransferSyntax> uncompressed(
      String uid, boolean isExplicit, boolean isBigEndian, boolean isDeflated) {
    return Optional.of(new TransferSyntax(uid, isExplicit, isBigEndian, isDeflated, Coding.NATIVE));
  }

  private static Optional<TransferSyntax> encapsulated(String uid, Coding coding) {
    return Optional.of(new TransferSyntax(uid, true, false, false, coding));
  }
}
