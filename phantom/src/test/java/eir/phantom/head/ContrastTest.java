package eir.phantom.head;

import static org.assertj.core.api.Assertions.assertThat;

import eir.phantom.Studies;
import eir.phantom.head.PulseSequence.Diffusion;
import eir.phantom.head.PulseSequence.InversionRecovery;
import eir.phantom.head.PulseSequence.SpinEcho;
import org.junit.jupiter.api.Test;

/** What a radiologist takes for granted: which tissue is bright on which series. */
final class ContrastTest {
  private static final PulseSequence T1 = new SpinEcho(550, 9, 1);
  private static final PulseSequence T2 = new SpinEcho(4800, 100, -0.45);
  private static final PulseSequence FLAIR = new InversionRecovery(9000, 2400, 120, 150, -0.4);
  private static final int VENTRICLE = 5;
  private static final int WHITE = 8;

  private final HeadScan scan =
      new HeadScan(Studies.ATLAS, 21, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN);
  private final double[] fluid = middleOf(VENTRICLE);
  private final double[] white = middleOf(WHITE);
  private final double[] lesion = scan.inChild(8, 2, 2);

  @Test
  void fluidIsBrightOnT2AndDarkOnFlairAndT1() {
    assertThat(mean(T2, fluid)).isGreaterThan(2.5 * mean(T2, white));
    assertThat(mean(FLAIR, fluid)).isLessThan(0.35 * mean(FLAIR, white));
    assertThat(mean(T1, fluid)).isLessThan(0.6 * mean(T1, white));
  }

  @Test
  void theLesionIsBrightOnT2AndFlairAndDarkOnT1() {
    assertThat(mean(T2, lesion)).isGreaterThan(1.5 * mean(T2, white));
    assertThat(mean(FLAIR, lesion)).isGreaterThan(1.25 * mean(FLAIR, white));
    assertThat(mean(T1, lesion)).isLessThan(0.9 * mean(T1, white));
  }

  @Test
  void adcIsThatOfWhiteMatterFluidAndTumour() {
    assertThat(adc(white)).isBetween(600.0, 850.0);
    assertThat(adc(fluid)).isBetween(2300.0, 3400.0);
    assertThat(adc(lesion)).isBetween(900.0, 1900.0);
  }

  @Test
  void onlyTheAgentMakesTheLesionEnhanceAndOnlyInAnEnhancingLesion() {
    HeadScan silent =
        new HeadScan(Studies.ATLAS, 21, Lesion.TYPICAL, Enhancement.NONE, Side.AS_DRAWN);

    double rim = brightest(scan, Contrast.GADOLINIUM) - brightest(scan, Contrast.NONE);
    double nothing = brightest(silent, Contrast.GADOLINIUM) - brightest(silent, Contrast.NONE);

    assertThat(rim).isGreaterThan(0.2 * Acquisition.WHITE_LEVEL);
    assertThat(nothing).isLessThan(0.08 * Acquisition.WHITE_LEVEL);
  }

  @Test
  void backgroundIsRicianNoiseOfTheAskedStrength() {
    short[] corner =
        scan.acquire(stack(new double[] {0, -160, 0}), T2, Contrast.NONE, Motion.STILL, 20, 1)
            .slice(0);
    double sum = 0;
    for (short value : corner) {
      sum += value;
    }

    // The mean of a Rayleigh distribution is 1.2533 sigma.
    assertThat(sum / corner.length / (Acquisition.WHITE_LEVEL / 20.0)).isBetween(1.2, 1.3);
  }

  private double adc(double[] at) {
    return average(
        AdcMap.of(
            image(new Diffusion(5000, 85, 0, -0.2), at, 6),
            image(new Diffusion(5000, 85, 1000, -0.2), at, 7),
            1000,
            32));
  }

  /** Brightest pixel of the core's middle slice, noise almost off. */
  private static double brightest(HeadScan of, Contrast contrast) {
    Acquisition slice = of.acquire(stack(of.coreCentreMm()), T1, contrast, Motion.STILL, 1e4, 1);
    short[] pixels = slice.slice(0);
    int most = 0;
    for (int row = 4; row < 28; row++) {
      for (int column = 4; column < 28; column++) {
        most = Math.max(most, pixels[row * 32 + column]);
      }
    }
    return most;
  }

  private double mean(PulseSequence sequence, double[] at) {
    return average(image(sequence, at, 1));
  }

  private short[] image(PulseSequence sequence, double[] at, long stream) {
    return scan.acquire(stack(at), sequence, Contrast.NONE, Motion.STILL, 40, stream).slice(0);
  }

  /** Mean of the middle five by five pixels. */
  private static double average(short[] image) {
    double sum = 0;
    for (int row = 14; row < 19; row++) {
      for (int column = 14; column < 19; column++) {
        sum += image[row * 32 + column];
      }
    }
    return sum / 25;
  }

  private static Stack stack(double[] centre) {
    return new Stack(Plane.AXIAL, 32, 32, 1, 0.7, 2, 2, centre[0], centre[1], centre[2]);
  }

  /** A place of the upper head whose surroundings are of one tissue only. */
  private double[] middleOf(int label) {
    Atlas atlas = Studies.ATLAS;
    for (int k = 95; k < 130; k++) {
      for (int j = 40; j < atlas.ny - 40; j++) {
        for (int i = 30; i < atlas.nx - 30; i++) {
          if (isPure(atlas, i, j, k, label)) {
            return scan.inChild(atlas.originX + i, atlas.originY + j, atlas.originZ + k);
          }
        }
      }
    }
    throw new AssertionError("no pure place of label " + label);
  }

  private static boolean isPure(Atlas atlas, int i, int j, int k, int label) {
    for (int dk = -1; dk <= 1; dk++) {
      for (int dj = -2; dj <= 2; dj++) {
        for (int di = -2; di <= 2; di++) {
          int at = ((k + dk) * atlas.ny + j + dj) * atlas.nx + i + di;
          if ((atlas.labels[at] & 0xFF) != (label << 4 | label)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
