package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import java.util.List;

/** Boxes in decoded samples. */
final class PaintedSamples {
  private PaintedSamples() {}

  /**
   * The shape that a decoder has to deliver.
   *
   * @throws eir.dicom.MalformedDicomException if no decoder here delivers it
   */
  static FrameShape shape(FrameForm form) {
    if (!FrameShape.isPossible(form.rows(), form.columns(), form.samples(), form.bitsAllocated())) {
      throw CodeStream.malformed(
          form.samples() + " samples of " + form.bitsAllocated() + " bits",
          "1 or 3 of 8 or 16 bits (PS3.5 §8.2)",
          0);
    }
    return new FrameShape(form.rows(), form.columns(), form.samples(), form.bitsAllocated());
  }

  /**
   * Blanks {@code boxes} in {@code samples}, the samples of a pixel side by side.
   *
   * @param mask which bits a code word has
   */
  static void blank(short[] samples, FrameForm form, List<Box> boxes, int mask) {
    int step = form.samples();
    for (int sample = 0; sample < step; sample++) {
      short word = (short) (form.blankWord(sample) & mask);
      for (Box box : boxes) {
        for (int y = box.y(); y < box.endY(); y++) {
          int at = (y * form.columns() + box.x()) * step + sample;
          for (int x = 0; x < box.width(); x++) {
            samples[at] = word;
            at += step;
          }
        }
      }
    }
  }
}
