package eir.deid.clean;

import eir.deid.clean.Words.Kind;
import eir.deid.clean.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run such as {@code AXT1POSGD} that is covered completely by two to six known pieces.
 *
 * <p>The conditions keep names out that happen to be made of short words: they are those of step 5
 * in {@code standard/README.md}.
 */
final class GluedRun {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 24;
  private static final int MOST_PIECES = 6;
  private static final String SHORT_WORDS = " AX FS SE GD AP PA LR RL HF FH EP PD FA ";
  private static final String DIRECTIONS = " AP PA RL LR HF FH ";
  private static final String PLANES = " SAG COR AXIAL SAGITTAL CORONAL ";

  private final String run;
  private final byte[] bytes;
  private final boolean hasDigit;
  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(Kept kept, boolean isPattern) {}

  private GluedRun(String run) {
    this.run = run;
    bytes = Text.ascii(run);
    boolean digit = false;
    for (byte b : bytes) {
      digit |= b >= '0' && b <= '9';
    }
    hasDigit = digit;
  }

  /** The pieces in order, the fewest that cover {@code run}; empty if it is not glued. */
  static List<Kept> pieces(String run) {
    if (run.length() < SHORTEST || run.length() > LONGEST) {
      return List.of();
    }
    GluedRun glued = new GluedRun(run);
    for (int count = 2; count <= MOST_PIECES; count++) {
      if (glued.cover(0, count)) {
        List<Kept> kept = new ArrayList<>();
        for (Piece piece : glued.pieces) {
          kept.add(piece.kept);
        }
        return kept;
      }
    }
    return List.of();
  }

  /** Tries to cover the run from {@code at} by exactly {@code count} pieces, long ones first. */
  private boolean cover(int at, int count) {
    if (at == bytes.length) {
      return count == 0 && isBelievable();
    }
    if (count == 0) {
      return false;
    }
    for (int end = bytes.length; end >= at + 2; end--) {
      Optional<Piece> piece = piece(at, end);
      if (piece.isPresent()) {
        pieces.add(piece.get());
        if (cover(end, count - 1)) {
          return true;
        }
        pieces.removeLast();
      }
    }
    return false;
  }

  private Optional<Piece> piece(int at, int end) {
    String text = run.substring(at, end);
    if (!pieces.isEmpty()) {
      Piece before = pieces.getLast();
      boolean digitMeetsDigit = before.isPattern && isDigit(bytes[at - 1]) && isDigit(bytes[at]);
      if (digitMeetsDigit || (isShortWord(text) && isShortWord(before.kept.text()))) {
        return Optional.empty();
      }
    }
    Optional<Word> word = Words.find(text);
    if (word.isPresent() && mayStand(word.get())) {
      return Optional.of(new Piece(Kept.of(word.get()), false));
    }
    for (NumberPattern pattern : NumberPattern.ALL) {
      if (pattern.mayGlue() && pattern.fits(bytes, at, end)) {
        return Optional.of(new Piece(Kept.number(text), true));
      }
    }
    return Optional.empty();
  }

  private boolean mayStand(Word word) {
    String text = word.text();
    if (word.isHomonym()) {
      return word.kind() == Kind.SEQUENCE && text.length() >= 4 && hasDigit;
    }
    return word.mayGlue() && (!isShortWord(text) || SHORT_WORDS.contains(" " + text + " "));
  }

  private static boolean isShortWord(String text) {
    return text.length() == 2 && !isDigit(text.charAt(0)) && !isDigit(text.charAt(1));
  }

  /** Without a digit a run must show that it is about imaging, as it might be a name. */
  private boolean isBelievable() {
    if (hasDigit) {
      return true;
    }
    boolean anchored = false;
    boolean doubtful = false;
    boolean strong = false;
    for (Piece piece : pieces) {
      String text = piece.kept.text();
      boolean technical = piece.kept.is(Kind.WEIGHTING) || piece.kept.is(Kind.SEQUENCE);
      anchored |= text.length() >= 3 && (technical || piece.kept.is(Kind.CONTRAST));
      anchored |= PLANES.contains(" " + text + " ");
      doubtful |= isShortWord(text) && !DIRECTIONS.contains(" " + text + " ");
      strong |= text.length() >= 4 && technical;
    }
    return anchored && (!doubtful || strong);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
