package eir.phantom;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import eir.phantom.scan.Wrapping;
import java.util.Arrays;

/** A file read back: header by the product's own reader, pixels by hand. */
final class Image {
  final Header header;
  final int rows;
  final int columns;
  final short[] pixels;

  private Image(PhantomFile file) {
    header = Header.read(Source.of(file.bytes()));
    rows = header.integer(Tags.ROWS).orElseThrow();
    columns = header.integer(Tags.COLUMNS).orElseThrow();
    pixels =
        switch (header.pixels()) {
          case PixelLocation.Absent _ -> new short[0];
          case PixelLocation.Native place ->
              words(
                  file.bytes(),
                  (int) place.offset(),
                  (int) place.lengthBytes(),
                  file.wrapping() == Wrapping.EXPLICIT_BIG);
          case PixelLocation.Encapsulated place ->
              rle(
                  file.bytes(),
                  (int) place.fragments().getFirst().offset(),
                  place.fragments().getFirst().lengthBytes(),
                  rows * columns);
        };
  }

  static Image of(PhantomFile file) {
    return new Image(file);
  }

  /** Patient coordinates of a pixel, PS3.3 §C.7.6.2.1.1. */
  double[] patientMm(double row, double column) {
    double[] origin = header.decimals(Tags.IMAGE_POSITION_PATIENT);
    double[] cosines = header.decimals(Tags.IMAGE_ORIENTATION_PATIENT);
    double[] spacing = header.decimals(Tags.PIXEL_SPACING);
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = origin[i] + cosines[i] * spacing[1] * column + cosines[3 + i] * spacing[0] * row;
    }
    return out;
  }

  private static short[] words(byte[] bytes, int offset, int length, boolean isBig) {
    short[] out = new short[length / 2];
    for (int n = 0; n < out.length; n++) {
      int first = bytes[offset + 2 * n] & 0xFF;
      int second = bytes[offset + 2 * n + 1] & 0xFF;
      out[n] = (short) (isBig ? first << 8 | second : second << 8 | first);
    }
    return out;
  }

  /** PS3.5 Annex G by the letter: two segments of PackBits, high bytes first. */
  private static short[] rle(byte[] bytes, int offset, int length, int count) {
    byte[] frame = Arrays.copyOfRange(bytes, offset, offset + length);
    byte[] high = packBits(frame, int32(frame, 4), int32(frame, 8), count);
    byte[] low = packBits(frame, int32(frame, 8), frame.length, count);
    short[] out = new short[count];
    for (int n = 0; n < count; n++) {
      out[n] = (short) (high[n] << 8 | low[n] & 0xFF);
    }
    return out;
  }

  private static byte[] packBits(byte[] in, int from, int to, int count) {
    byte[] out = new byte[count];
    int at = 0;
    for (int read = from; read < to && at < count; ) {
      int control = in[read++];
      for (int n = 0; n <= Math.abs(control); n++) {
        out[at++] = in[control < 0 ? read : read + n];
      }
      read += control < 0 ? 1 : control + 1;
    }
    return out;
  }

  private static int int32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }
}
