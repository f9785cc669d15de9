package eir.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves {@code target/contact-*.png}: whoever changes the pictures looks at them. */
final class ContactSheetTest {
  private static final int TILE = 176;

  @ParameterizedTest
  @ValueSource(strings = {"EIR-0001", "EIR-0004", "EIR-0013", "EIR-0014", "EIR-0017", "EIR-0018"})
  void everySeriesFillsItsWindowAtTheLesion(String code) throws IOException {
    PhantomCase phantomCase = DemoCases.find(code).orElseThrow();
    PhantomStudy study = new PhantomStudy(Studies.ATLAS, phantomCase, Resolution.MEDIUM);
    List<SeriesKind> kinds = study.series();
    BufferedImage sheet =
        new BufferedImage(TILE * kinds.size(), TILE, BufferedImage.TYPE_BYTE_GRAY);

    for (int n = 0; n < kinds.size(); n++) {
      double mean = draw(sheet, n, nearestToLesion(study, kinds.get(n)));

      assertThat(mean).describedAs("%s", kinds.get(n)).isBetween(8.0, 120.0);
    }
    ImageIO.write(sheet, "png", new File("target/contact-" + code + ".png"));
  }

  private static Image nearestToLesion(PhantomStudy study, SeriesKind kind) throws IOException {
    double[] lesion = study.scan().pose().point(study.scan().lesionCentreMm());
    List<Image> images = Studies.files(study, kind).stream().map(Image::of).toList();
    Image nearest = images.getFirst();
    for (Image image : images) {
      if (offPlane(image, lesion) <= offPlane(nearest, lesion)) {
        nearest = image;
      }
    }
    return nearest;
  }

  private static double offPlane(Image image, double[] at) {
    double[] c = image.header.decimals(Tags.IMAGE_ORIENTATION_PATIENT);
    double[] p = image.header.decimals(Tags.IMAGE_POSITION_PATIENT);
    return Math.abs(
        (at[0] - p[0]) * (c[1] * c[5] - c[2] * c[4])
            + (at[1] - p[1]) * (c[2] * c[3] - c[0] * c[5])
            + (at[2] - p[2]) * (c[0] * c[4] - c[1] * c[3]));
  }

  /** Draws the image through its own window; returns the mean grey value. */
  private static double draw(BufferedImage sheet, int tile, Image image) {
    double centre = image.header.decimals(Tags.WINDOW_CENTER)[0];
    double width = image.header.decimals(Tags.WINDOW_WIDTH)[0];
    double sum = 0;
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        int stored = image.pixels[y * image.rows / TILE * image.columns + x * image.columns / TILE];
        double grey = 255 * ((stored - centre) / width + 0.5);
        int value = (int) Math.clamp(grey, 0, 255);
        sheet.getRaster().setSample(tile * TILE + x, y, 0, value);
        sum += value;
      }
    }
    return sum / (TILE * TILE);
  }
}
