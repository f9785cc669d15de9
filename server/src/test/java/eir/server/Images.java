package eir.server;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small MR images of nobody, and bodies to send them in. */
final class Images {
  private static final String ROOT = "2.25.1000000000000000000000000000000";
  private static final int SIDE = 32;

  private Images() {}

  /** Image {@code number} of series {@code series}. */
  static byte[] image(int series, int number) {
    return image(series, number, "", 0);
  }

  /** The same with these times in ms, by which a series is told to be T1 or T2. */
  static byte[] timed(int series, int number, int repetition, int echo) {
    return image(series, number, "", 0, Integer.toString(repetition), Integer.toString(echo));
  }

  /** The same with other pixels. */
  static byte[] changed(int series, int number) {
    return image(series, number, "", 1);
  }

  /** The same with a referring physician, which the gate must refuse. */
  static byte[] identified(int series, int number, String physician) {
    return image(series, number, physician, 0);
  }

  /** The same of another day ({@code yyyymmdd}), patient id and description of the series. */
  static byte[] described(
      int series, int number, String studyDate, String patientId, String description) {
    return image(series, number, "", 0, "", "", new Described(studyDate, patientId, description));
  }

  private record Described(String studyDate, String patientId, String series) {}

  static String sopInstanceUid(int series, int number) {
    return ROOT + series + "." + number;
  }

  private static byte[] image(int series, int number, String physician, int shade) {
    return image(series, number, physician, shade, "", "");
  }

  private static byte[] image(
      int series, int number, String physician, int shade, String repetition, String echo) {
    return image(
        series,
        number,
        physician,
        shade,
        repetition,
        echo,
        new Described("20230531", "7HQ2M9XKH", "T2 ax"));
  }

  private static byte[] image(
      int series,
      int number,
      String physician,
      int shade,
      String repetition,
      String echo,
      Described described) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String uid = sopInstanceUid(series, number);
    try {
      ElementWriter writer =
          ElementWriter.startFile(
              out,
              new byte[128],
              Encoding.EXPLICIT_LITTLE,
              meta ->
                  meta.text(0x00020002, "UI", Uids.MR_IMAGE_STORAGE)
                      .text(0x00020003, "UI", uid)
                      .text(0x00020010, "UI", Uids.EXPLICIT_VR_LITTLE_ENDIAN));
      writer
          .text(Tags.SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE)
          .text(Tags.SOP_INSTANCE_UID, "UI", uid)
          .text(Tags.STUDY_DATE, "DA", described.studyDate())
          .text(Tags.MODALITY, "CS", "MR")
          .text(Tags.REFERRING_PHYSICIAN_NAME, "PN", physician)
          .text(Tags.SERIES_DESCRIPTION, "LO", described.series())
          .text(Tags.PATIENT_ID, "LO", described.patientId())
          .text(Tags.SCANNING_SEQUENCE, "CS", "SE")
          .text(Tags.REPETITION_TIME, "DS", repetition)
          .text(Tags.ECHO_TIME, "DS", echo)
          .text(Tags.STUDY_INSTANCE_UID, "UI", ROOT)
          .text(Tags.SERIES_INSTANCE_UID, "UI", ROOT + series)
          .text(Tags.SERIES_NUMBER, "IS", Integer.toString(series))
          .text(Tags.INSTANCE_NUMBER, "IS", Integer.toString(number))
          .text(Tags.IMAGE_POSITION_PATIENT, "DS", "0", "0", Integer.toString(number * 5))
          .text(Tags.IMAGE_ORIENTATION_PATIENT, "DS", "1", "0", "0", "0", "1", "0")
          .unsigned16(Tags.SAMPLES_PER_PIXEL, "US", 1)
          .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
          .unsigned16(Tags.ROWS, "US", SIDE)
          .unsigned16(Tags.COLUMNS, "US", SIDE)
          .text(Tags.PIXEL_SPACING, "DS", "1", "1")
          .unsigned16(Tags.BITS_ALLOCATED, "US", 16)
          .unsigned16(Tags.BITS_STORED, "US", 12)
          .unsigned16(Tags.HIGH_BIT, "US", 11)
          .unsigned16(Tags.PIXEL_REPRESENTATION, "US", 0)
          .words(Tags.PIXEL_DATA, pixels(series, number, shade));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static short[] pixels(int series, int number, int shade) {
    short[] pixels = new short[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int dx = x - SIDE / 2;
        int dy = y - SIDE / 2;
        boolean inside = dx * dx + dy * dy < SIDE * SIDE / 5;
        pixels[y * SIDE + x] = (short) (inside ? 400 + 20 * y + number + series + shade : shade);
      }
    }
    return pixels;
  }

  /** A multipart body with these files. */
  static byte[] multipart(String boundary, List<byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] file : files) {
      body.writeBytes(
          ("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(file);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}
