package eir.trial.reading;

import eir.trial.charter.Charter;
import java.math.BigDecimal;

/**
 * The side of a read: eligible by the imaging criteria of the charter, or not (docs/domain.md
 * §5.2).
 */
public final class Eligibility {
  private Eligibility() {}

  /**
   * Whether the images alone would let the child take part: evaluable, of an eligible category,
   * enough of the pons, and without distant disease where the charter excludes it.
   */
  public static boolean imagingEligible(ReadForm read, Charter charter) {
    return read.isEvaluable()
        && read.category().map(charter.eligibleCategories()::contains).orElse(false)
        && read.number("B2")
            .map(share -> share.compareTo(BigDecimal.valueOf(charter.ponsThresholdPct())) >= 0)
            .orElse(false)
        && !(charter.disseminationExcludes() && hasDistantDisease(read));
  }

  static boolean hasDistantDisease(ReadForm read) {
    return read.says("C12", "LEPTOMENINGEAL")
        || read.says("C12", "PARENCHYMAL")
        || read.says("C12", "BOTH");
  }
}
