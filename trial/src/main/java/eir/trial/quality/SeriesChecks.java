package eir.trial.quality;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.Charter;
import eir.trial.charter.Level;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SeriesRule;
import eir.trial.charter.SlicePlane;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Q04 to Q13: what depends on which series there are. Each rule of the charter is judged by the
 * best series that meets its class and plane: what else was acquired does no harm.
 */
final class SeriesChecks {
  static final Set<QcCheck> CHECKS =
      Collections.unmodifiableSet(EnumSet.range(QcCheck.Q04, QcCheck.Q13));
  private static final Set<QcCheck> OF_SERIES = EnumSet.range(QcCheck.Q05, QcCheck.Q11);
  // The note of maxThicknessMm in charter.tsv: 3D series limit 1.5.
  private static final BigDecimal MAX_VOLUME_THICKNESS_MM = new BigDecimal("1.5");
  private static final double LEAST_AXIS_SHARE = 0.80;
  // Header numbers are decimal texts: 5.0 may come as 5.00000019.
  private static final double ROUNDING_MM = 0.001;

  private final List<SeriesFacts> all;
  private final Charter charter;
  private final Map<QcCheck, QcResult> results = new EnumMap<>(QcCheck.class);

  private SeriesChecks(List<SeriesFacts> all, Charter charter) {
    this.all = all;
    this.charter = charter;
  }

  /** The ten results, in the order of the table. */
  static List<QcResult> run(List<SeriesFacts> all, Charter charter) {
    return new SeriesChecks(all, charter).results();
  }

  private List<QcResult> results() {
    results.put(QcCheck.Q04, QcResult.passed(QcCheck.Q04));
    OF_SERIES.forEach(check -> results.put(check, QcResult.passed(check)));
    charter.requiredSeries().forEach(this::judge);
    charter.recommendedSeries().forEach(this::judge);
    results.put(QcCheck.Q12, contrast());
    results.put(
        QcCheck.Q13,
        QcResult.of(
            QcCheck.Q13, all.stream().filter(SeriesFacts::isTimed).map(SeriesFacts::uid).toList()));
    return List.copyOf(results.values());
  }

  private void judge(SeriesRule rule) {
    List<SeriesFacts> candidates = all.stream().filter(series -> matches(rule, series)).toList();
    if (candidates.isEmpty()) {
      fail(QcCheck.Q04, rule.level(), List.of(), List.of(rule.name()));
      return;
    }
    SeriesFacts best =
        candidates.stream()
            .min(Comparator.comparingInt(series -> weight(failures(rule, series))))
            .orElseThrow();
    for (QcCheck check : failures(rule, best)) {
      Level level = check.levelIfNot();
      // A series that may be missing cannot weigh more by being there.
      Level lesser = level.compareTo(rule.level()) <= 0 ? level : rule.level();
      fail(check, lesser, List.of(best.uid()), List.of());
    }
  }

  private static boolean matches(SeriesRule rule, SeriesFacts series) {
    return series.sequence() == rule.sequence()
        && series.region() == rule.region()
        && (rule.plane() == SlicePlane.ANY || series.plane() == rule.plane());
  }

  private static int weight(Set<QcCheck> failures) {
    return failures.stream().mapToInt(check -> 1 << 4 * check.levelIfNot().ordinal()).sum();
  }

  private Set<QcCheck> failures(SeriesRule rule, SeriesFacts series) {
    Set<QcCheck> failures = EnumSet.noneOf(QcCheck.class);
    for (SeriesFacts.Stack stack : series.stacks()) {
      for (QcCheck check : OF_SERIES) {
        if (!passes(check, rule, series, stack)) {
          failures.add(check);
        }
      }
    }
    return failures;
  }

  private boolean passes(
      QcCheck check, SeriesRule rule, SeriesFacts series, SeriesFacts.Stack stack) {
    return switch (check) {
      case Q05 -> stack.isComplete();
      case Q06 -> !stack.hasPlaceTwice();
      case Q07 -> covers(rule, stack);
      case Q08 -> isAtMost(stack.thicknessMm(), maxThicknessMm(rule, series));
      case Q09 -> isAtMost(gapMm(stack), rule.maxGapMm().orElse(charter.maxGapMm()));
      case Q10 -> isAtMost(stack.pixelMm(), charter.maxPixelMm());
      case Q11 -> stack.axisShare() >= LEAST_AXIS_SHARE;
      default -> throw new IllegalArgumentException(check + " is not a check of a series");
    };
  }

  // The extent is one of the brain; a spine has only what its own rule asks.
  private boolean covers(SeriesRule rule, SeriesFacts.Stack stack) {
    if (rule.region() == BodyRegion.SPINE && rule.minExtentMm().isEmpty()) {
      return true;
    }
    double least = rule.minExtentMm().orElse(charter.minExtentMm()).doubleValue();
    OptionalDouble extent = stack.extentMm();
    return extent.isPresent() && extent.getAsDouble() >= least - ROUNDING_MM;
  }

  private BigDecimal maxThicknessMm(SeriesRule rule, SeriesFacts series) {
    return rule.maxThicknessMm()
        .orElse(series.isVolume() ? MAX_VOLUME_THICKNESS_MM : charter.maxThicknessMm());
  }

  private static OptionalDouble gapMm(SeriesFacts.Stack stack) {
    return stack.stepMm().isPresent() && stack.thicknessMm().isPresent()
        ? OptionalDouble.of(stack.stepMm().getAsDouble() - stack.thicknessMm().getAsDouble())
        : OptionalDouble.empty();
  }

  // What no header says does not pass: a missing fact is no small one.
  private static boolean isAtMost(OptionalDouble number, BigDecimal limit) {
    return number.isPresent() && number.getAsDouble() <= limit.doubleValue() + ROUNDING_MM;
  }

  private QcResult contrast() {
    boolean isAsked =
        charter.requiredSeries().stream()
            .anyMatch(rule -> rule.sequence() == SequenceClass.T1_POST);
    boolean isShown =
        all.stream()
            .filter(after -> after.sequence() == SequenceClass.T1_POST && after.hasContrast())
            .anyMatch(after ->
                all.stream()
                    .filter(before -> before.sequence() == SequenceClass.T1_PRE)
                    .filter(before -> before.plane() == after.plane())
                    .anyMatch(before -> isBefore(before.acquired(), after.acquired())));
    return QcResult.of(QcCheck.Q12, !isAsked || isShown);
  }

  private static boolean isBefore(Optional<LocalDateTime> one, Optional<LocalDateTime> other) {
    return one.isPresent() && other.isPresent() && one.get().isBefore(other.get());
  }

  private void fail(QcCheck check, Level level, List<String> series, List<String> missing) {
    results.merge(
        check,
        new QcResult(check, QcResult.Outcome.FAILED, level, series, missing),
        (before, now) ->
            before.outcome() != QcResult.Outcome.FAILED
                ? now
                : new QcResult(
                    check,
                    QcResult.Outcome.FAILED,
                    before.level().compareTo(level) >= 0 ? before.level() : level,
                    joined(before.seriesUids(), series),
                    joined(before.missing(), missing)));
  }

  private static List<String> joined(List<String> before, List<String> more) {
    List<String> all = new ArrayList<>(before);
    more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all;
  }
}
