package eir.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Source;
import eir.imaging.DataFolder;
import eir.imaging.MadeFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudySurveyTest {

  private static StudySurvey of(MadeFile... files) {
    return StudySurvey.of(List.of(files).stream().map(MadeFile::source).toList());
  }

  @Test
  void aRealSeriesIsSurveyedFrameByFrame() {
    List<Source> files = DataFolder.series("head-mr/siemens-prisma-fieldmap-mag");

    StudySurvey survey = StudySurvey.of(files);

    assertThat(survey.unreadable()).isZero();
    assertThat(survey.files()).hasSameSizeAs(files);
    assertThat(survey.files().getFirst().kind()).isEqualTo(SurveyedFile.Kind.MR_IMAGE);
    assertThat(survey.series()).hasSize(1);
    SurveyedSeries series = survey.series().getFirst();
    assertThat(series.frames()).hasSameSizeAs(files);
    assertThat(series.isSpine()).isFalse();
    assertThat(series.isTimed()).isFalse();
    assertThat(series.frames())
        .allSatisfy(frame -> {
          assertThat(frame.look()).isEqualTo(SurveyedFrame.Look.VARIED);
          assertThat(frame.axisShare()).isBetween(0.8, 1.0);
          assertThat(frame.facts().placement().depthMm()).isPresent();
        });
  }

  @Test
  void aBlankFrameIsSeen() {
    assertThat(of(MadeFile.of(2, 2, 7, 7, 7, 7)).series().getFirst().frames().getFirst().look())
        .isEqualTo(SurveyedFrame.Look.CONSTANT);
    assertThat(of(MadeFile.of(2, 2, 7, 7, 7, 8)).series().getFirst().frames().getFirst().look())
        .isEqualTo(SurveyedFrame.Look.VARIED);
  }

  @Test
  void whatIsNoDicomIsCounted() {
    Source text = Source.of("not an image".getBytes(StandardCharsets.UTF_8));

    assertThat(StudySurvey.of(List.of(text)).unreadable()).isEqualTo(1);
  }

  @Test
  void theSpineIsKnownByTheWordOfItsSeries() {
    MadeFile spine = MadeFile.of(2, 2, 1, 2, 3, 4).text(Tags.BODY_PART_EXAMINED, "CS", "CSPINE");

    assertThat(of(spine).series().getFirst().isSpine()).isTrue();
  }

  @Test
  void anAgeInMonthsIsInWholeYears() {
    MadeFile child = MadeFile.of(2, 2, 1, 2, 3, 4).text(Tags.PATIENT_AGE, "AS", "030M");

    assertThat(of(child).files().getFirst().ageYears()).hasValue(2);
  }
}
