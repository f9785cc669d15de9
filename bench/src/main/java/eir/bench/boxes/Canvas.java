package eir.bench.boxes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A grey picture that is being made: 0 is black, 255 white. */
final class Canvas {
  private final int width;
  private final int height;
  private final byte[] shades;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.shades = new byte[width * height];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int shade(int x, int y) {
    return shades[y * width + x] & 0xFF;
  }

  /** Sets a pixel; what is too dark or too bright is black or white. */
  void set(int x, int y, int shade) {
    shades[y * width + x] = (byte) Math.max(0, Math.min(255, shade));
  }

  void fill(int left, int top, int across, int down, int shade) {
    for (int y = top; y < top + down; y++) {
      for (int x = left; x < left + across; x++) {
        set(x, y, shade);
      }
    }
  }

  /** As a portable grey map, which anything opens. */
  byte[] pgm() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(shades);
    return out.toByteArray();
  }
}
