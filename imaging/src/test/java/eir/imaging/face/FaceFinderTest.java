package eir.imaging.face;

import static org.assertj.core.api.Assertions.assertThat;

import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.ModalityTransform;
import eir.imaging.Orientation;
import eir.imaging.Placement;
import eir.imaging.Spacing;
import eir.imaging.Vector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceFinderTest {
  private static final int PIXELS = 512;

  // The cubes of the second are more than an int can count.
  @ParameterizedTest
  @ValueSource(doubles = {1.2, 100, 1e300})
  void aVolumeLargerThanAnyHeadIsNoneAndTakesNoMemory(double spacingMm) {
    List<HeadSlice> slices =
        IntStream.range(0, FaceFinder.LEAST_SLICES).mapToObj(at -> slice(at, spacingMm)).toList();

    assertThat(FaceFinder.find(slices)).isEqualTo(new FaceFinder.Result.NotFound(Unfit.NO_HEAD));
  }

  private static HeadSlice slice(int number, double spacingMm) {
    Placement placement =
        new Placement(
            Optional.empty(),
            Optional.of(new Orientation(new Vector(1, 0, 0), new Vector(0, 1, 0))),
            Optional.of(new Vector(0, 0, 5.2 * number)),
            Optional.of(new Spacing(spacingMm, spacingMm)),
            OptionalDouble.empty());
    FrameFacts facts =
        new FrameFacts(
            placement,
            ModalityTransform.IDENTITY,
            List.of(),
            OptionalInt.empty(),
            false,
            number,
            0,
            0);
    return new Slice(facts, new Frame(PIXELS, PIXELS, 1, false, new short[PIXELS * PIXELS]));
  }

  private record Slice(FrameFacts facts, Frame read) implements HeadSlice {
    @Override
    public int rows() {
      return PIXELS;
    }

    @Override
    public int columns() {
      return PIXELS;
    }
  }
}
