package eir.trial.charter;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A series that the charter asks for. A limit that is absent is that of the charter itself.
 *
 * @param sequence class of {@code series-classes.tsv}
 * @param plane asked plane, or ANY
 * @param region brain unless said otherwise
 * @param maxThicknessMm own limit of slice thickness
 * @param maxGapMm own limit of the gap between slices
 * @param minExtentMm own least extent along the slice normal
 * @param level weight of its absence
 */
public record SeriesRule(
    SequenceClass sequence,
    SlicePlane plane,
    BodyRegion region,
    Optional<BigDecimal> maxThicknessMm,
    Optional<BigDecimal> maxGapMm,
    Optional<BigDecimal> minExtentMm,
    Level level) {

  /** A rule with the limits of the charter. */
  public static SeriesRule of(
      SequenceClass sequence, SlicePlane plane, BodyRegion region, Level level) {
    return new SeriesRule(
        sequence, plane, region, Optional.empty(), Optional.empty(), Optional.empty(), level);
  }

  /** Its name as charters write it: {@code T1_POST_SPINE_SAG}, {@code T2_AX}, {@code FLAIR}. */
  public String name() {
    return sequence
        + (region == BodyRegion.SPINE ? "_SPINE" : "")
        + (plane == SlicePlane.ANY ? "" : "_" + plane);
  }
}
