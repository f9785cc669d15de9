package eir.deid.gate;

/**
 * One thing that breaks the profile.
 *
 * @param rule G1 to G15
 * @param path of the element, such as {@code (5200,9229)[0]/(0008,1155)}; empty for the whole file
 * @param offset of the element in the file
 * @param reason a short code such as {@code not-v8}; never a value
 */
public record Finding(Rule rule, String path, long offset, String reason) {

  /** The rules of the gate. */
  public enum Rule {
    /** Parsed to the end, within limits. */
    G1,
    /** Preamble zero, meta ours and equal to the data set. */
    G2,
    /** Each element known, its VR and value in the grammar, ascending. */
    G3,
    /** What the profile removes, empties or cleans is removed, empty, clean. */
    G4,
    /** Every UID is the standard's or keyed. */
    G5,
    /** Private elements from the list only. */
    G6,
    /** Stamps complete and equal to trial and site; name, ID and check character. */
    G7,
    /** ASCII. */
    G8,
    /** No curve, icon, document; an overlay only as 113103 lets it stay; SOP class allowed. */
    G9,
    /** Pixels: exact size, no comment, nothing behind, no hidden bits. */
    G10,
    /** No suspicion of burned-in text. */
    G11,
    /** Dates parse; one study date a study, none in the future. */
    G12,
    /** A series stands in one study, an instance in one series. */
    G13,
    /** The de-identifier would change nothing. */
    G14,
    /** A rebuilt header of mosaics holds its listed numbers and nothing else. */
    G15
  }
}
