package eir.phantom.head;

/**
 * SplitMix64: the same seed throws the same numbers on every machine and in every release.
 *
 * <p>Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014. A slice gets its own
 * dice by {@link #of}, so that slices may be made in any order and on any thread. One thread each.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice of their own for this path below a seed, such as series and slice. */
  public static Dice of(long seed, long... path) {
    long state = mix(seed + GOLDEN);
    for (long step : path) {
      state = mix(state + GOLDEN * (step + 1));
    }
    return new Dice(state);
  }

  public long next64() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1), 53 bits. */
  public double uniform() {
    return (next64() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [from, to). */
  public double between(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** Uniform in 0 to {@code sides} - 1; the bias of the remainder does not matter here. */
  public int below(int sides) {
    return (int) Long.remainderUnsigned(next64(), sides);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
