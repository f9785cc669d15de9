package eir.deid.gate;

/**
 * What a gate saw of the last file besides its verdict: nothing that breaks a rule, but what a
 * person should know. Elements are counted at any depth, meta group and items not.
 *
 * @param elements in the file
 * @param otherwise elements that the rules would write otherwise, emptied sequences once
 * @param gone elements that the rules would take out, with all that lies inside
 * @param mayShowFace whether the file says of itself that a face could be rendered, (0028,0302) YES
 * @param mayShowText whether the picture looks as if text stood in its pixels, also where a person
 *     has confirmed that none does
 */
public record Sight(
    int elements, int otherwise, int gone, boolean mayShowFace, boolean mayShowText) {
  static final Sight NOTHING = new Sight(0, 0, 0, false, false);

  /** Elements that the rules leave as they are. */
  public int kept() {
    return elements - otherwise - gone;
  }

  Sight with(int elementsOtherwise, int elementsGone) {
    return new Sight(elements, elementsOtherwise, elementsGone, mayShowFace, mayShowText);
  }
}
