package eir.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.phantom.head.Dice;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.identity.Repertoire;
import eir.phantom.scan.Elements;
import eir.phantom.scan.MrFile;
import eir.phantom.scan.SeriesKind;
import eir.phantom.scan.Wrapping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the transfer syntax, the pixels come back. */
final class WrappingLawsTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void pixelsComeBackFromEveryTransferSyntax(long seed) {
    Dice dice = Dice.of(seed);
    int rows = 1 + dice.below(40);
    int columns = 1 + dice.below(300);
    short[] pixels = runsAndNoise(dice, rows * columns);

    for (Wrapping wrapping : Wrapping.values()) {
      assertThat(Image.of(file(pixels, rows, columns, wrapping)).pixels)
          .describedAs("%s, %d × %d", wrapping, rows, columns)
          .isEqualTo(pixels);
    }
  }

  private static PhantomFile file(short[] pixels, int rows, int columns, Wrapping wrapping) {
    PlantedIdentity who = PlantedIdentity.of(1, Repertoire.LATIN_1);
    Elements dataSet =
        new Elements(Repertoire.LATIN_1)
            .integers(Tags.ROWS, rows)
            .integers(Tags.COLUMNS, columns)
            .integers(Tags.BITS_ALLOCATED, 16);
    byte[] bytes = MrFile.bytes(dataSet, who, who.uid(1), wrapping, pixels, columns);
    return new PhantomFile(SeriesKind.ADC, 1, who.uid(1), who.uid(2), wrapping, bytes);
  }

  /** Long runs, short runs and noise, as RLE meets them. */
  private static short[] runsAndNoise(Dice dice, int count) {
    short[] out = new short[count];
    int at = 0;
    while (at < count) {
      int length = Math.min(count - at, 1 + dice.below(dice.below(3) == 0 ? 400 : 4));
      short value = (short) dice.below(1 << 16);
      for (int n = 0; n < length; n++) {
        out[at++] = value;
      }
    }
    return out;
  }
}
