package eir.deid;

import eir.deid.pixel.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a person has looked at a series whose pictures may have text in their pixels, and where
 * they saw some. One answer holds for all frames of a series that have the size that was looked at.
 */
public sealed interface PixelLook {
  /** Most boxes of one answer. */
  int MOST_BOXES = 64;

  PixelLook NOT_LOOKED_AT = new NotLookedAt();

  /** Nobody has looked. */
  record NotLookedAt() implements PixelLook {}

  /**
   * A person has looked and answers for it: 113101 and (0028,0301) NO are stamped, and the boxes
   * are blank in every frame.
   *
   * @param rows of the frames that were looked at
   * @param columns of the same
   * @param boxes over all text that was seen; empty if there is none
   * @param overlays whether the overlay planes (60xx) were looked at too and hold no text: under
   *     113103 they then stay
   */
  record Looked(int rows, int columns, List<Box> boxes, boolean overlays) implements PixelLook {
    /** A look at the pictures alone: overlay planes go. */
    public Looked(int rows, int columns, List<Box> boxes) {
      this(rows, columns, boxes, false);
    }

    public Looked {
      boxes = List.copyOf(boxes);
      if (rows < 1 || columns < 1 || boxes.size() > MOST_BOXES) {
        throw new IllegalArgumentException(
            boxes.size()
                + " boxes on a frame of "
                + rows
                + " × "
                + columns
                + "; expected at most "
                + MOST_BOXES
                + " on a frame with pixels");
      }
    }

    /** The boxes cut to the frame; those beside it are left out. */
    public List<Box> clipped() {
      List<Box> inside = new ArrayList<>(boxes.size());
      for (Box box : boxes) {
        box.within(rows, columns).ifPresent(inside::add);
      }
      return inside;
    }
  }

  /** A look at frames of {@code rows × columns} that found no text. */
  static PixelLook noText(int rows, int columns) {
    return new Looked(rows, columns, List.of());
  }

  /**
   * A look as a row of numbers, as the worker hands it over: none for {@link #NOT_LOOKED_AT}, else
   * rows, columns, and x, y, width, height of each box.
   *
   * @throws IllegalArgumentException if the row has another form
   */
  static PixelLook of(int[] numbers) {
    if (numbers.length == 0) {
      return NOT_LOOKED_AT;
    }
    if (numbers.length % 4 != 2) {
      throw new IllegalArgumentException(
          numbers.length + " numbers; expected rows, columns and four for each box");
    }
    List<Box> boxes = new ArrayList<>();
    for (int at = 2; at < numbers.length; at += 4) {
      boxes.add(new Box(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]));
    }
    return new Looked(numbers[0], numbers[1], boxes);
  }
}
