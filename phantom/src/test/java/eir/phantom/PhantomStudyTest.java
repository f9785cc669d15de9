package eir.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.phantom.head.Lesion;
import eir.phantom.head.Side;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** What a study is made of, and that it is always made of the same bytes. */
final class PhantomStudyTest {
  private static final PhantomCase TYPICAL = PhantomCase.typical(7);

  /** Renew after a wanted change of the pictures: the failing test prints the new one. */
  private static final String GOLDEN =
      "4b62651b5be2d9cfbf57e7fdcf884f9355581bfed8a804ad023c6d00d5a004ed";

  /** The typical study once for all tests that compare with it. */
  private static final List<PhantomFile> FILES = files(TYPICAL);

  @Test
  void theSameCaseGivesTheSameBytesForEver() throws Exception {
    assertThat(sha256(FILES)).isEqualTo(GOLDEN);
  }

  @Test
  void oneThreadGivesTheBytesOfMany() throws Exception {
    String alone;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      alone = one.submit(() -> sha256(Studies.files(Studies.tiny(TYPICAL)))).get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }

    assertThat(alone).isEqualTo(GOLDEN);
  }

  @Test
  void anotherSeedIsAnotherChild() throws IOException {
    PhantomStudy one = Studies.tiny(TYPICAL);
    PhantomStudy other = Studies.tiny(PhantomCase.typical(8));

    assertThat(other.identity().patientId()).isNotEqualTo(one.identity().patientId());
    assertThat(other.studyUid()).isNotEqualTo(one.studyUid());
    assertThat(pixels(other, SeriesKind.T2_AXIAL)).isNotEqualTo(pixels(SeriesKind.T2_AXIAL));
  }

  @Test
  void aSeriesIsTheSameAloneAndAmongTheOthers() throws IOException {
    List<byte[]> alone =
        Studies.files(Studies.tiny(TYPICAL), SeriesKind.ADC).stream()
            .map(PhantomFile::bytes)
            .toList();

    assertThat(alone)
        .usingRecursiveComparison()
        .isEqualTo(files(SeriesKind.ADC).stream().map(PhantomFile::bytes).toList());
  }

  @Test
  void theStudyWithoutT2LacksNothingElse() {
    assertThat(Studies.tiny(TYPICAL.with(Flaw.MISSING_T2)).series())
        .hasSize(SeriesKind.values().length - 1)
        .doesNotContain(SeriesKind.T2_AXIAL);
  }

  @Test
  void theMirroredChildHasItsLesionOnTheOtherSide() {
    PhantomCase small = TYPICAL.with(Lesion.SMALL);

    double left = Studies.tiny(small).scan().lesionCentreMm()[0];
    double right = Studies.tiny(small.with(Side.MIRRORED)).scan().lesionCentreMm()[0];

    assertThat(left).isPositive();
    assertThat(right).isEqualTo(-left);
  }

  @Test
  void motionSpreadsGhostsOverTheBackgroundButNotOverDiffusion() throws IOException {
    PhantomStudy moving = Studies.tiny(TYPICAL.with(Flaw.MOTION));

    assertThat(background(middle(Studies.files(moving, SeriesKind.T2_AXIAL))))
        .isGreaterThan(1.5 * background(middle(files(SeriesKind.T2_AXIAL))));
    assertThat(pixels(moving, SeriesKind.DIFFUSION)).isEqualTo(pixels(SeriesKind.DIFFUSION));
  }

  @Test
  void theBurnedInNameIsInOneSeriesOnly() throws IOException {
    PhantomStudy burned = Studies.tiny(TYPICAL.with(Flaw.BURNED_IN_NAME));

    assertThat(pixels(burned, SeriesKind.T1_AXIAL_POST))
        .isNotEqualTo(pixels(SeriesKind.T1_AXIAL_POST));
    assertThat(pixels(burned, SeriesKind.T1_AXIAL)).isEqualTo(pixels(SeriesKind.T1_AXIAL));
  }

  @Test
  void diffusionCarriesItsBValuesAndAdcItsImageType() {
    assertThat(files(SeriesKind.DIFFUSION))
        .extracting(f -> Image.of(f).header.decimals(Tags.DIFFUSION_B_VALUE)[0])
        .containsOnly(0.0, 1000.0);
    assertThat(files(SeriesKind.ADC))
        .extracting(f -> Image.of(f).header.texts(Tags.IMAGE_TYPE))
        .containsOnly(List.of("DERIVED", "PRIMARY", "DIFFUSION", "ADC"));
  }

  /** Mean of the uppermost rows, which hold air. */
  private static double background(PhantomFile file) {
    Image image = Image.of(file);
    int count = image.rows / 10 * image.columns;
    double sum = 0;
    for (int n = 0; n < count; n++) {
      sum += image.pixels[n];
    }
    return sum / count;
  }

  private static short[] pixels(SeriesKind kind) {
    return Image.of(middle(files(kind))).pixels;
  }

  private static short[] pixels(PhantomStudy study, SeriesKind kind) throws IOException {
    return Image.of(middle(Studies.files(study, kind))).pixels;
  }

  private static PhantomFile middle(List<PhantomFile> files) {
    return files.get(files.size() / 2);
  }

  private static List<PhantomFile> files(SeriesKind kind) {
    return FILES.stream().filter(f -> f.kind() == kind).toList();
  }

  private static List<PhantomFile> files(PhantomCase phantomCase) {
    try {
      return Studies.files(Studies.tiny(phantomCase));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String sha256(List<PhantomFile> files) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    files.forEach(file -> digest.update(file.bytes()));
    return HexFormat.of().formatHex(digest.digest());
  }
}
