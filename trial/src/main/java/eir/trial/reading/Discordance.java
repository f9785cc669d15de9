package eir.trial.reading;

import eir.trial.charter.Charter;
import eir.trial.charter.Trigger;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Where reads differ (docs/domain.md §5.3); which of it calls an adjudicator, the charter says. */
public final class Discordance {
  private static final BigDecimal HALF = new BigDecimal(50);
  private static final BigDecimal TWO_THIRDS = new BigDecimal(67);

  private Discordance() {}

  /**
   * Every trigger that fires between any two of the reads, whether the charter asks for it or not.
   * All but EVALUABILITY compare evaluable reads only.
   */
  public static Set<Trigger> triggers(List<ReadForm> reads, Charter charter) {
    List<ReadForm> evaluable = reads.stream().filter(ReadForm::isEvaluable).toList();
    Set<Trigger> fired = new TreeSet<>();
    for (Trigger trigger : Trigger.values()) {
      boolean fires =
          switch (trigger) {
            case EVALUABILITY -> !evaluable.isEmpty() && evaluable.size() < reads.size();
            case ELIGIBILITY ->
                differ(evaluable, read -> Eligibility.imagingEligible(read, charter));
            case DISSEMINATION ->
                evaluable.stream().anyMatch(Eligibility::hasDistantDisease)
                    && evaluable.stream().anyMatch(read -> read.says("C12", "NONE"));
            case CATEGORY -> differ(evaluable, ReadForm::category);
            case PONS_CLASS -> differ(evaluable, Discordance::ponsClass);
            case EPICENTRE -> differ(evaluable, read -> read.word("B1"));
            case MEASUREMENT ->
                anyPair(
                    evaluable,
                    (one, other) -> sizesDiffer(one, other, charter.measurementTolerancePct()));
          };
      if (fires) {
        fired.add(trigger);
      }
    }
    return Collections.unmodifiableSet(fired);
  }

  private static boolean differ(List<ReadForm> reads, Function<ReadForm, Object> what) {
    return reads.stream().map(what).distinct().count() > 1;
  }

  private static boolean anyPair(List<ReadForm> reads, BiPredicate<ReadForm, ReadForm> condition) {
    for (int i = 0; i < reads.size(); i++) {
      for (int j = i + 1; j < reads.size(); j++) {
        if (condition.test(reads.get(i), reads.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static int ponsClass(ReadForm read) {
    BigDecimal share = read.number("B2").orElse(BigDecimal.ZERO);
    return share.compareTo(HALF) < 0 ? 0 : share.compareTo(TWO_THIRDS) < 0 ? 1 : 2;
  }

  // |p1 - p2| / mean(p) > t/100, without a division: 200 |p1 - p2| > t (p1 + p2).
  private static boolean sizesDiffer(ReadForm one, ReadForm other, int tolerancePct) {
    BigDecimal first = exactProduct(one);
    BigDecimal second = exactProduct(other);
    if (first.signum() == 0 || second.signum() == 0) {
      return false;
    }
    BigDecimal difference = first.subtract(second).abs().multiply(new BigDecimal(200));
    return difference.compareTo(first.add(second).multiply(BigDecimal.valueOf(tolerancePct))) > 0;
  }

  private static BigDecimal exactProduct(ReadForm read) {
    return read.number("D1")
        .flatMap(longest -> read.number("D2").map(longest::multiply))
        .orElse(BigDecimal.ZERO);
  }
}
