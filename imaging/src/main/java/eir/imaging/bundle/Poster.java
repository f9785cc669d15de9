package eir.imaging.bundle;

import eir.dicom.Bytes;

/**
 * The first picture that a visitor sees: the middle slice at native size, pixels made square, as a
 * JPEG of about 10 KB.
 */
final class Poster {
  private static final int WANTED_BYTES = 12_000;
  private static final int LONGEST_SIDE = 1024;

  private Poster() {}

  static Bytes of(Still still) {
    return Jpeg.within(still.picture(LONGEST_SIDE), WANTED_BYTES);
  }
}
