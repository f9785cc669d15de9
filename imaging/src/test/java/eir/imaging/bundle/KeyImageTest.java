package eir.imaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import eir.imaging.MadeFile;
import eir.imaging.Vector;
import org.junit.jupiter.api.Test;

class KeyImageTest {
  // Two rows of four columns; pixels are twice as tall as wide, so the picture is 4 × 4.
  private static MadeFile slice() {
    return MadeFile.of(2, 4, 0, 100, 200, 300, 400, 500, 600, 700)
        .text(0x00200032, "DS", "-10\\20\\5")
        .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x00280030, "DS", "2\\1");
  }

  @Test
  void aPointOfThePatientLiesOnThePictureWhereItsPixelIs() {
    KeyImage image = KeyImage.of(slice().source(), 0).orElseThrow();

    KeyImage.Point first = image.at(new Vector(-10, 20, 5));
    KeyImage.Point last = image.at(new Vector(-7, 22, 5));

    assertThat(image.width()).isEqualTo(4);
    assertThat(image.height()).isEqualTo(4);
    assertThat(first).isEqualTo(new KeyImage.Point(0.5, 1));
    assertThat(last).isEqualTo(new KeyImage.Point(3.5, 3));
  }

  @Test
  void aSliceThatDoesNotSayWhereItLiesIsNoKeyImage() {
    assertThat(KeyImage.of(MadeFile.of(2, 2, 0, 1, 2, 3).source(), 0)).isEmpty();
    assertThat(KeyImage.of(slice().source(), 1)).as("it has one frame").isEmpty();
  }
}
