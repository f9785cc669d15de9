package eir.imaging.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eir.imaging.Orientation;
import eir.imaging.Placement;
import eir.imaging.Spacing;
import eir.imaging.Vector;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances and planes against their definitions, on random shapes. */
class ShapesLawsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aDistanceIsThatToTheNearestTarget(long seed) {
    Random random = new Random(seed);
    HeadGrid grid =
        HeadGrid.over(
            new Vector(-4, 0, 9),
            new Vector(2.0 * random.nextInt(3, 9), 2.0 * random.nextInt(2, 9), 27),
            _ -> 0);
    BitSet targets = Shapes.where(grid.size(), _ -> random.nextInt(40) == 0);
    targets.set(random.nextInt(grid.size()));

    float[] distances = new Shapes(grid).distanceMm(targets);

    for (int at = 0; at < grid.size(); at++) {
      Vector place = grid.place(at);
      double nearest =
          targets.stream()
              .mapToDouble(target -> grid.place(target).minus(place).length())
              .min()
              .orElseThrow();
      assertThat((double) distances[at]).isCloseTo(nearest, within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFramesFaceIsThatOfEachOfItsPixels(long seed) {
    Random random = new Random(seed);
    Vector row = turned(new Vector(1, 0, 0), random);
    Vector normal = turned(new Vector(0, 0.3, 1), random);
    Vector column = unit(normal.minus(row.times(normal.dot(row)))).cross(row);
    Placement place =
        new Placement(
            Optional.empty(),
            Optional.of(new Orientation(row, column)),
            Optional.of(new Vector(-100, -100, random.nextInt(-60, 60))),
            Optional.of(new Spacing(3.1, 2.7)),
            OptionalDouble.empty());
    double[] offsets = new double[BrainShell.NORMALS.size()];
    Arrays.setAll(offsets, _ -> 60 + random.nextInt(40));
    BrainShell shell = new BrainShell(offsets, random.nextInt(-30, 30));

    boolean[] face = shell.face(place, 60, 80);

    for (int at = 0; at < face.length; at++) {
      Vector pixel =
          place
              .position()
              .orElseThrow()
              .plus(place.orientation().orElseThrow().along(at % 80 * 2.7, at / 80 * 3.1));
      assertThat(face[at]).as("pixel " + at).isEqualTo(shell.isFace(pixel));
    }
  }

  private static Vector turned(Vector vector, Random random) {
    return unit(
        vector.plus(
            new Vector(
                random.nextDouble(-0.4, 0.4),
                random.nextDouble(-0.4, 0.4),
                random.nextDouble(-0.4, 0.4))));
  }

  private static Vector unit(Vector vector) {
    return vector.times(1 / vector.length());
  }
}
