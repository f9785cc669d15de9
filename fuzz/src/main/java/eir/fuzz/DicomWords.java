package eir.fuzz;

import eir.dicom.dictionary.Uids;
import java.util.ArrayList;
import java.util.List;

/** What DICOM files are made of, for all targets that read them. */
final class DicomWords {
  private DicomWords() {}

  /** Items, delimiters, lengths, tags, value representations, transfer syntaxes, stamps. */
  static List<byte[]> all() {
    List<byte[]> words = new ArrayList<>();
    int[] numbers = {
      0xE000FFFE,
      0xE00DFFFE,
      0xE0DDFFFE,
      -1,
      0,
      0x7FFFFFFF,
      0x80000000,
      0x00107FE0,
      0x00020010,
      0x00080008,
      0x00100010,
      0x00200010,
      0x00050008,
      0x00180008,
      0x11400008,
      0x92290052,
      0x10290029,
      0x00100029,
      0x10100029,
      0x00080028,
      0x00100028,
      0x01000028,
      0x30020028
    };
    for (int number : numbers) {
      words.add(
          new byte[] {
            (byte) number, (byte) (number >>> 8), (byte) (number >>> 16), (byte) (number >>> 24)
          });
    }
    String[] representations = {
      "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "OB", "OB\0\0", "OW",
      "PN", "SH", "SL", "SQ", "SQ\0\0", "SS", "ST", "TM", "UC", "UI", "UL", "UN", "UN\0\0", "UR",
      "US", "UT", "UV"
    };
    words.addAll(Seeds.words(representations));
    words.addAll(
        Seeds.words(
            Uids.IMPLICIT_VR_LITTLE_ENDIAN,
            Uids.EXPLICIT_VR_LITTLE_ENDIAN,
            Uids.EXPLICIT_VR_BIG_ENDIAN,
            Uids.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
            Uids.ENCAPSULATED_UNCOMPRESSED_EXPLICIT_VR_LITTLE_ENDIAN,
            Uids.RLE_LOSSLESS,
            Uids.JPEG_BASELINE8_BIT,
            Uids.JPEGLS_LOSSLESS,
            Uids.JPEG2000_LOSSLESS,
            Uids.MR_IMAGE_STORAGE,
            Uids.ENHANCED_MR_IMAGE_STORAGE,
            "2.25.92097432537420341556353356417424424961"));
    words.addAll(
        Seeds.words(
            "DICM",
            "SIEMENS MR HEADER",
            "SIEMENS CSA HEADER",
            "SV10\4\3\2\1",
            "GEMS_PARM_01",
            "Philips Imaging DD 001",
            "Image Private Header",
            "MOSAIC",
            "ISO_IR 192",
            "\\ISO 2022 IR 87",
            "20240131",
            "101500.5",
            "-1.5E+3",
            "YES",
            "REMOVED",
            "Mueller^Anna"));
    return words;
  }
}
