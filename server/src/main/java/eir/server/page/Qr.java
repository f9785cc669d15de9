package eir.server.page;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegmentAdvanced;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A text as a QR code of level M, in as small a version as mixed segments allow. */
public final class Qr {
  private static final int QUIET_MODULES = 4;
  private static final int PIXELS_PER_MODULE = 6;

  private final QrCode code;

  /** The code of {@code text}; a link of 63 characters fits version 4. */
  public Qr(String text) {
    code =
        QrCode.encodeSegments(
            QrSegmentAdvanced.makeSegmentsOptimally(text, QrCode.Ecc.MEDIUM, 1, 40),
            QrCode.Ecc.MEDIUM);
  }

  /** For an {@code img} of a page: black on white in any colour scheme. */
  public String svgDataUri() {
    int side = code.size + 2 * QUIET_MODULES;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(side);
    svg.append(' ').append(side).append("\" shape-rendering=\"crispEdges\">");
    svg.append("<path fill=\"#fff\" d=\"M0 0h").append(side).append('v').append(side);
    svg.append("H0z\"/><path d=\"");
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > from) {
          svg.append('M').append(from + QUIET_MODULES).append(' ').append(y + QUIET_MODULES);
          svg.append('h').append(x - from).append("v1h-").append(x - from).append('z');
        }
      }
    }
    svg.append("\"/></svg>");
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** For a PDF, which takes no SVG. */
  public String pngDataUri() {
    int side = (code.size + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean dark =
            code.getModule(
                x / PIXELS_PER_MODULE - QUIET_MODULES, y / PIXELS_PER_MODULE - QUIET_MODULES);
        image.setRGB(x, y, dark ? 0x000000 : 0xffffff);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
