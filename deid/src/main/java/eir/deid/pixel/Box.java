package eir.deid.pixel;

import java.util.Optional;

/**
 * A rectangle of a frame that a person drew over text, in whole pixels; the first pixel of a frame
 * is at 0, 0. It may reach beyond the frame.
 *
 * @param x left column
 * @param y top row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Box(int x, int y, int width, int height) {
  /** Frames have at most 65,535 rows and columns; sums of two such numbers stay small. */
  private static final int FARTHEST = 1 << 20;

  public Box {
    boolean good =
        x >= -FARTHEST
            && y >= -FARTHEST
            && x <= FARTHEST
            && y <= FARTHEST
            && width > 0
            && height > 0
            && width <= FARTHEST
            && height <= FARTHEST;
    if (!good) {
      throw new IllegalArgumentException(
          "a box without area, or far off any frame; give whole pixels of the frame");
    }
  }

  /** First column behind the box. */
  public int endX() {
    return x + width;
  }

  /** First row below the box. */
  public int endY() {
    return y + height;
  }

  /** The part of it inside a frame of {@code rows × columns}; absent if there is none. */
  public Optional<Box> within(int rows, int columns) {
    int left = Math.max(0, x);
    int top = Math.max(0, y);
    int right = Math.min(columns, endX());
    int bottom = Math.min(rows, endY());
    return left < right && top < bottom
        ? Optional.of(new Box(left, top, right - left, bottom - top))
        : Optional.empty();
  }
}
