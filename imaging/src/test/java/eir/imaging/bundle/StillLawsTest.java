package eir.imaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.MadeFile;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From stored value to grey: modality transform, window, inversion, each once and in this order.
 */
class StillLawsTest {

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void monochrome1IsTheNegativeOfMonochrome2(int seed) {
    int[] words = new Random(seed).ints(64, 0, 4096).toArray();

    byte[] positive = shades(MadeFile.of(8, 8, words), false);
    byte[] negative = shades(MadeFile.of(8, 8, words), true);

    for (int i = 0; i < 64; i++) {
      assertThat((positive[i] & 0xFF) + (negative[i] & 0xFF)).isBetween(254, 256);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0.01", "0.003", "25"})
  void aPositiveSlopeKeepsTheOrderOfBrightness(String slope) {
    byte[] shades =
        shades(MadeFile.of(1, 5, 100, 150, 200, 250, 300).text(0x00281053, "DS", slope), false);

    for (int i = 1; i < shades.length; i++) {
      assertThat(shades[i - 1] & 0xFF).isLessThan(shades[i] & 0xFF);
    }
  }

  @Test
  void aNegativeSlopeTurnsTheOrderOfBrightnessRound() {
    byte[] shades = shades(MadeFile.of(1, 3, 100, 200, 300).text(0x00281053, "DS", "-0.5"), false);

    assertThat(shades[0] & 0xFF).isGreaterThan(shades[2] & 0xFF);
  }

  @Test
  void theWindowIsAppliedToModalityValues() {
    MadeFile file =
        MadeFile.of(1, 3, 0, 5000, 10000)
            .text(0x00281050, "DS", "50")
            .text(0x00281051, "DS", "100")
            .text(0x00281055, "LO", "WIDE")
            .text(0x00281056, "CS", "LINEAR_EXACT")
            .text(0x00281053, "DS", "0.01");

    assertThat(shades(file, false)).containsExactly(0, (byte) 128, (byte) 255);
  }

  @Test
  void tallPixelsMakeATallPicture() {
    MadeFile file = MadeFile.of(10, 10, new int[100]).text(0x00280030, "DS", "2\\1");

    BufferedImage picture = still(file, false).picture(1000);

    assertThat(picture.getWidth()).isEqualTo(10);
    assertThat(picture.getHeight()).isEqualTo(20);
  }

  private static byte[] shades(MadeFile file, boolean inverted) {
    BufferedImage picture = still(file, inverted).picture();
    return (byte[])
        picture
            .getRaster()
            .getDataElements(0, 0, picture.getWidth(), picture.getHeight(), (Object) null);
  }

  private static Still still(MadeFile file, boolean inverted) {
    FrameReader reader = file.reader();
    Frame frame = reader.read(0);
    FrameFacts facts = FrameFacts.read(new FunctionalGroups(reader.header()), 0);
    return new Still(frame, inverted, facts, Optional.empty());
  }
}
