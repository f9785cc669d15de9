package eir.cli;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.OffsetTable;
import eir.phantom.scan.BurnedText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A grey picture of a made-up child with letters in its pixels, rows 6 to 12 of each frame. */
record ScreenCopy(String sopClass, String series, int rows, int columns, int frames) {
  static final String LETTERS = "ZQXJ";

  /** The file with frames of JPEG baseline (PS3.5 §A.4.1), a fragment each. */
  byte[] jpeg() throws IOException {
    return file(Uids.JPEG_BASELINE8_BIT, to -> to.encapsulated(codes(), OffsetTable.BASIC));
  }

  /** The file with native frames. */
  byte[] plain() throws IOException {
    byte[] pixels = new byte[rows * columns * frames];
    for (int frame = 0; frame < frames; frame++) {
      System.arraycopy(samples(frame), 0, pixels, frame * rows * columns, rows * columns);
    }
    return file(Uids.EXPLICIT_VR_LITTLE_ENDIAN, to -> to.bytes(Tags.PIXEL_DATA, "OB", pixels));
  }

  private List<List<byte[]>> codes() {
    return IntStream.range(0, frames).mapToObj(frame -> List.of(code(frame))).toList();
  }

  private byte[] code(int frame) {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, columns, rows, samples(frame));
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private byte[] samples(int frame) {
    byte[] samples = new byte[rows * columns];
    for (int at = 0; at < samples.length; at++) {
      int x = at % columns;
      int y = at / columns;
      int letter = (x - 6) / 6;
      boolean isInk =
          x >= 6
              && y >= 6
              && y < 13
              && letter < LETTERS.length()
              && (x - 6) % 6 < 5
              && BurnedText.isDot(LETTERS.charAt(letter), (x - 6) % 6, y - 6);
      samples[at] = (byte) (isInk ? 250 : 40 + (x * 3 + y * 5 + frame * 7) % 90);
    }
    return samples;
  }

  private byte[] file(String syntax, ElementWriter.Body pixels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String instance = series + "." + syntax.length();
    ElementWriter to =
        ElementWriter.startFile(
            out,
            new byte[128],
            Encoding.EXPLICIT_LITTLE,
            meta ->
                meta.bytes(0x00020001, "OB", new byte[] {0, 1})
                    .text(0x00020002, "UI", sopClass)
                    .text(0x00020003, "UI", instance)
                    .text(0x00020010, "UI", syntax)
                    .text(0x00020012, "UI", "1.2.3.9"));
    to.text(Tags.IMAGE_TYPE, "CS", "DERIVED", "SECONDARY")
        .text(Tags.SOP_CLASS_UID, "UI", sopClass)
        .text(Tags.SOP_INSTANCE_UID, "UI", instance)
        .text(Tags.STUDY_DATE, "DA", "20240131")
        .text(Tags.MODALITY, "CS", "OT")
        .text(Tags.CONVERSION_TYPE, "CS", "WSD")
        .text(Tags.PATIENT_NAME, "PN", "ZQXJ^Jane")
        .text(Tags.PATIENT_ID, "LO", "ZQXJ-1")
        .text(Tags.STUDY_INSTANCE_UID, "UI", "1.2.3.4")
        .text(Tags.SERIES_INSTANCE_UID, "UI", series)
        .unsigned16(Tags.SAMPLES_PER_PIXEL, "US", 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
        .text(Tags.NUMBER_OF_FRAMES, "IS", Integer.toString(frames))
        .unsigned16(Tags.ROWS, "US", rows)
        .unsigned16(Tags.COLUMNS, "US", columns)
        .unsigned16(Tags.BITS_ALLOCATED, "US", 8)
        .unsigned16(Tags.BITS_STORED, "US", 8)
        .unsigned16(Tags.HIGH_BIT, "US", 7)
        .unsigned16(Tags.PIXEL_REPRESENTATION, "US", 0);
    pixels.write(to);
    return out.toByteArray();
  }
}
