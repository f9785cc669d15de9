package eir.trial.quality;

import eir.trial.Sex;
import eir.trial.charter.Charter;
import eir.trial.charter.DeidProfile;
import eir.trial.quality.SubmissionFacts.InstanceFacts;
import eir.trial.quality.SubmissionFacts.ObjectKind;
import eir.trial.quality.SubmissionFacts.Pixels;
import eir.trial.quality.SubmissionFacts.Series;
import eir.trial.quality.SubmissionFacts.Slice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Q01 to Q18 of {@code domain/qc-checks.tsv} on the facts of a submission. */
public final class AutomaticChecks {
  private static final Set<String> SCREEN_CONVERSIONS = Set.of("DV", "DI", "DF", "WSD", "SD", "SI");

  private final SubmissionFacts facts;
  private final Charter charter;

  private AutomaticChecks(SubmissionFacts facts, Charter charter) {
    this.facts = facts;
    this.charter = charter;
  }

  /** The eighteen results, in the order of the table. */
  public static List<QcResult> run(SubmissionFacts facts, Charter charter) {
    return new AutomaticChecks(facts, charter).all();
  }

  /** What the case is told: the checks that failed. */
  public static List<QcFinding> findings(List<QcResult> results) {
    return results.stream().flatMap(result -> result.finding().stream()).toList();
  }

  private List<QcResult> all() {
    List<QcResult> results =
        new ArrayList<>(
            SeriesChecks.run(facts.series().stream().map(SeriesFacts::of).toList(), charter));
    results.add(instances(QcCheck.Q01, AutomaticChecks::isDeidentified));
    results.add(oneCase());
    results.add(
        instances(QcCheck.Q03, one -> one.kind() == ObjectKind.MR_IMAGE && one.isMrModality()));
    results.add(instances(QcCheck.Q14, AutomaticChecks::hasUsualField));
    results.add(instances(QcCheck.Q15, one -> !one.isLossy()));
    results.add(pixels());
    results.add(instances(QcCheck.Q17, one -> !isScreenCopy(one)));
    results.add(age());
    results.sort(Comparator.comparing(QcResult::check));
    return List.copyOf(results);
  }

  private QcResult instances(QcCheck check, Predicate<InstanceFacts> passes) {
    return QcResult.of(
        check,
        facts.instances().stream().filter(passes.negate()).map(InstanceFacts::seriesUid).toList());
  }

  private QcResult series(QcCheck check, Predicate<Series> passes) {
    return QcResult.of(
        check, facts.series().stream().filter(passes.negate()).map(Series::uid).toList());
  }

  private static boolean isDeidentified(InstanceFacts one) {
    return one.isIdentityRemoved()
        && one.methodCodes().contains(DeidProfile.BASIC)
        && !one.isBurnedIn();
  }

  private QcResult oneCase() {
    if (facts.instances().isEmpty()) {
      return QcResult.of(QcCheck.Q02, false);
    }
    String pseudonym = facts.pseudonym().orElse(facts.instances().getFirst().patientId());
    return instances(
        QcCheck.Q02,
        one ->
            !pseudonym.isEmpty()
                && one.patientId().equals(pseudonym)
                && (one.subjectId().equals(facts.caseCode()) || one.subjectId().equals(pseudonym))
                && fits(one.sex(), facts.declared().sex())
                && fitsAge(one));
  }

  private static boolean fits(Sex found, Sex declared) {
    return found == Sex.UNKNOWN || declared == Sex.UNKNOWN || found == declared;
  }

  // A birthday may lie between examination and opening of the case.
  private boolean fitsAge(InstanceFacts one) {
    return one.ageYears().isEmpty()
        || Math.abs(one.ageYears().getAsInt() - facts.declared().ageYears()) <= 1;
  }

  private static boolean hasUsualField(InstanceFacts one) {
    double tesla = one.fieldTesla().orElse(0);
    return Math.abs(tesla - 1.5) <= 0.15 || Math.abs(tesla - 3) <= 0.3;
  }

  // A file that cannot be opened is in no series that could be named.
  private QcResult pixels() {
    QcResult seen = series(QcCheck.Q16, AutomaticChecks::hasPixels);
    return facts.unreadable() == 0 || seen.outcome() == QcResult.Outcome.FAILED
        ? seen
        : QcResult.of(QcCheck.Q16, false);
  }

  // Blank frames at the ends are what zero filling leaves of a slab; inside they are a loss.
  private static boolean hasPixels(Series series) {
    List<Slice> slices =
        series.slices().stream()
            .sorted(Comparator.comparingDouble(slice -> slice.depthMm().orElse(0)))
            .toList();
    List<Pixels> pixels = new ArrayList<>(slices.stream().map(Slice::pixels).toList());
    while (!pixels.isEmpty() && pixels.getFirst() == Pixels.CONSTANT) {
      pixels.removeFirst();
    }
    while (!pixels.isEmpty() && pixels.getLast() == Pixels.CONSTANT) {
      pixels.removeLast();
    }
    return !pixels.isEmpty()
        && pixels.stream().allMatch(one -> one == Pixels.VARIED)
        && slices.stream().map(Slice::rows).distinct().count() == 1
        && slices.stream().map(Slice::columns).distinct().count() == 1;
  }

  private static boolean isScreenCopy(InstanceFacts one) {
    boolean isScreen =
        one.imageType().contains("SECONDARY") && SCREEN_CONVERSIONS.contains(one.conversionType());
    return isScreen || one.imageType().contains("SCREEN SAVE") || one.kind() == ObjectKind.DOCUMENT;
  }

  // The declared age is of the newest examination; shifted dates tell how much older others are.
  private QcResult age() {
    if (facts.imagingAgeDays().isEmpty()) {
      return QcResult.notChecked(QcCheck.Q18);
    }
    List<LocalDate> dates =
        facts.series().stream()
            .flatMap(one -> one.acquired().stream())
            .map(LocalDateTime::toLocalDate)
            .sorted()
            .toList();
    long span = dates.isEmpty() ? 0 : ChronoUnit.DAYS.between(dates.getFirst(), dates.getLast());
    long days = facts.imagingAgeDays().getAsInt() + span;
    return QcResult.of(QcCheck.Q18, days <= charter.maxImagingAgeDays());
  }
}
