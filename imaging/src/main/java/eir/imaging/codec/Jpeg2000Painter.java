package eir.imaging.codec;

import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter.Painted;
import java.util.List;

/**
 * JPEG 2000 or HTJ2K in, lossless JPEG-LS out: a second wavelet coding would lose once more, and
 * nobody here writes one. What {@code decoder} undoes of colour transforms stays undone. The
 * headers of HTJ2K are those of JPEG 2000 (ITU-T T.814 §A).
 */
final class Jpeg2000Painter implements CodePainter {
  private static final int SIZE = 0xFF51;
  private static final int CODING = 0xFF52;
  private static final int TILE_PART = 0xFF90;

  private final FrameDecoder decoder;
  private final boolean mayOvershoot;

  /**
   * A painter of frames that {@code decoder} opens.
   *
   * @param mayOvershoot whether samples are cut to what may be stored, as {@code FrameReader} does
   *     for the syntax that may be lossy
   */
  Jpeg2000Painter(FrameDecoder decoder, boolean mayOvershoot) {
    this.decoder = decoder;
    this.mayOvershoot = mayOvershoot;
  }

  @Override
  public Painted paint(byte[] code, FrameForm form, List<Box> boxes) {
    FrameShape shape = PaintedSamples.shape(form);
    Facts facts = facts(code);
    short[] samples = new short[shape.sampleCount()];
    decoder.decode(code, 0, code.length, shape, samples);
    if (mayOvershoot && !form.isSigned()) {
      int most = (1 << form.bitsStored()) - 1;
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) Math.min(most, samples[i] & 0xFFFF);
      }
    }
    boolean isRgb = facts.isTransformed && shape.samples() > 1;
    // Signs stand above the bits of the stream where the data set has more.
    int bits = form.isSigned() ? Math.max(facts.bits, form.highBit() + 1) : facts.bits;
    return JpegLsPainter.encoded(
        samples, isRgb ? form.asRgb() : form, boxes, bits, facts.isLossy, isRgb);
  }

  private record Facts(int bits, boolean isLossy, boolean isTransformed) {}

  /** Reads the main header (ITU-T T.800 §A.5.1 and A.6.1). */
  private static Facts facts(byte[] code) {
    int bits = 0;
    boolean isLossy = false;
    boolean isTransformed = false;
    int at = 2;
    while (at + 4 <= code.length) {
      int marker = u16(code, at);
      int end = at + 2 + u16(code, at + 2);
      if (marker == TILE_PART || end > code.length) {
        break;
      }
      if (marker == SIZE && end > at + 40) {
        bits = (code[at + 40] & 0x7F) + 1;
        requireAlike(code, at + 40, end);
      } else if (marker == CODING && end > at + 13) {
        isTransformed = code[at + 8] != 0;
        isLossy = code[at + 13] == 0; // 0 is the 9-7 wavelet, which cannot be undone
      }
      at = end;
    }
    if (bits < 2 || bits > 16) {
      throw CodeStream.malformed(bits + " bits a sample", "2 to 16 (T.800 §A.5.1)", 0);
    }
    return new Facts(bits, isLossy, isTransformed);
  }

  /** Decoders read as many samples of each component as of the first. */
  private static void requireAlike(byte[] code, int from, int to) {
    for (int at = from; at + 2 < to; at += 3) {
      if (code[at] != code[from] || code[at + 1] != 1 || code[at + 2] != 1) {
        throw CodeStream.malformed(
            "a component of another depth or size", "all alike (T.800 §A.5.1)", 0);
      }
    }
  }

  private static int u16(byte[] code, int at) {
    return (code[at] & 0xFF) << 8 | code[at + 1] & 0xFF;
  }
}
