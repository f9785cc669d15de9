package eir.imaging.bundle;

import eir.dicom.Bytes;

/** The small picture in the list of series: 112 pixels on its longer side, as a JPEG. */
final class Thumbnail {
  private static final int WANTED_BYTES = 3_000;
  private static final int LONGEST_SIDE = 112;

  private Thumbnail() {}

  static Bytes of(Still still) {
    return Jpeg.within(still.picture(LONGEST_SIDE), WANTED_BYTES);
  }
}
