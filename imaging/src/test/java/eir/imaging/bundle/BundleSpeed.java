package eir.imaging.bundle;

import eir.dicom.stream.Source;
import eir.imaging.MadeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How fast a series becomes a bundle: 160 made slices of 512 × 460, 16 bits, noise of σ 12, five
 * rounds. Not a test: run its main from an editor or with the test class path.
 */
public final class BundleSpeed {
  private static final int SLICES = 160;
  private static final int ROWS = 512;
  private static final int COLUMNS = 460;

  private BundleSpeed() {}

  /** Prints a line a round. */
  public static void main(String[] arguments) throws IOException {
    Random random = new Random(3);
    List<Source> slices = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      slices.add(slice(i, random));
    }
    double megabytes = SLICES * ROWS * COLUMNS * 2 / 1e6;
    for (int round = 0; round < 5; round++) {
      Counting out = new Counting();
      long start = System.nanoTime();
      try (PreparedSeries series =
          new SeriesBundler(Path.of(System.getProperty("java.io.tmpdir")), 2).prepare(slices)) {
        series.bundles().getFirst().writeTo(out);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(
          "%.1f MB in %.2f s: %.1f MB/s, ratio %.2f"
              .formatted(megabytes, seconds, megabytes / seconds, megabytes * 1e6 / out.count));
    }
  }

  private static Source slice(int index, Random random) {
    int[] words = new int[ROWS * COLUMNS];
    double radius = 200 * Math.sin(Math.PI * (index + 1) / (SLICES + 1));
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        boolean inside = Math.hypot((y - 256) / 1.1, x - 230) < radius;
        double wave = 400 + 200 * Math.sin(x / 17.0 + index / 9.0) * Math.cos(y / 23.0);
        words[y * COLUMNS + x] =
            inside ? (int) Math.max(0, wave + random.nextGaussian() * 12) : random.nextInt(5);
      }
    }
    return MadeFile.of(ROWS, COLUMNS, words)
        .text(0x00200032, "DS", "0\\0\\" + index)
        .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
        .source();
  }

  private static final class Counting extends OutputStream {
    private long count;

    @Override
    public void write(int value) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int at, int length) {
      count += length;
    }
  }
}
