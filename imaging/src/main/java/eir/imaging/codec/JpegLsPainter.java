package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter.Painted;
import eir.dicom.Bytes;
import java.util.List;

/** JPEG-LS in, lossless JPEG-LS out; what near-lossless coding lost stays lost. */
final class JpegLsPainter implements CodePainter {
  @Override
  public Painted paint(byte[] code, FrameForm form, List<Box> boxes) {
    FrameShape shape = PaintedSamples.shape(form);
    short[] samples = new short[shape.sampleCount()];
    JpegLsDecoder.Precision precision = JpegLsDecoder.decoded(code, 0, code.length, shape, samples);
    return encoded(samples, form, boxes, precision.bits(), precision.isLossy(), false);
  }

  /** Code words of {@code bits} bits with blank boxes as lossless JPEG-LS. */
  static Painted encoded(
      short[] samples, FrameForm form, List<Box> boxes, int bits, boolean lossy, boolean rgb) {
    PaintedSamples.blank(samples, form, boxes, (1 << bits) - 1);
    byte[] code =
        new JpegLsEncoder(form.rows(), form.columns(), bits).encode(samples, form.samples());
    return new Painted(Bytes.owning(code), lossy, rgb);
  }
}
