package eir.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import eir.imaging.DataFolder;
import eir.imaging.bundle.PreparedSeries;
import eir.imaging.bundle.SeriesBundler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesLabelTest {
  private static final double NO = Double.NaN;

  @TempDir private Path folder;

  @Test
  void theClassesAreThoseOfTheTableInItsOrder() throws IOException {
    Path table = Path.of(System.getProperty("eir.root"), "domain", "series-classes.tsv");

    List<String> named =
        Files.readAllLines(table).stream().skip(1).map(row -> row.split("\t")[1]).toList();

    assertThat(SeriesClass.values()).extracting(SeriesClass::name).containsExactlyElementsOf(named);
  }

  @Test
  void eachRuleIsMetByATypicalSeries() {
    assertThat(classOf(facts("SE", 9000, 120, 2500, 150))).isEqualTo(SeriesClass.FLAIR);
    assertThat(classOf(facts("SE", 4500, 100, NO, 150))).isEqualTo(SeriesClass.T2);
    assertThat(classOf(facts("GR", 28, 20, NO, 15))).isEqualTo(SeriesClass.SWI_OR_GRE);
    assertThat(classOf(facts("SE", 600, 12, NO, 90))).isEqualTo(SeriesClass.T1_PRE);
    assertThat(classOf(facts("GR", 2300, 2.98, 900, 9))).isEqualTo(SeriesClass.T1_PRE);
    assertThat(classOf(facts("SE", 3000, 30, NO, 90))).isEqualTo(SeriesClass.OTHER);
  }

  @Test
  void theEdgesOfARuleBelongToIt() {
    assertThat(classOf(facts("SE", 2000, 70, NO, 90))).isEqualTo(SeriesClass.T2);
    assertThat(classOf(facts("SE", 2000, 69.9, NO, 90))).isEqualTo(SeriesClass.OTHER);
    assertThat(classOf(facts("SE", 9000, 70, 1500, 90))).isEqualTo(SeriesClass.FLAIR);
    assertThat(classOf(facts("SE", 9000, 70, 1499, 90))).isEqualTo(SeriesClass.T2);
    assertThat(classOf(facts("SE", 1200, 30, NO, 90))).isEqualTo(SeriesClass.T1_PRE);
  }

  @Test
  void aSeriesWithoutTimesIsLeftToAPerson() {
    assertThat(classOf(facts("SE", NO, NO, NO, NO))).isEqualTo(SeriesClass.OTHER);
  }

  @Test
  void aHandfulOfSlicesInThreePlanesIsALocaliser() {
    SeriesFacts facts =
        new SeriesFacts(
            Set.of(),
            Set.of("GR"),
            Set.of(),
            5,
            2,
            NO,
            20,
            -1,
            0,
            false,
            Map.of(Plane.AX, 3, Plane.SAG, 3, Plane.COR, 3));

    assertThat(SeriesLabel.of(facts).text()).isEqualTo("Localiser several planes");
  }

  @Test
  void seriesHangInTheOrderInWhichABrainstemTumourIsRead() {
    List<SeriesLabel> labels =
        new ArrayList<>(
            List.of(
                label(Weighting.LOCALISER, Contrast.NO),
                label(Weighting.ADC, Contrast.NO),
                label(Weighting.T1, Contrast.YES),
                label(Weighting.DWI, Contrast.NO),
                label(Weighting.T1, Contrast.NO),
                label(Weighting.FLAIR, Contrast.NO),
                label(Weighting.T2, Contrast.NO)));

    labels.sort(SeriesLabel.HANGING_ORDER);

    assertThat(labels)
        .extracting(SeriesLabel::text)
        .containsExactly(
            "T2 axial",
            "FLAIR axial",
            "T1 axial",
            "T1 axial with contrast",
            "Diffusion axial",
            "ADC axial",
            "Localiser axial");
  }

  @ParameterizedTest
  @CsvSource({
    "head-mr/canon-galan-dti, Diffusion axial",
    "head-mr/canon-galan-dti-sag, Diffusion sagittal",
    "head-mr/ge-pioneer-t1-mprage, T1 axial",
    "head-mr/ge-pioneer-dwi-r2, Diffusion axial",
    "head-mr/uih-umr770-dti, Diffusion axial",
    "enhanced-mr/siemens-xa30-adc, ADC axial",
    "enhanced-mr/siemens-xa30-relcbf, Perfusion axial",
  })
  void realSeriesAreNamed(String series, String text) {
    var sources = DataFolder.series(series);
    if (sources.isEmpty()) { // the small set of the repository has no such series
      assertThat(DataFolder.folder().resolve(series)).doesNotExist();
      return;
    }
    try (PreparedSeries prepared = new SeriesBundler(folder, 1).prepare(sources)) {
      assertThat(prepared.label().text()).isEqualTo(text);
    }
  }

  private static SeriesClass classOf(SeriesFacts facts) {
    return SeriesClass.of(facts);
  }

  private static SeriesLabel label(Weighting weighting, Contrast contrast) {
    return new SeriesLabel(SeriesClass.OTHER, weighting, Plane.AX, contrast);
  }

  private static SeriesFacts facts(
      String sequence, double repetition, double echo, double inversion, double flip) {
    return new SeriesFacts(
        Set.of("M"),
        Set.of(sequence),
        Set.of(),
        repetition,
        echo,
        inversion,
        flip,
        -1,
        0,
        false,
        Map.of(Plane.AX, 30));
  }
}
