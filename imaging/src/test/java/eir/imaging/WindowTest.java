package eir.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final double EXACT = 1e-12;

  /** PS3.3 §C.11.2.1.2.1, Note 5: center 2048, width 4096 maps 0 to 4095 onto the whole range. */
  @Test
  void linearMapsTheNotesExample() {
    Window window = new Window(2048, 4096, Window.Function.LINEAR);

    assertThat(window.shade(0)).isEqualTo(0);
    assertThat(window.shade(4095)).isEqualTo(1);
    assertThat(window.shade(2047.5)).isCloseTo(0.5, within(EXACT));
  }

  @Test
  void aLinearWindowOfWidthOneIsAThreshold() {
    Window window = new Window(100, 1, Window.Function.LINEAR);

    assertThat(window.shade(99)).isEqualTo(0);
    assertThat(window.shade(99.5)).isEqualTo(0);
    assertThat(window.shade(100)).isEqualTo(1);
  }

  @Test
  void linearExactMapsCenterToTheMiddle() {
    Window window = new Window(0.5, 0.02, Window.Function.LINEAR_EXACT);

    assertThat(window.shade(0.5)).isCloseTo(0.5, within(EXACT));
    assertThat(window.shade(0.49)).isCloseTo(0, within(EXACT));
    assertThat(window.shade(0.51)).isCloseTo(1, within(EXACT));
  }

  @Test
  void sigmoidMapsCenterToTheMiddleAndNeverReachesTheEnds() {
    Window window = new Window(40, 100, Window.Function.SIGMOID);

    assertThat(window.shade(40)).isCloseTo(0.5, within(EXACT));
    assertThat(window.shade(90)).isCloseTo(1 / (1 + Math.exp(-2)), within(EXACT));
  }

  @Test
  void percentilesLeavePaddingOut() {
    short[] values = new short[1000];
    for (int i = 0; i < 1000; i++) {
      values[i] = i < 500 ? -2000 : (short) (i - 500);
    }
    Frame frame = new Frame(10, 100, 1, true, values);

    Window window =
        Window.ofPercentiles(
            frame, ModalityTransform.IDENTITY, Optional.of(new Padding(-2000, -2000)));

    assertThat(window.center() - window.width() / 2).isEqualTo(4);
    assertThat(window.center() + window.width() / 2).isEqualTo(497);
  }

  @Test
  void percentilesLeaveTheAirAroundAHeadOut() {
    short[] values = new short[1000];
    for (int i = 0; i < 1000; i++) {
      values[i] = i < 500 ? 0 : (short) (i - 400);
    }
    Frame frame = new Frame(10, 100, 1, false, values);

    Window window = Window.ofPercentiles(frame, ModalityTransform.IDENTITY, Optional.empty());

    assertThat(window.center() - window.width() / 2).isEqualTo(104);
    assertThat(window.center() + window.width() / 2).isEqualTo(597);
  }

  @Test
  void percentilesOfOneValueGiveAWindowAllTheSame() {
    Frame frame = new Frame(1, 3, 1, false, new short[] {7, 7, 7});

    Window window = Window.ofPercentiles(frame, new ModalityTransform(0.01, 0), Optional.empty());

    assertThat(window.shade(0.07)).isCloseTo(0.5, within(EXACT));
  }

  @Test
  void aWidthBelowOneIsNoLinearWindow() {
    assertThatThrownBy(() -> new Window(10, 0.5, Window.Function.LINEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("C.11.2.1.2");
  }
}
