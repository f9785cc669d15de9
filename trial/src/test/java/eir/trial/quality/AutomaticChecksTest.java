package eir.trial.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eir.trial.Sex;
import eir.trial.charter.Charter;
import eir.trial.charter.Charters;
import eir.trial.charter.Language;
import eir.trial.charter.Level;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.SubmissionFacts.ObjectKind;
import eir.trial.quality.SubmissionFacts.Pixels;
import eir.trial.quality.SubmissionFacts.Series;
import eir.trial.quality.SubmissionFacts.Slice;
import eir.trial.table.DomainTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Q01 to Q18 of {@code domain/qc-checks.tsv}: each fails on what it is for and passes close by. */
class AutomaticChecksTest {
  private final Charter charter = Charters.dipg();

  /** Check, a submission on which it fails, and one close to it on which it does not. */
  static Stream<Arguments> cases() {
    return Stream.of(
        arguments(
            QcCheck.Q01,
            Submissions.withInstance(it -> it.isIdentityRemoved = false),
            Submissions.clean()),
        arguments(
            QcCheck.Q01,
            Submissions.withInstance(it -> it.methodCodes = List.of("113105")),
            Submissions.clean()),
        arguments(
            QcCheck.Q01, Submissions.withInstance(it -> it.isBurnedIn = true), Submissions.clean()),
        arguments(
            QcCheck.Q02, Submissions.withInstance(it -> it.patientId = "P2"), Submissions.clean()),
        arguments(
            QcCheck.Q02,
            Submissions.withInstance(it -> it.subjectId = "EIR-0002"),
            Submissions.withInstance(it -> it.subjectId = "P1")),
        arguments(
            QcCheck.Q02,
            Submissions.withInstance(it -> it.sex = Sex.MALE),
            Submissions.withInstance(it -> it.sex = Sex.UNKNOWN)),
        arguments(
            QcCheck.Q02,
            Submissions.withInstance(it -> it.ageYears = OptionalInt.of(9)),
            Submissions.withInstance(it -> it.ageYears = OptionalInt.of(6))),
        arguments(
            QcCheck.Q03,
            Submissions.withInstance(it -> it.kind = ObjectKind.OTHER_IMAGE),
            Submissions.clean()),
        arguments(
            QcCheck.Q03,
            Submissions.withInstance(it -> it.isMrModality = false),
            Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.1"), Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.2"), Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.3"), Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.4"), Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.5"), Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.6"), Submissions.clean()),
        arguments(QcCheck.Q04, Submissions.without("1.7"), Submissions.clean()),
        arguments(
            QcCheck.Q05,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.remove(10);
                  return slices;
                }),
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.removeLast();
                  return slices;
                })),
        arguments(
            QcCheck.Q05,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(
                      10,
                      SliceDraft.of(slices.get(10), it -> it.depthMm = OptionalDouble.of(40.3)));
                  return slices;
                }),
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(
                      10,
                      SliceDraft.of(slices.get(10), it -> it.depthMm = OptionalDouble.of(40.1)));
                  return slices;
                })),
        arguments(
            QcCheck.Q05,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(
                      10, SliceDraft.of(slices.get(10), it -> it.depthMm = OptionalDouble.empty()));
                  return slices;
                }),
            Submissions.clean()),
        arguments(
            QcCheck.Q06,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.add(slices.get(3));
                  return slices;
                }),
            Submissions.withSlices(
                "1.2",
                slices -> {
                  for (Slice one : List.copyOf(slices)) {
                    slices.add(SliceDraft.of(one, it -> it.phase = "b1000"));
                  }
                  return slices;
                })),
        arguments(
            QcCheck.Q07,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.subList(24, 30).clear();
                  return slices;
                }),
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.subList(25, 30).clear();
                  return slices;
                })),
        arguments(
            QcCheck.Q08,
            Submissions.withEachSlice("1.2", it -> it.thicknessMm = OptionalDouble.of(5.1)),
            Submissions.withEachSlice("1.2", it -> it.thicknessMm = OptionalDouble.of(5.0))),
        arguments(
            QcCheck.Q08,
            Submissions.withEachSlice("1.2", it -> it.thicknessMm = OptionalDouble.empty()),
            Submissions.clean()),
        arguments(
            QcCheck.Q09,
            Submissions.withEachSlice("1.2", it -> it.thicknessMm = OptionalDouble.of(2.9)),
            Submissions.withEachSlice("1.2", it -> it.thicknessMm = OptionalDouble.of(3.0))),
        arguments(
            QcCheck.Q10,
            Submissions.withEachSlice("1.2", it -> it.columnSpacingMm = OptionalDouble.of(1.2)),
            Submissions.withEachSlice("1.2", it -> it.columnSpacingMm = OptionalDouble.of(1.1))),
        arguments(
            QcCheck.Q10,
            Submissions.withEachSlice("1.2", it -> it.rowSpacingMm = OptionalDouble.empty()),
            Submissions.clean()),
        arguments(
            QcCheck.Q11,
            Submissions.withEachSlice("1.2", it -> it.axisShare = 0.79),
            Submissions.withEachSlice("1.2", it -> it.axisShare = 0.80)),
        arguments(
            QcCheck.Q12,
            Submissions.withSeries(
                Submissions.clean(),
                "1.4",
                one -> SeriesDraft.of(one, it -> it.hasContrast = false)),
            Submissions.clean()),
        arguments(
            QcCheck.Q12,
            Submissions.withSeries(
                Submissions.clean(),
                "1.4",
                one ->
                    SeriesDraft.of(
                        one, it -> it.acquired = Optional.of(Submissions.START.minusMinutes(1)))),
            Submissions.withSeries(
                Submissions.clean(),
                "1.4",
                one ->
                    SeriesDraft.of(
                        one, it -> it.acquired = Optional.of(Submissions.START.plusMinutes(1))))),
        arguments(
            QcCheck.Q12,
            Submissions.withSeries(
                Submissions.clean(),
                "1.4",
                one -> SeriesDraft.of(one, it -> it.acquired = Optional.empty())),
            Submissions.clean()),
        arguments(
            QcCheck.Q12,
            Submissions.withSeries(
                Submissions.clean(),
                "1.1",
                one -> SeriesDraft.of(one, it -> it.plane = SlicePlane.COR)),
            Submissions.clean()),
        arguments(
            QcCheck.Q13,
            Submissions.withEachSlice("1.6", it -> it.isTimed = true),
            Submissions.clean()),
        arguments(
            QcCheck.Q14,
            Submissions.withInstance(it -> it.fieldTesla = OptionalDouble.of(1.0)),
            Submissions.withInstance(it -> it.fieldTesla = OptionalDouble.of(2.9))),
        arguments(
            QcCheck.Q14,
            Submissions.withInstance(it -> it.fieldTesla = OptionalDouble.empty()),
            Submissions.withInstance(it -> it.fieldTesla = OptionalDouble.of(1.494))),
        arguments(
            QcCheck.Q15, Submissions.withInstance(it -> it.isLossy = true), Submissions.clean()),
        arguments(
            QcCheck.Q16,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(10, SliceDraft.of(slices.get(10), it -> it.pixels = Pixels.BROKEN));
                  return slices;
                }),
            Submissions.clean()),
        arguments(
            QcCheck.Q16,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(10, SliceDraft.of(slices.get(10), it -> it.pixels = Pixels.CONSTANT));
                  return slices;
                }),
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(0, SliceDraft.of(slices.get(0), it -> it.pixels = Pixels.CONSTANT));
                  return slices;
                })),
        arguments(
            QcCheck.Q16,
            Submissions.withEachSlice("1.2", it -> it.pixels = Pixels.CONSTANT),
            Submissions.clean()),
        arguments(
            QcCheck.Q16,
            Submissions.withSlices(
                "1.2",
                slices -> {
                  slices.set(10, SliceDraft.of(slices.get(10), it -> it.rows = 128));
                  return slices;
                }),
            Submissions.clean()),
        arguments(
            QcCheck.Q17,
            Submissions.withInstance(it -> {
              it.imageType = List.of("DERIVED", "SECONDARY");
              it.conversionType = "WSD";
            }),
            Submissions.withInstance(it -> it.imageType = List.of("DERIVED", "SECONDARY"))),
        arguments(
            QcCheck.Q17,
            Submissions.withInstance(
                it -> it.imageType = List.of("ORIGINAL", "PRIMARY", "SCREEN SAVE")),
            Submissions.withInstance(it -> it.conversionType = "WSD")),
        arguments(
            QcCheck.Q17,
            Submissions.withInstance(it -> it.kind = ObjectKind.DOCUMENT),
            Submissions.clean()),
        arguments(
            QcCheck.Q18,
            Submissions.aged(OptionalInt.of(29)),
            Submissions.aged(OptionalInt.of(28))),
        arguments(
            QcCheck.Q18,
            Submissions.withSeries(
                Submissions.aged(OptionalInt.of(28)),
                "1.2",
                one ->
                    SeriesDraft.of(
                        one, it -> it.acquired = Optional.of(Submissions.START.minusDays(1)))),
            Submissions.clean()));
  }

  private QcResult result(QcCheck check, SubmissionFacts facts) {
    return AutomaticChecks.run(facts, charter).stream()
        .filter(result -> result.check() == check)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource("cases")
  void aCheckFailsOnWhatItIsForAndPassesCloseBy(
      QcCheck check, SubmissionFacts failing, SubmissionFacts passing) {
    assertThat(result(check, failing).outcome()).isEqualTo(QcResult.Outcome.FAILED);
    assertThat(result(check, passing).outcome()).isEqualTo(QcResult.Outcome.PASSED);
  }

  @Test
  void everyAutomaticCheckOfTheTableIsTriedAndRunsInItsOrder() {
    List<QcCheck> automatic =
        DomainTable.named("qc-checks.tsv").rows().stream()
            .filter(row -> row.text("kind").equals("auto"))
            .map(row -> QcCheck.valueOf(row.text("id")))
            .toList();

    assertThat(new TreeSet<>(cases().map(row -> (QcCheck) row.get()[0]).toList()))
        .containsExactlyElementsOf(automatic);
    assertThat(AutomaticChecks.run(Submissions.clean(), charter))
        .extracting(QcResult::check)
        .containsExactlyElementsOf(automatic);
  }

  @ParameterizedTest
  @EnumSource(QcCheck.class)
  void levelAndCategoryAreThoseOfTheTable(QcCheck check) {
    var row = DomainTable.named("qc-checks.tsv").row("id", check.name());

    assertThat(check.levelIfNot()).hasToString(row.text("level_if_not"));
    assertThat(check.category()).hasToString(row.text("query_category"));
    assertThat(check.isByEye()).isEqualTo(row.text("kind").equals("human"));
  }

  @Test
  void aCleanSubmissionHasNoFinding() {
    assertThat(AutomaticChecks.findings(AutomaticChecks.run(Submissions.clean(), charter)))
        .isEmpty();
  }

  @Test
  void whatIsMissingIsNamedWithTheLevelOfItsRule() {
    assertThat(result(QcCheck.Q04, Submissions.without("1.2")))
        .satisfies(result -> {
          assertThat(result.missing()).containsExactly("T2_AX");
          assertThat(result.level()).isEqualTo(Level.MAJOR);
        });
    assertThat(result(QcCheck.Q04, Submissions.without("1.7")))
        .satisfies(result -> {
          assertThat(result.missing()).containsExactly("T1_POST_SPINE_SAG");
          assertThat(result.level()).isEqualTo(Level.MINOR);
        });
  }

  @Test
  void aRecommendedSeriesWeighsNoMoreByBeingPoorThanByBeingAbsent() {
    SubmissionFacts gap =
        Submissions.withSlices(
            "1.5",
            slices -> {
              slices.remove(10);
              return slices;
            });

    assertThat(result(QcCheck.Q05, gap).level()).isEqualTo(Level.MINOR);
    assertThat(result(QcCheck.Q05, gap).seriesUids()).containsExactly("1.5");
  }

  @Test
  void aSecondPoorSeriesDoesNoHarm() {
    List<Series> series = new ArrayList<>(Submissions.clean().series());
    Series poor = Submissions.withSlices("1.2", slices -> slices.subList(0, 8)).series().get(1);
    series.add(
        0,
        SeriesDraft.of(
            poor,
            it -> {
              it.uid = "1.9";
              it.isVolume = false;
              it.hasContrast = false;
            }));

    SubmissionFacts both = Submissions.of(series.toArray(Series[]::new));

    assertThat(AutomaticChecks.findings(AutomaticChecks.run(both, charter))).isEmpty();
  }

  @Test
  void thresholdsAreTheCharters() {
    Charter strict = Charters.valid(Charters.dipgJson().put("maxThicknessMm", "3.0"));

    assertThat(AutomaticChecks.findings(AutomaticChecks.run(Submissions.clean(), strict)))
        .extracting(QcFinding::check)
        .containsExactly(QcCheck.Q08);
  }

  @Test
  void aVolumeHasThinSlices() {
    SubmissionFacts volume =
        Submissions.withSeries(
            Submissions.clean(), "1.2", one -> SeriesDraft.of(one, it -> it.isVolume = true));

    assertThat(result(QcCheck.Q08, volume).outcome()).isEqualTo(QcResult.Outcome.FAILED);
  }

  @Test
  void anAgeThatNobodyDeclaredIsNotChecked() {
    assertThat(result(QcCheck.Q18, Submissions.aged(OptionalInt.empty())).outcome())
        .isEqualTo(QcResult.Outcome.NOT_CHECKED);
  }

  @ParameterizedTest
  @EnumSource(QcCheck.class)
  void everyCheckHasItsQuestionInBothLanguages(QcCheck check) {
    for (Language language : Language.values()) {
      assertThat(QcTexts.query(check, language)).hasSizeBetween(20, 200);
      assertThat(QcTexts.limitation(check, language).isPresent())
          .isEqualTo(QcTexts.limitation(check, Language.EN).isPresent());
    }
  }

  @Test
  void readersLearnNothingOfIdentity() {
    assertThat(
            Arrays.stream(QcCheck.values())
                .filter(check ->
                    check.category() == QueryCategory.IDENTITY
                        || check.category() == QueryCategory.WRONG_STUDY))
        .allSatisfy(check -> assertThat(QcTexts.limitation(check, Language.EN)).isEmpty());
  }

  @Test
  void onlyUnreadableMotionOfARequiredSeriesFails() {
    assertThat(Motion.UNREADABLE.answer(Motion.Requirement.REQUIRED).seen())
        .isEqualTo(QcAnswer.Seen.FAILED);
    assertThat(Motion.UNREADABLE.answer(Motion.Requirement.NOT_REQUIRED).seen())
        .isEqualTo(QcAnswer.Seen.PASSED);
    assertThat(Motion.DISTURBING.answer(Motion.Requirement.REQUIRED).seen())
        .isEqualTo(QcAnswer.Seen.PASSED);
  }

  @Test
  void aFileThatCannotBeOpenedIsALostImage() {
    SubmissionFacts whole = Submissions.clean();
    SubmissionFacts torn =
        new SubmissionFacts(
            whole.caseCode(),
            whole.pseudonym(),
            whole.declared(),
            whole.imagingAgeDays(),
            whole.instances(),
            whole.series(),
            1);

    assertThat(AutomaticChecks.findings(AutomaticChecks.run(whole, charter)))
        .extracting(QcFinding::check)
        .doesNotContain(QcCheck.Q16);
    assertThat(AutomaticChecks.findings(AutomaticChecks.run(torn, charter)))
        .extracting(QcFinding::check)
        .contains(QcCheck.Q16);
  }
}
