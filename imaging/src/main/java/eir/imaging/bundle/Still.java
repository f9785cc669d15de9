package eir.imaging.bundle;

import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.Padding;
import eir.imaging.Spacing;
import eir.imaging.Window;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** One frame as people see it: windowed, upright pixels, 8 bits. */
final class Still {
  private final Frame frame;
  private final boolean inverted;
  private final FrameFacts facts;
  private final Optional<Padding> padding;

  /**
   * Makes a still of {@code frame}.
   *
   * @param inverted MONOCHROME1: the smallest value is white
   */
  Still(Frame frame, boolean inverted, FrameFacts facts, Optional<Padding> padding) {
    this.frame = frame;
    this.inverted = inverted;
    this.facts = facts;
    this.padding = padding;
  }

  /** The grey or RGB picture, a pixel a sample. */
  BufferedImage picture() {
    return frame.samples() == 1 ? grey() : colour();
  }

  /** The picture with square pixels, shrunk to {@code longestSide} if it is larger. */
  BufferedImage picture(int longestSide) {
    BufferedImage picture = picture();
    double tall = facts.placement().spacing().map(Still::heightToWidth).orElse(1.0);
    double width = picture.getWidth() * Math.max(1, 1 / tall);
    double height = picture.getHeight() * Math.max(1, tall);
    double scale = Math.min(1, longestSide / Math.max(width, height));
    int newWidth = (int) Math.max(1, Math.round(width * scale));
    int newHeight = (int) Math.max(1, Math.round(height * scale));
    BufferedImage result = picture;
    // Halving first keeps bilinear sampling from skipping pixels.
    while (result.getWidth() >= 2 * newWidth && result.getHeight() >= 2 * newHeight) {
      result = resized(result, result.getWidth() / 2, result.getHeight() / 2);
    }
    return result.getWidth() == newWidth && result.getHeight() == newHeight
        ? result
        : resized(result, newWidth, newHeight);
  }

  private static double heightToWidth(Spacing spacing) {
    double tall = spacing.betweenRowsMm() / spacing.betweenColumnsMm();
    return Math.max(0.1, Math.min(10, tall));
  }

  private static BufferedImage resized(BufferedImage from, int width, int height) {
    AffineTransform scale =
        AffineTransform.getScaleInstance(
            (double) width / from.getWidth(), (double) height / from.getHeight());
    BufferedImage to = new BufferedImage(width, height, from.getType());
    RenderingHints hints =
        new RenderingHints(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return new AffineTransformOp(scale, hints).filter(from, to);
  }

  private BufferedImage grey() {
    Window window =
        facts.windows().isEmpty()
            ? Window.ofPercentiles(frame, facts.modality(), padding)
            : facts.windows().getFirst();
    BufferedImage picture =
        new BufferedImage(frame.columns(), frame.rows(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] shades = new byte[frame.values().length];
    for (int i = 0; i < shades.length; i++) {
      double shade = window.shade(facts.modality().apply(frame.value(i)));
      shades[i] = (byte) Math.round(255 * (inverted ? 1 - shade : shade));
    }
    picture.getRaster().setDataElements(0, 0, frame.columns(), frame.rows(), shades);
    return picture;
  }

  private BufferedImage colour() {
    BufferedImage picture =
        new BufferedImage(frame.columns(), frame.rows(), BufferedImage.TYPE_INT_RGB);
    int[] colours = new int[frame.rows() * frame.columns()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = frame.value(3 * i) << 16 | frame.value(3 * i + 1) << 8 | frame.value(3 * i + 2);
    }
    picture.getRaster().setDataElements(0, 0, frame.columns(), frame.rows(), colours);
    return picture;
  }
}
