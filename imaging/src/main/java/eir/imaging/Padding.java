package eir.imaging;

/**
 * Stored values that are no image, PS3.3 §C.7.5.1.1.2: Pixel Padding Value, and Range Limit.
 *
 * @param low inclusive
 * @param high inclusive
 */
public record Padding(int low, int high) {
  public Padding {
    if (low > high) {
      throw new IllegalArgumentException("a padding range that ends before it starts");
    }
  }

  public boolean holds(int stored) {
    return stored >= low && stored <= high;
  }
}
