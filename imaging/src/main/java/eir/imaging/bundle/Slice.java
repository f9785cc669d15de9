package eir.imaging.bundle;

import eir.imaging.FrameFacts;
import eir.imaging.Padding;
import eir.imaging.Photometric;
import java.util.Optional;

/**
 * One frame of a series, found good in the first pass; the pixels are read again when needed.
 *
 * @param instance index of the file among the series' instances
 * @param samples 1 grey, 3 RGB after decoding
 * @param carriedSyntax transfer syntax UID of a code stream that travels as it is, else ""
 * @param carriedBits bits of such a stream's samples
 * @param low smallest stored value without padding
 * @param high largest stored value without padding
 * @param least smallest stored value at all: what the code must hold
 * @param most largest stored value at all
 */
record Slice(
    int instance,
    FrameFacts facts,
    int rows,
    int columns,
    int samples,
    boolean signed,
    Photometric photometric,
    Optional<Padding> padding,
    String carriedSyntax,
    int carriedBits,
    int low,
    int high,
    int least,
    int most) {

  boolean isCarried() {
    return !carriedSyntax.isEmpty();
  }

  /** Whether two frames may stand in one bundle. */
  boolean isLike(Slice other) {
    return rows == other.rows
        && columns == other.columns
        && samples == other.samples
        && signed == other.signed
        && photometric == other.photometric
        && padding.equals(other.padding)
        && carriedSyntax.equals(other.carriedSyntax)
        && carriedBits == other.carriedBits
        && facts.placement().spacing().equals(other.facts.placement().spacing())
        && facts
            .placement()
            .frameOfReferenceUid()
            .equals(other.facts.placement().frameOfReferenceUid())
        && isSameShell(other)
        && isParallel(other);
  }

  /** Same b-value but for the rounding of scanners: b 0 and b 1000 are scrolled one by one. */
  private boolean isSameShell(Slice other) {
    return facts.isAdc() == other.facts.isAdc() && shell() == other.shell();
  }

  /** The b-value in steps of 100 s/mm², or -1 where the file names none. */
  int shell() {
    return facts.bValue().isPresent() ? (facts.bValue().getAsInt() + 50) / 100 : -1;
  }

  private boolean isParallel(Slice other) {
    var here = facts.placement().orientation();
    var there = other.facts.placement().orientation();
    return here.isPresent() && there.isPresent()
        ? here.get().isNear(there.get())
        : here.isEmpty() && there.isEmpty();
  }
}
