package eir.bench.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bench asks the search to find. */
class WrittenFrameTest {
  @Test
  void inkThatNobodySeesOnWhatLiesBehindIsNotAskedFor() {
    Canvas canvas = new Canvas(10, 4);
    canvas.fill(0, 0, 5, 4, 20);
    canvas.fill(5, 0, 5, 4, 200);
    byte[] full = new byte[40];
    Arrays.fill(full, (byte) 255);

    Ink seen = WrittenFrame.seen(canvas, new Ink(10, 4, full), 0, 0, 0);

    assertThat(seen.coverage(4, 1)).isZero();
    assertThat(seen.coverage(5, 1)).isEqualTo(255);
    assertThat(seen.sum()).isEqualTo(20 * 255);
  }

  @Test
  void aSeedGivesTheSameLinesAndMostOfEachIsSeen() {
    for (int seed = 0; seed < 12; seed++) {
      List<Written> lines = WrittenFrame.of(seed, List.of()).lines();

      assertThat(WrittenFrame.of(seed, List.of()).lines()).hasSameSizeAs(lines);
      for (Written line : lines) {
        assertThat(line.ink().sum()).isPositive();
      }
    }
  }
}
