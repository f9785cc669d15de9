package eir.imaging;

import java.util.Locale;
import java.util.Optional;

/**
 * A VOI window on modality values, PS3.3 §C.11.2.
 *
 * @param width above 0; at least 1 for LINEAR
 */
public record Window(double center, double width, Function function) {
  /** VOI LUT Function (0028,1056). */
  public enum Function {
    LINEAR,
    LINEAR_EXACT,
    SIGMOID;

    /** The constant for a defined term; LINEAR where the file has none (§C.11.2.1.3). */
    public static Optional<Function> of(String term) {
      return switch (term.toUpperCase(Locale.ROOT)) {
        case "", "LINEAR" -> Optional.of(LINEAR);
        case "LINEAR_EXACT" -> Optional.of(LINEAR_EXACT);
        case "SIGMOID" -> Optional.of(SIGMOID);
        default -> Optional.empty();
      };
    }
  }

  private static final double LOW_SHARE = 0.01;
  private static final double HIGH_SHARE = 0.995;

  public Window {
    if (!isPossible(center, width, function)) {
      throw new IllegalArgumentException(
          "a window that is not finite or too narrow; expected PS3.3 §C.11.2.1.2");
    }
  }

  /** Whether such a window may stand in a file. */
  public static boolean isPossible(double center, double width, Function function) {
    return Double.isFinite(center)
        && Double.isFinite(width)
        && (function == Function.LINEAR ? width >= 1 : width > 0);
  }

  /** How bright a modality value is: 0 black to 1 white, for MONOCHROME2. */
  public double shade(double value) {
    return switch (function) {
      case LINEAR ->
          width == 1
              ? value <= center - 0.5 ? 0 : 1
              : clamp((value - (center - 0.5)) / (width - 1) + 0.5);
      case LINEAR_EXACT -> clamp((value - center) / width + 0.5);
      case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
    };
  }

  private static double clamp(double shade) {
    return Math.max(0, Math.min(1, shade));
  }

  /**
   * The window from percentile 1 to 99.5 of a grey frame, for files that name none.
   *
   * <p>Padding is not counted, nor the smallest value where it fills over a quarter of the image:
   * the air around a head is no tissue and would push the window down. So does the reading room,
   * and the picture shown first keeps its greys when the image takes its place. A frame of one
   * value gets a window of width 1 around it.
   */
  public static Window ofPercentiles(
      Frame frame, ModalityTransform modality, Optional<Padding> padding) {
    int[] counts = new int[1 << 16];
    int offset = frame.isSigned() ? 1 << 15 : 0;
    int total = 0;
    for (int i = 0; i < frame.values().length; i++) {
      int value = frame.value(i);
      if (padding.isEmpty() || !padding.get().holds(value)) {
        counts[value + offset]++;
        total++;
      }
    }
    int least = percentile(counts, total, 0);
    if (counts[least] * 4L > total && counts[least] < total) {
      total -= counts[least];
      counts[least] = 0;
    }
    double low = modality.apply(percentile(counts, total, LOW_SHARE) - offset);
    double high = modality.apply(percentile(counts, total, HIGH_SHARE) - offset);
    double width = Math.abs(high - low);
    return new Window(
        (low + high) / 2, width == 0 ? Math.abs(modality.slope()) : width, Function.LINEAR_EXACT);
  }

  /** The smallest index below or at which {@code share} of the counts lie. */
  private static int percentile(int[] counts, int total, double share) {
    long wanted = Math.max(1, (long) Math.ceil(total * share));
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      below += counts[i];
      if (below >= wanted) {
        return i;
      }
    }
    return 0;
  }
}
