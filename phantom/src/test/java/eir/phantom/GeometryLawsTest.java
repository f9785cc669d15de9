package eir.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eir.dicom.dictionary.Tags;
import eir.phantom.head.Enhancement;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The geometry in the headers is the geometry of the pixels, in every series of every child. */
final class GeometryLawsTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void theEnhancingCoreIsAtOnePlaceInEveryPlane(long seed) throws IOException {
    PhantomCase with = PhantomCase.typical(seed);
    PhantomCase without = with.with(Enhancement.NONE);
    PhantomStudy bright = new PhantomStudy(Studies.ATLAS, with, Resolution.MEDIUM);
    PhantomStudy plain = new PhantomStudy(Studies.ATLAS, without, Resolution.MEDIUM);
    double[] expected = bright.scan().pose().point(bright.scan().coreCentreMm());

    for (SeriesKind kind :
        List.of(SeriesKind.T2_AXIAL, SeriesKind.T1_AXIAL_POST, SeriesKind.T1_SAGITTAL_POST)) {
      double[] centre = centreOfDifference(Studies.files(bright, kind), Studies.files(plain, kind));

      for (int axis = 0; axis < 3; axis++) {
        assertThat(centre[axis])
            .describedAs("%s, axis %d", kind, axis)
            .isCloseTo(expected[axis], within(3.0));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void slicesAreParallelEvenlySpacedAndShareTheirFrameOfReference(long seed) throws IOException {
    PhantomStudy study = Studies.tiny(PhantomCase.typical(seed));
    Set<String> frames = new HashSet<>();

    for (SeriesKind kind : study.series()) {
      if (kind == SeriesKind.LOCALISER || kind == SeriesKind.DIFFUSION) {
        continue;
      }
      double last = Double.NaN;
      for (PhantomFile file : Studies.files(study, kind)) {
        Image image = Image.of(file);
        double[] cosines = image.header.decimals(Tags.IMAGE_ORIENTATION_PATIENT);
        double[] position = image.header.decimals(Tags.IMAGE_POSITION_PATIENT);
        double[] normal = cross(cosines);
        double depth = position[0] * normal[0] + position[1] * normal[1] + position[2] * normal[2];
        double step = image.header.decimals(Tags.SPACING_BETWEEN_SLICES)[0];
        frames.add(image.header.text(Tags.FRAME_OF_REFERENCE_UID).orElseThrow());

        assertThat(length(normal)).isCloseTo(1, within(1e-5));
        if (!Double.isNaN(last)) {
          assertThat(depth - last).describedAs("%s", kind).isCloseTo(step, within(1e-4));
        }
        last = depth;
      }
    }

    assertThat(frames).hasSize(1);
  }

  private static double[] centreOfDifference(List<PhantomFile> a, List<PhantomFile> b) {
    double[] centre = new double[3];
    double weight = 0;
    for (int n = 0; n < a.size(); n++) {
      Image one = Image.of(a.get(n));
      Image other = Image.of(b.get(n));
      for (int row = 0; row < one.rows; row++) {
        for (int column = 0; column < one.columns; column++) {
          int at = row * one.columns + column;
          double difference = Math.abs(one.pixels[at] - other.pixels[at]);
          if (difference == 0) {
            continue;
          }
          double[] place = one.patientMm(row, column);
          for (int axis = 0; axis < 3; axis++) {
            centre[axis] += difference * place[axis];
          }
          weight += difference;
        }
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] /= weight;
    }
    return centre;
  }

  private static double[] cross(double[] c) {
    return new double[] {
      c[1] * c[5] - c[2] * c[4], c[2] * c[3] - c[0] * c[5], c[0] * c[4] - c[1] * c[3]
    };
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
