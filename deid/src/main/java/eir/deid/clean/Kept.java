package eir.deid.clean;

import eir.deid.clean.Words.Kind;
import eir.deid.clean.Words.Word;
import java.util.Optional;

/**
 * What became of a run or a piece of one.
 *
 * @param text the output word; empty for a dropped run, which still keeps its neighbours apart
 * @param kind absent for numbers and dropped runs
 */
record Kept(String text, Optional<Kind> kind, boolean isHomonym) {
  static final Kept DROPPED = new Kept("", Optional.empty(), false);

  static Kept of(Word word) {
    return new Kept(word.text(), Optional.of(word.kind()), word.isHomonym());
  }

  static Kept number(String text) {
    return new Kept(text, Optional.empty(), false);
  }

  boolean isDropped() {
    return text.isEmpty();
  }

  boolean is(Kind wanted) {
    return kind.isPresent() && kind.get() == wanted;
  }

  /** Whether a homonym beside it is believed to be technical. */
  boolean vouches() {
    return !isHomonym && (speaksOfImaging() || text.equals("2D") || text.equals("3D"));
  }

  /** Weighting, sequence, plane, contrast or procedure. */
  boolean speaksOfImaging() {
    return is(Kind.WEIGHTING)
        || is(Kind.SEQUENCE)
        || is(Kind.PLANE)
        || is(Kind.CONTRAST)
        || is(Kind.PROCEDURE);
  }
}
