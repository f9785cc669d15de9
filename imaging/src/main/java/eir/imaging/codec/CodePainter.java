package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter.Painted;
import java.util.List;

/** One compression: a frame in, the same frame with blank boxes out. */
@FunctionalInterface
interface CodePainter {
  /**
   * Paints {@code code}, which padding may follow.
   *
   * @throws eir.dicom.MalformedDicomException if the stream is damaged or needs a feature that is
   *     lacking here
   */
  Painted paint(byte[] code, FrameForm form, List<Box> boxes);
}
