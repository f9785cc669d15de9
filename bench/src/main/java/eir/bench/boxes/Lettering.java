package eir.bench.boxes;

import eir.phantom.scan.BurnedText;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * How a line of writing looks.
 *
 * @param font family; {@link #DOTS} is the one of five by seven dots that old consoles burn in
 * @param bold heavier strokes
 * @param sizePixels the em; a dot font is enlarged in whole dots to about this size
 * @param smooth grey edges instead of black and white ones
 */
record Lettering(String font, boolean bold, int sizePixels, boolean smooth) {
  static final String DOTS = "5×7 dots";

  /** Coverage 0 to 255 of {@code text}, cut to its ink. */
  Ink ink(String text) {
    return (font.equals(DOTS) ? dots(text) : drawn(text)).cut();
  }

  private Ink drawn(String text) {
    Font face = new Font(font, bold ? Font.BOLD : Font.PLAIN, sizePixels);
    var probe = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    FontMetrics metrics = probe.createGraphics().getFontMetrics(face);
    int width = metrics.stringWidth(text) + 4;
    int height = metrics.getHeight() + 4;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING,
        smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
    pen.setFont(face);
    pen.setColor(java.awt.Color.WHITE);
    pen.drawString(text, 2, 2 + metrics.getAscent());
    pen.dispose();
    byte[] coverage = new byte[width * height];
    image.getRaster().getDataElements(0, 0, width, height, coverage);
    return new Ink(width, height, coverage);
  }

  private Ink dots(String text) {
    int dot = Math.max(1, Math.round(sizePixels / 9f));
    int columns = 6 * text.length();
    byte[] small = new byte[columns * 7];
    for (int i = 0; i < text.length(); i++) {
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 5; x++) {
          small[y * columns + 6 * i + x] =
              (byte) (BurnedText.isDot(text.charAt(i), x, y) ? 255 : 0);
        }
      }
    }
    byte[] coverage = new byte[small.length * dot * dot];
    for (int y = 0; y < 7 * dot; y++) {
      for (int x = 0; x < columns * dot; x++) {
        coverage[y * columns * dot + x] = small[y / dot * columns + x / dot];
      }
    }
    return new Ink(columns * dot, 7 * dot, coverage);
  }
}
