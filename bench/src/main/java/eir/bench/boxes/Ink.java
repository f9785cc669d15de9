package eir.bench.boxes;

/** A piece of writing by itself: how much of each pixel is ink. Not changed once it is made. */
final class Ink {
  private final int width;
  private final int height;
  private final byte[] coverage;

  /** Over {@code height × width} bytes row by row, 0 to 255, which it keeps. */
  Ink(int width, int height, byte[] coverage) {
    this.width = width;
    this.height = height;
    this.coverage = coverage;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** 0 to 255. */
  int coverage(int x, int y) {
    return coverage[y * width + x] & 0xFF;
  }

  /** Coverage of all pixels together. */
  long sum() {
    long sum = 0;
    for (byte pixel : coverage) {
      sum += pixel & 0xFF;
    }
    return sum;
  }

  /** The same without the empty margin; at least one pixel. */
  Ink cut() {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (coverage(x, y) != 0) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    if (right <= left) {
      return new Ink(1, 1, new byte[1]);
    }
    int inside = right - left;
    byte[] kept = new byte[inside * (bottom - top)];
    for (int y = top; y < bottom; y++) {
      System.arraycopy(coverage, y * width + left, kept, (y - top) * inside, inside);
    }
    return new Ink(inside, bottom - top, kept);
  }

  /** By a right angle: to be read from below, or from above. */
  Ink turned(boolean fromBelow) {
    byte[] turned = new byte[coverage.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to = fromBelow ? (width - 1 - x) * height + y : x * height + height - 1 - y;
        turned[to] = coverage[y * width + x];
      }
    }
    return new Ink(height, width, turned);
  }
}
