package eir.bench.boxes;

import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What lies behind the writing. */
enum Backdrop {
  /** A real slice, enlarged where it is small, as workstations do. */
  MR {
    @Override
    Canvas paint(List<Path> slices, Random dice) {
      return slice(slices.get(dice.nextInt(slices.size())), dice);
    }
  },
  /** A sector of speckle on black. */
  ULTRASOUND {
    @Override
    Canvas paint(List<Path> slices, Random dice) {
      return sector(dice);
    }
  },
  /** A sheet or a capture of a screen: plain, with frames and lines. */
  SCREEN {
    @Override
    Canvas paint(List<Path> slices, Random dice) {
      return screen(dice);
    }
  };

  private static final int LEAST_EDGE = 256;

  abstract Canvas paint(List<Path> slices, Random dice);

  /** The slices of head MR below {@code data} that a decoder of the JVM reads. */
  static List<Path> slices(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      return files.stream()
          .filter(file ->
              FrameReader.open(source(file)) instanceof FrameReader reader
                  && reader.description().shape().samples() == 1)
          .toList();
    }
  }

  private static Canvas slice(Path file, Random dice) {
    FrameReader reader = (FrameReader) FrameReader.open(source(file));
    Frame frame = reader.read(dice.nextInt(reader.frames()));
    int[] values = new int[frame.rows() * frame.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = frame.value(i);
    }
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int low = sorted[(int) (0.005 * (sorted.length - 1))];
    int high = Math.max(low + 1, sorted[(int) (0.995 * (sorted.length - 1))]);
    int factor = 1;
    while (Math.min(frame.rows(), frame.columns()) * factor < LEAST_EDGE) {
      factor++;
    }
    Canvas canvas = new Canvas(frame.columns() * factor, frame.rows() * factor);
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        double value = between(values, frame.columns(), frame.rows(), x, y, factor);
        canvas.set(x, y, (int) Math.round((value - low) * 255 / (high - low)));
      }
    }
    return canvas;
  }

  /** Bilinear between the centres of the pixels. */
  private static double between(int[] values, int columns, int rows, int x, int y, int factor) {
    double sx = Math.max(0, Math.min(columns - 1, (x + 0.5) / factor - 0.5));
    double sy = Math.max(0, Math.min(rows - 1, (y + 0.5) / factor - 0.5));
    int left = (int) sx;
    int top = (int) sy;
    int right = Math.min(columns - 1, left + 1);
    int bottom = Math.min(rows - 1, top + 1);
    double across = sx - left;
    double upper =
        values[top * columns + left] * (1 - across) + values[top * columns + right] * across;
    double lower =
        values[bottom * columns + left] * (1 - across) + values[bottom * columns + right] * across;
    return upper + (lower - upper) * (sy - top);
  }

  private static Canvas sector(Random dice) {
    Canvas canvas = new Canvas(640, 480);
    double apex = 320 + dice.nextInt(60) - 30;
    double opening = 0.5 + 0.3 * dice.nextDouble();
    double[] lumps = dice.doubles(24).toArray();
    for (int y = 0; y < 480; y++) {
      for (int x = 0; x < 640; x++) {
        double depth = Math.hypot(x - apex, y + 20);
        boolean inside =
            Math.abs(Math.atan2(x - apex, y + 20.0)) < opening && depth > 60 && depth < 470;
        if (inside) {
          double tissue = 60 * lumps[(int) (depth / 40) % 24] + 60 * lumps[(12 + x / 60) % 24];
          double speckle = Math.hypot(dice.nextGaussian(), dice.nextGaussian());
          canvas.set(x, y, (int) (tissue * speckle * 0.8));
        }
      }
    }
    return canvas;
  }

  private static Canvas screen(Random dice) {
    Canvas canvas = new Canvas(512, 512);
    int paper = dice.nextBoolean() ? dice.nextInt(50) : 205 + dice.nextInt(50);
    canvas.fill(0, 0, 512, 512, paper);
    int line = paper < 128 ? paper + 60 : paper - 60;
    for (int i = 0; i < 4; i++) {
      int x = 20 + dice.nextInt(300);
      int y = 20 + dice.nextInt(300);
      int width = 60 + dice.nextInt(130);
      int height = 60 + dice.nextInt(130);
      canvas.fill(x, y, width, 1, line);
      canvas.fill(x, y + height, width, 1, line);
      canvas.fill(x, y, 1, height, line);
      canvas.fill(x + width, y, 1, height, line);
    }
    return canvas;
  }

  private static Source source(Path file) {
    try {
      return Source.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
