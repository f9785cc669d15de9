package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter.Painted;
import eir.dicom.Bytes;
import java.util.List;

/** JPEG lossless in, JPEG lossless of the same process out (ITU-T T.81 Annex H). */
final class JpegLosslessPainter implements CodePainter {
  @Override
  public Painted paint(byte[] code, FrameForm form, List<Box> boxes) {
    FrameShape shape = PaintedSamples.shape(form);
    short[] samples = new short[shape.sampleCount()];
    new JpegLosslessDecoder().decode(code, 0, code.length, shape, samples);
    int precision = precision(code);
    PaintedSamples.blank(samples, form, boxes, (1 << precision) - 1);
    byte[] painted = JpegLosslessEncoder.encodeLike(code, shape, samples);
    return new Painted(Bytes.owning(painted), false, false);
  }

  private static int precision(byte[] code) {
    JpegSegments segments = new JpegSegments(code, 0, code.length);
    segments.nextScan();
    return segments.precision();
  }
}
