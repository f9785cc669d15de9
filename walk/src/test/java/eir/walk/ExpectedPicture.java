package eir.walk;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.Source;
import eir.phantom.PhantomFile;
import eir.phantom.PhantomStudy;
import eir.phantom.scan.SeriesKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** What the reading room should show first: the middle slice of the axial T2, from the phantom. */
final class ExpectedPicture {
  private static final int GRID = 48;

  private final short[] stored;
  private final int rows;
  private final int columns;

  private ExpectedPicture(short[] stored, int rows, int columns) {
    this.stored = stored;
    this.rows = rows;
    this.columns = columns;
  }

  static ExpectedPicture ofFirstSeries(PhantomStudy study) throws IOException {
    List<PhantomFile> files = new ArrayList<>();
    study.write(SeriesKind.T2_AXIAL, files::add);
    byte[] file = files.get(files.size() / 2).bytes();
    Header header = Header.read(Source.of(file));
    int rows = header.integer(Tags.ROWS).orElseThrow();
    int columns = header.integer(Tags.COLUMNS).orElseThrow();
    short[] pixels = new short[rows * columns];
    int at = file.length - 2 * pixels.length;
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) (file[at + 2 * i] & 0xFF | file[at + 2 * i + 1] << 8);
    }
    return new ExpectedPicture(pixels, rows, columns);
  }

  /** Correlation of what a viewport painted with this slice, fitted and centred: 1 is the same. */
  double likeness(byte[] png) throws IOException {
    BufferedImage painted = ImageIO.read(new ByteArrayInputStream(png));
    double scale =
        Math.min(painted.getWidth() / (double) columns, painted.getHeight() / (double) rows);
    double left = (painted.getWidth() - columns * scale) / 2;
    double top = (painted.getHeight() - rows * scale) / 2;
    double[] a = new double[GRID * GRID];
    double[] b = new double[GRID * GRID];
    for (int gy = 0; gy < GRID; gy++) {
      for (int gx = 0; gx < GRID; gx++) {
        double x0 = columns * gx / (double) GRID;
        double x1 = columns * (gx + 1) / (double) GRID;
        double y0 = rows * gy / (double) GRID;
        double y1 = rows * (gy + 1) / (double) GRID;
        a[gy * GRID + gx] = meanStored(x0, y0, x1, y1);
        b[gy * GRID + gx] =
            meanPainted(
                painted, left + x0 * scale, top + y0 * scale, left + x1 * scale, top + y1 * scale);
      }
    }
    return correlation(a, b);
  }

  private double meanStored(double x0, double y0, double x1, double y1) {
    double sum = 0;
    int n = 0;
    for (int y = (int) y0; y < Math.max(y0 + 1, y1) && y < rows; y++) {
      for (int x = (int) x0; x < Math.max(x0 + 1, x1) && x < columns; x++) {
        sum += stored[y * columns + x];
        n++;
      }
    }
    return sum / Math.max(1, n);
  }

  private static double meanPainted(
      BufferedImage image, double x0, double y0, double x1, double y1) {
    double sum = 0;
    int n = 0;
    for (int y = (int) y0; y < Math.max(y0 + 1, y1) && y < image.getHeight(); y++) {
      for (int x = (int) x0; x < Math.max(x0 + 1, x1) && x < image.getWidth(); x++) {
        sum += image.getRGB(x, y) & 0xFF;
        n++;
      }
    }
    return sum / Math.max(1, n);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = java.util.Arrays.stream(a).average().orElse(0);
    double meanB = java.util.Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb + 1e-9);
  }
}
