package eir.trial.quality;

import static org.assertj.core.api.Assertions.assertThat;

import eir.trial.charter.Charter;
import eir.trial.charter.Charters;
import eir.trial.charter.SequenceClass;
import eir.trial.quality.SubmissionFacts.Series;
import eir.trial.quality.SubmissionFacts.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever corrects what series are meets what Eir would have found, had it seen so itself (H7). */
class CheckedSubmissionLawsTest {
  private static final SequenceClass[] CLASSES = SequenceClass.values();

  private final Charter charter = Charters.dipg();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCorrectionFindsWhatTheRightClassesWouldHaveShown(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SubmissionFacts facts = damaged(random);
    Map<String, SequenceClass> classes = new HashMap<>();
    SubmissionFacts seen = facts;
    for (Series one : facts.series()) {
      if (random.nextInt(3) == 0) {
        SequenceClass other = CLASSES[random.nextInt(CLASSES.length)];
        classes.put(one.uid(), other);
        seen = Submissions.withSeries(seen, one.uid(), it -> Submissions.taken(it, other));
      }
    }

    CheckedSubmission corrected = CheckedSubmission.of(facts, charter).corrected(classes, charter);

    assertThat(corrected).isEqualTo(CheckedSubmission.of(seen, charter));
  }

  @Test
  void theCorrectionsOfTheLawFindAndLoseFailures() {
    List<QcFinding> lost = CheckedSubmission.of(Submissions.clean(), charter).failed();
    CheckedSubmission taken =
        CheckedSubmission.of(Submissions.taking("1.3", SequenceClass.OTHER), charter);

    assertThat(lost).isEmpty();
    assertThat(taken.failed()).extracting(QcFinding::check).containsExactly(QcCheck.Q04);
    assertThat(taken.corrected(Map.of("1.3", SequenceClass.FLAIR), charter).failed()).isEmpty();
  }

  @Test
  void withoutTheFactsOfTheSeriesTheFindingsStand() {
    CheckedSubmission old =
        new CheckedSubmission(
            CheckedSubmission.of(Submissions.without("1.3"), charter).failed(), List.of());

    assertThat(old.corrected(Map.of("1.2", SequenceClass.FLAIR), charter)).isEqualTo(old);
  }

  // Anything that Q04 to Q13 look at, and lossy files and a wrong age, which they do not.
  private static SubmissionFacts damaged(SplittableRandom random) {
    SubmissionFacts facts = Submissions.withInstance(it -> it.isLossy = random.nextBoolean());
    for (Series one : facts.series()) {
      switch (random.nextInt(8)) {
        case 0 -> facts = each(facts, one, it -> it.thicknessMm = OptionalDouble.of(7));
        case 1 -> facts = each(facts, one, it -> it.isTimed = true);
        case 2 -> facts = each(facts, one, it -> it.rowSpacingMm = OptionalDouble.empty());
        case 3 -> facts = each(facts, one, it -> it.axisShare = 0.7);
        case 4 -> facts = less(facts, one, random.nextInt(one.slices().size()));
        case 5 -> facts = Submissions.withSeries(facts, one.uid(), it -> twice(it));
        default -> {}
      }
    }
    return facts;
  }

  private static SubmissionFacts each(
      SubmissionFacts facts, Series series, java.util.function.Consumer<SliceDraft> change) {
    return with(
        facts,
        series,
        series.slices().stream().map(slice -> SliceDraft.of(slice, change)).toList());
  }

  private static SubmissionFacts less(SubmissionFacts facts, Series series, int slice) {
    List<Slice> slices = new ArrayList<>(series.slices());
    slices.remove(slice);
    return with(facts, series, slices);
  }

  private static Series twice(Series series) {
    List<Slice> slices = new ArrayList<>(series.slices());
    slices.add(slices.getFirst());
    return sliced(series, slices);
  }

  private static SubmissionFacts with(SubmissionFacts facts, Series series, List<Slice> slices) {
    return Submissions.withSeries(facts, series.uid(), it -> sliced(it, slices));
  }

  private static Series sliced(Series one, List<Slice> slices) {
    return new Series(
        one.uid(),
        one.sequence(),
        one.plane(),
        one.region(),
        one.isVolume(),
        one.hasContrast(),
        one.acquired(),
        slices);
  }
}
