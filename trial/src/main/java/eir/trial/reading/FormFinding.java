package eir.trial.reading;

/**
 * What a check found about one item.
 *
 * @param item its id
 * @param weight what it does to the signature and the suggestion
 * @param code which rule
 */
public record FormFinding(String item, Weight weight, Code code) {

  /** What a finding does. */
  public enum Weight {
    /** Blocks the signature. */
    HARD,
    /** Asks for a comment in E5. */
    SOFT,
    /** Speaks for another diagnosis. */
    ALT,
    /** An unusual feature. */
    ATYP
  }

  /** The rules; each has a sentence on the page in every language. */
  public enum Code {
    MISSING,
    NOT_ASKED,
    VALUE_NOT_ALLOWED,
    EXCLUDES_OTHERS,
    NOT_ASSESSABLE_REQUIRED,
    AREA_LARGER_THAN_PONS,
    CONTOUR_DIFFERS,
    CONTRADICTS_CATEGORY,
    MARK_MISSING,
    SERIES_NOT_AXIAL_T2,
    SHORTER_THAN_PERPENDICULAR,
    SIZE_UNEXPECTED,
    OTHER_SLICE,
    NOT_PERPENDICULAR,
    LONGER_THAN_LONGEST,
    PLANE_UNEXPECTED,
    TYPED_NUMBER,
    NOT_EVALUABLE_MISMATCH,
    DIFFERS_FROM_SIGNS,
    MAY_IDENTIFY,
    SIGN
  }
}
