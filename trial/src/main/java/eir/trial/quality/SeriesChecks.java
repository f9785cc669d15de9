package eir.trial.quality;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.Charter;
import eir.trial.charter.Level;
import eir.trial.charter.SeriesRule;
import eir.trial.charter.SlicePlane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Q04 to Q11: the series that the charter asks for. Each rule is judged by the best series that
 * meets its class and plane: what else was acquired does no harm.
 */
final class SeriesChecks {
  private static final Set<QcCheck> OF_SERIES = EnumSet.range(QcCheck.Q05, QcCheck.Q11);
  // The note of maxThicknessMm in charter.tsv: 3D series limit 1.5.
  private static final BigDecimal MAX_VOLUME_THICKNESS_MM = new BigDecimal("1.5");
  private static final double LEAST_AXIS_SHARE = 0.80;
  // Header numbers are decimal texts: 5.0 may come as 5.00000019.
  private static final double ROUNDING_MM = 0.001;

  private final SubmissionFacts facts;
  private final Charter charter;
  private final Map<QcCheck, QcResult> results = new EnumMap<>(QcCheck.class);

  SeriesChecks(SubmissionFacts facts, Charter charter) {
    this.facts = facts;
    this.charter = charter;
  }

  List<QcResult> results() {
    results.put(QcCheck.Q04, QcResult.passed(QcCheck.Q04));
    OF_SERIES.forEach(check -> results.put(check, QcResult.passed(check)));
    charter.requiredSeries().forEach(this::judge);
    charter.recommendedSeries().forEach(this::judge);
    return List.copyOf(results.values());
  }

  private void judge(SeriesRule rule) {
    List<SubmissionFacts.Series> candidates =
        facts.series().stream().filter(series -> matches(rule, series)).toList();
    if (candidates.isEmpty()) {
      fail(QcCheck.Q04, rule.level(), List.of(), List.of(rule.name()));
      return;
    }
    SubmissionFacts.Series best =
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

  private static boolean matches(SeriesRule rule, SubmissionFacts.Series series) {
    return series.sequence() == rule.sequence()
        && series.region() == rule.region()
        && (rule.plane() == SlicePlane.ANY || series.plane() == rule.plane());
  }

  private static int weight(Set<QcCheck> failures) {
    return failures.stream().mapToInt(check -> 1 << 4 * check.levelIfNot().ordinal()).sum();
  }

  private Set<QcCheck> failures(SeriesRule rule, SubmissionFacts.Series series) {
    Set<QcCheck> failures = EnumSet.noneOf(QcCheck.class);
    for (StackShape stack : StackShape.of(series)) {
      for (QcCheck check : OF_SERIES) {
        if (!passes(check, rule, series, stack)) {
          failures.add(check);
        }
      }
    }
    return failures;
  }

  private boolean passes(
      QcCheck check, SeriesRule rule, SubmissionFacts.Series series, StackShape stack) {
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
  private boolean covers(SeriesRule rule, StackShape stack) {
    if (rule.region() == BodyRegion.SPINE && rule.minExtentMm().isEmpty()) {
      return true;
    }
    double least = rule.minExtentMm().orElse(charter.minExtentMm()).doubleValue();
    OptionalDouble extent = stack.extentMm();
    return extent.isPresent() && extent.getAsDouble() >= least - ROUNDING_MM;
  }

  private BigDecimal maxThicknessMm(SeriesRule rule, SubmissionFacts.Series series) {
    return rule.maxThicknessMm()
        .orElse(series.isVolume() ? MAX_VOLUME_THICKNESS_MM : charter.maxThicknessMm());
  }

  private static OptionalDouble gapMm(StackShape stack) {
    return stack.stepMm().isPresent() && stack.thicknessMm().isPresent()
        ? OptionalDouble.of(stack.stepMm().getAsDouble() - stack.thicknessMm().getAsDouble())
        : OptionalDouble.empty();
  }

  // What no header says does not pass: a missing fact is no small one.
  private static boolean isAtMost(OptionalDouble number, BigDecimal limit) {
    return number.isPresent() && number.getAsDouble() <= limit.doubleValue() + ROUNDING_MM;
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
