package eir.deid.hard;

import eir.deid.TestImage;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** An image behind a preamble that is a TIFF file's and a meta group that tells. */
final class MetaFile {
  byte[] bytes() {
    byte[] image = new TestImage().bytes();
    int metaLength = image[140] & 0xFF | (image[141] & 0xFF) << 8;
    byte[] preamble = new byte[128];
    byte[] text = HardCases.ascii("II*\0MZ ZQXJA ZQXJA");
    System.arraycopy(text, 0, preamble, 0, text.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ElementWriter.startFile(
          out,
          preamble,
          Encoding.EXPLICIT_LITTLE,
          meta ->
              meta.bytes(0x00020001, "OB", new byte[] {0, 1})
                  .text(0x00020002, "UI", Uids.MR_IMAGE_STORAGE)
                  .text(0x00020003, "UI", "1.2.3.4.5.6")
                  .text(0x00020010, "UI", Uids.EXPLICIT_VR_LITTLE_ENDIAN)
                  .text(0x00020012, "UI", "1.2.3.9")
                  .text(0x00020013, "SH", "ZQXJB")
                  .text(0x00020016, "AE", "ZQXJC")
                  .text(0x00020017, "AE", "ZQXJD")
                  .text(0x00020026, "UR", "http://ZQXJE")
                  .text(0x00020100, "UI", "1.2.3.10")
                  .bytes(0x00020102, "OB", HardCases.ascii("ZQXJF.")));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    out.writeBytes(Arrays.copyOfRange(image, 144 + metaLength, image.length));
    return out.toByteArray();
  }
}
