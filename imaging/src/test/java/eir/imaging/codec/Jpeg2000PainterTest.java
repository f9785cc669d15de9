package eir.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.pixel.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class Jpeg2000PainterTest {
  /** SOC, SIZ up to Csiz, and Ssiz (T.800 §A.5.1). */
  private static final int FIRST_SPACING = 2 + 40 + 1;

  private static final PaintedStream STREAM =
      PaintedStream.all()
          .filter(stream -> stream.before() instanceof Jpeg2000Decoder)
          .findFirst()
          .orElseThrow();

  /** One that gives as many samples as it is asked for, whatever stands in the header. */
  private static final FrameDecoder WILLING = (code, from, to, shape, out) -> {};

  @Test
  void componentsOfHalfTheSizeAreLeftToNoDecoder() {
    byte[] halved = STREAM.code().clone();
    halved[FIRST_SPACING] = 2;

    assertThat(isPainted(STREAM.code())).isTrue();
    assertThat(isPainted(halved)).isFalse();
  }

  private static boolean isPainted(byte[] code) {
    return new CodecPainter(WILLING)
        .paint(STREAM.syntax(), code, STREAM.form(), List.of(new Box(1, 1, 5, 5)))
        .isPresent();
  }
}
