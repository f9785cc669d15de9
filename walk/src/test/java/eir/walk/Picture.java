package eir.walk;

import com.microsoft.playwright.Page;
import eir.imaging.bundle.BundleIndex;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** What stands in the first view of a room, fitted and centred, and how far it is from another. */
final class Picture {
  /** Cells on a side; the mean of each is compared. */
  private static final int GRID = 12;

  private final Raster painted;
  private final int rows;
  private final int columns;
  private final double left;
  private final double top;
  private final double width;
  private final double height;

  private Picture(Raster painted, BundleIndex index) {
    this.painted = painted;
    this.rows = index.rows();
    this.columns = index.columns();
    double tall = rows * index.aspect();
    double scale = Math.min(painted.getWidth() / (double) columns, painted.getHeight() / tall);
    this.width = columns * scale;
    this.height = tall * scale;
    this.left = (painted.getWidth() - width) / 2;
    this.top = (painted.getHeight() - height) / 2;
  }

  /** What the room painted of a bundle with this index. */
  static Picture of(Page room, BundleIndex index) throws IOException {
    String png =
        (String)
            room.evaluate(
                """
                () => {
                  const canvas = document.querySelector('.viewport canvas');
                  const copy = document.createElement('canvas');
                  copy.width = canvas.width;
                  copy.height = canvas.height;
                  copy.getContext('2d').drawImage(canvas, 0, 0);
                  return copy.toDataURL('image/png').split(',')[1];
                }\
                """);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    return new Picture(image.getRaster(), index);
  }

  /**
   * The largest difference of a cell's mean from that of the same image at its own size. The cells
   * are quarters where an image is so small that its enlargement blurs more.
   */
  double off(BufferedImage wanted) {
    // The raster, as getRGB would take the greys of a JPEG for linear light.
    Raster raster = wanted.getRaster();
    int grid = Math.min(rows, columns) < 4 * GRID ? 2 : GRID;
    double worst = 0;
    for (int i = 0; i < grid * grid; i++) {
      Cell cell = Cell.of(i % grid, i / grid, grid);
      double[] own = mean(raster, cell.in(0, 0, raster.getWidth(), raster.getHeight()));
      double[] shown = mean(painted, cell.in(left, top, width, height));
      worst = Math.max(worst, difference(own, shown));
    }
    return worst;
  }

  /** The largest difference of a quarter's mean red, green or blue; the quarters row by row. */
  double off(double[][] quarters) {
    double worst = 0;
    for (int i = 0; i < quarters.length; i++) {
      Cell quarter = Cell.of(i % 2, i / 2, 2).in(left, top, width, height);
      worst = Math.max(worst, difference(quarters[i], mean(painted, quarter)));
    }
    return worst;
  }

  private static double difference(double[] a, double[] b) {
    double worst = 0;
    for (int channel = 0; channel < a.length; channel++) {
      worst = Math.max(worst, Math.abs(a[channel] - b[channel]));
    }
    return worst;
  }

  /** Mean red, green and blue of a rectangle; pixels on its edge count for the part inside. */
  private static double[] mean(Raster raster, Cell cell) {
    double[] sum = new double[3];
    double all = 0;
    double bottom = Math.min(raster.getHeight(), cell.y() + cell.height());
    double right = Math.min(raster.getWidth(), cell.x() + cell.width());
    for (int row = (int) cell.y(); row < bottom; row++) {
      double high = Math.min(row + 1, bottom) - Math.max(row, cell.y());
      for (int column = (int) cell.x(); column < right; column++) {
        double part = high * (Math.min(column + 1, right) - Math.max(column, cell.x()));
        for (int channel = 0; channel < 3; channel++) {
          int band = Math.min(channel, raster.getNumBands() - 1);
          sum[channel] += part * raster.getSample(column, row, band);
        }
        all += part;
      }
    }
    return new double[] {sum[0] / all, sum[1] / all, sum[2] / all};
  }

  /** A rectangle; in shares of an image, or in pixels. */
  private record Cell(double x, double y, double width, double height) {
    static Cell of(int x, int y, int grid) {
      return new Cell(x / (double) grid, y / (double) grid, 1.0 / grid, 1.0 / grid);
    }

    Cell in(double left, double top, double wide, double high) {
      return new Cell(left + x * wide, top + y * high, width * wide, height * high);
    }
  }
}
