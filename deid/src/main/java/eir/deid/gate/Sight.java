package eir.deid.gate;

/**
 * What a gate saw of the last file besides its verdict: nothing that breaks a rule, but what a
 * person should know.
 *
 * @param elements in the file, at any depth, meta group and items not counted
 * @param mayShowFace whether the file says of itself that a face could be rendered, (0028,0302) YES
 * @param mayShowText whether the picture looks as if text stood in its pixels, also where a person
 *     has confirmed that none does
 */
public record Sight(int elements, boolean mayShowFace, boolean mayShowText) {
  static final Sight NOTHING = new Sight(0, false, false);
}
