package eir.imaging.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.dicom.stream.Source;
import eir.imaging.DataFolder;
import eir.imaging.FrameReader;
import eir.imaging.MadeFile;
import eir.imaging.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesBundlerTest {
  @TempDir private Path folder;

  @Test
  void slicesStandInSpaceAndAreSentFromTheMiddleOutwards() {
    List<Source> shuffled = Stream.of(3, 0, 4, 1, 2).map(SeriesBundlerTest::slice).toList();

    BundleReader bundle = only(shuffled);

    assertThat(bundle.index().depthMm()).contains(List.of(0.0, 5.0, 10.0, 15.0, 20.0));
    assertThat(bundle.index().order()).containsExactly(2, 3, 1, 4, 0);
    for (int i = 0; i < 5; i++) {
      assertThat(bundle.frame(i).value(0)).isEqualTo(100 * i);
    }
  }

  @Test
  void theCodeHasTheTrueBitsOfTheSeries() {
    BundleIndex index = only(List.of(slice(0), slice(9))).index();

    assertThat(index.bits()).isEqualTo(10);
    assertThat(index.signed()).isFalse();
    assertThat(index.ranges()).contains(List.of(List.of(0, 7), List.of(900, 907)));
  }

  @Test
  void signedValuesComeBackSigned() {
    BundleReader bundle = only(List.of(MadeFile.of(1, 3, -5, 0, 3).bits(16, 16, 15, 1).source()));

    assertThat(bundle.index().signed()).isTrue();
    assertThat(bundle.index().bits()).isEqualTo(4);
    assertThat(bundle.frame(0).value(0)).isEqualTo(-5);
  }

  @Test
  void paddingIsNoPartOfTheRangeButOfThePixels() {
    BundleReader bundle =
        only(
            List.of(
                MadeFile.of(1, 3, -2000, 4, 9)
                    .bits(16, 16, 15, 1)
                    .number(0x00280120, -2000)
                    .source()));

    assertThat(bundle.index().padding()).contains(List.of(-2000, -2000));
    assertThat(bundle.index().ranges()).contains(List.of(List.of(4, 9)));
    assertThat(bundle.frame(0).value(0)).isEqualTo(-2000);
  }

  @Test
  void aDamagedInstanceIsNamedAndTheOthersAreShown() {
    byte[] whole = MadeFile.of(2, 4, new int[8]).bytes();
    byte[] broken = Arrays.copyOf(whole, whole.length - 4);

    try (PreparedSeries series =
        new SeriesBundler(folder, 2).prepare(List.of(slice(0), Source.of(broken), slice(1)))) {
      assertThat(series.images()).isEqualTo(2);
      assertThat(series.problems()).containsExactly(new InstanceProblem(1, Problem.DAMAGED));
      assertThat(series.problem()).isEmpty();
    }
  }

  @Test
  void aSeriesOfNothingButDamageHasAProblemAndNoPicture() {
    try (PreparedSeries series =
        new SeriesBundler(folder, 2).prepare(List.of(Source.of(new byte[7])))) {
      assertThat(series.bundles()).isEmpty();
      assertThat(series.problem()).contains(Problem.DAMAGED);
      assertThat(series.poster()).isEmpty();
    }
  }

  @Test
  void otherSizesGoToAnotherBundle() {
    try (PreparedSeries series =
        new SeriesBundler(folder, 2)
            .prepare(List.of(slice(0), MadeFile.of(3, 3, new int[9]).source(), slice(1)))) {
      assertThat(series.bundles()).extracting(Bundle::frames).containsExactly(2, 1);
    }
  }

  @Test
  void whatDiffersBetweenFramesStandsPerFrame() {
    Source low = made(0).text(0x00281053, "DS", "0.5").source();
    Source high = made(1).text(0x00281053, "DS", "2").source();

    BundleIndex index = only(List.of(low, high)).index();

    assertThat(index.rescale()).containsExactly(2.0, 0.0);
    assertThat(index.perFrame().orElseThrow().rescale())
        .contains(List.of(List.of(0.5, 0.0), List.of(2.0, 0.0)));
    assertThat(index.perFrame().orElseThrow().windows()).isEmpty();
  }

  @Test
  void framesOfOneReferenceShareAnOpaqueName() {
    String uid = "2.25.1234567890";

    BundleIndex here = only(List.of(made(0).text(0x00200052, "UI", uid).source())).index();
    BundleIndex there = only(List.of(made(3).text(0x00200052, "UI", uid).source())).index();

    assertThat(here.space()).isPresent().isEqualTo(there.space());
    assertThat(here.space().orElseThrow()).matches("[0-9a-f]{16}");
    assertThat(only(List.of(slice(0))).index().space()).isEmpty();
  }

  @Test
  void otherFramesOfReferenceGoToAnotherBundle() {
    try (PreparedSeries series =
        new SeriesBundler(folder, 1)
            .prepare(
                List.of(
                    made(0).text(0x00200052, "UI", "2.25.1").source(),
                    made(1).text(0x00200052, "UI", "2.25.2").source()))) {
      assertThat(series.bundles()).hasSize(2);
    }
  }

  @Test
  void codeStreamsForTheBrowserTravelAsTheyAre() throws IOException {
    byte[] file = DataFolder.bytes("odd/synthetic/encap-ts-htj2k-rpcl.dcm");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PreparedSeries series = new SeriesBundler(folder, 1).prepare(List.of(Source.of(file)))) {
      series.bundles().getFirst().writeTo(out);
      assertThat(series.poster()).isEmpty();
    }

    BundleIndex index = new BundleReader(out.toByteArray()).index();

    assertThat(index.codec()).isEqualTo("1.2.840.10008.1.2.4.202");
    assertThat(index.ranges()).isEmpty();
    assertThat(index.lengths()).containsExactly(64);
  }

  @Test
  void theSameSeriesGivesTheSameBytes() {
    List<Source> slices = Stream.of(0, 1, 2, 3, 4, 5, 6).map(SeriesBundlerTest::slice).toList();

    assertThat(written(slices, 1)).isEqualTo(written(slices, 2));
  }

  @Test
  void whatDoesNotFitInMemoryWaitsInAFileThatIsThenGone() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Spill spill = new Spill(folder, 10)) {
      spill.add(new byte[] {1, 2, 3});
      spill.add(new byte[9]);
      spill.add(new byte[] {4});
      spill.writeTo(out);
      assertThat(Files.list(folder)).hasSize(1);
    }

    assertThat(out.toByteArray()).hasSize(13).startsWith(1, 2, 3, 0).endsWith(0, 4);
    assertThat(Files.list(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "head-mr/canon-galan-dti",
        "head-mr/ge-pioneer-dwi-r2",
        "enhanced-mr/siemens-xa30-adc",
        "enhanced-mr/siemens-xa10-vida",
        "head-mr/siemens-prisma-fieldmap-mag"
      })
  void realSeriesComeBackSampleBySample(String series) throws IOException {
    List<Source> sources = DataFolder.series(series);
    if (sources.isEmpty()) { // the small set of the repository has another series
      assertThat(DataFolder.folder().resolve(series)).doesNotExist();
      return;
    }
    List<String> expected = new ArrayList<>();
    for (Source source : sources) {
      if (FrameReader.open(source) instanceof FrameReader reader) {
        for (int frame = 0; frame < reader.frames(); frame++) {
          expected.add(reader.read(frame).digest());
        }
      }
    }

    List<String> found = new ArrayList<>();
    for (BundleReader bundle : all(sources)) {
      for (int frame = 0; frame < bundle.index().frames(); frame++) {
        found.add(bundle.frame(frame).digest());
      }
      assertThat(bundle.index().depthMm().orElseThrow()).isSorted();
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aBundleThatIsCutShortIsRefused() {
    byte[] whole = written(List.of(slice(0)), 1);

    assertThatThrownBy(() -> new BundleReader(Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void posterAndThumbnailAreJpegFiles() {
    try (PreparedSeries series = new SeriesBundler(folder, 1).prepare(List.of(slice(0)))) {
      assertThat(series.poster().orElseThrow().toArray()).startsWith(0xFF, 0xD8);
      assertThat(series.thumbnail().orElseThrow().toArray()).startsWith(0xFF, 0xD8);
    }
  }

  /** An axial slice at 5 mm × index with the values 100 × index and up. */
  private static MadeFile made(int index) {
    int[] words = new int[8];
    Arrays.setAll(words, i -> 100 * index + i);
    return MadeFile.of(2, 4, words)
        .text(0x00200032, "DS", "0\\0\\" + 5 * index)
        .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x00280030, "DS", "1\\1");
  }

  private static Source slice(int index) {
    return made(index).source();
  }

  private List<BundleReader> all(List<Source> sources) {
    List<BundleReader> readers = new ArrayList<>();
    try (PreparedSeries series = new SeriesBundler(folder, 2).prepare(sources)) {
      for (Bundle bundle : series.bundles()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.writeTo(out);
        readers.add(new BundleReader(out.toByteArray()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return readers;
  }

  private BundleReader only(List<Source> sources) {
    return new BundleReader(written(sources, 2));
  }

  private byte[] written(List<Source> sources, int threads) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PreparedSeries series = new SeriesBundler(folder, threads).prepare(sources)) {
      assertThat(series.bundles()).hasSize(1);
      series.bundles().getFirst().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
