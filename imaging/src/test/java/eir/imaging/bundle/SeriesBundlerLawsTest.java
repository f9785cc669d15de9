package eir.imaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.stream.Source;
import eir.imaging.DataFolder;
import eir.imaging.MadeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes of a series' files, it is prepared: with fewer pictures, never by exception.
 */
class SeriesBundlerLawsTest {
  private static final int FILES_A_SEED = 60;
  private static final List<String> ORIGINALS =
      List.of(
          "odd/pydicom/MR_small_RLE.dcm",
          "odd/pydicom/MR_small_expb.dcm",
          "odd/pydicom/MR_small_jpeg_ls_lossless.dcm",
          "odd/pydicom/SC_rgb_jls_lossy_line.dcm",
          "odd/synthetic/encap-bot-wrong.dcm",
          "odd/synthetic/encap-extended-offset-table.dcm",
          "odd/synthetic/pixel-palette.dcm",
          "odd/synthetic/pixel-ybr422.dcm",
          "odd/synthetic/pixel-signed-padding.dcm");

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutilatedFilesNeverStopASeries(int seed) throws IOException {
    Random random = new Random(seed);
    List<Source> files = new ArrayList<>();
    files.add(MadeFile.of(2, 2, 1, 2, 3, 4).source());
    for (int i = 1; i < FILES_A_SEED; i++) {
      byte[] original =
          i % 10 == 0
              ? MadeFile.of(2, 2, 1, 2, 3, 4).text(0x00281053, "DS", "0.5").bytes()
              : DataFolder.bytes(ORIGINALS.get(i % ORIGINALS.size()));
      files.add(Source.of(mutilated(original, random)));
    }

    try (PreparedSeries series = new SeriesBundler(folder, 2).prepare(files)) {
      for (Bundle bundle : series.bundles()) {
        bundle.writeTo(OutputStream.nullOutputStream());
      }
      assertThat(series.images()).isPositive();
      assertThat(series.label().text()).isNotEmpty();
      series.poster();
      series.thumbnail();
    }
  }

  /** Only behind the file meta, so that most mutants get as far as the pixels. */
  private static byte[] mutilated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int change = 0; change <= random.nextInt(8); change++) {
      int at = 200 + random.nextInt(bytes.length - 200);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) ('0' + random.nextInt(10));
        default -> bytes[at] = 0;
      }
    }
    return bytes;
  }
}
