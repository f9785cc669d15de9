package eir.deid.pixel;

import eir.deid.plan.Stencil;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Blanks boxes in native frames, piece by piece: in all planes, bit-packed, with two pixels in four
 * bytes, or with the bytes of words turned round (PS3.5 §8.1.1 and Annex D).
 *
 * <p>Of YBR_FULL_422 a box grows to whole pairs of pixels, which share their chroma.
 */
final class BoxStencil implements Stencil {
  private final List<Box> boxes;
  private final int rows;
  private final int frames;
  private final boolean isPacked;
  private final boolean isSwapped;
  private final @Nullable Stencil spareBits;

  /** Bits of a frame; frames of packed bits need not start at a byte. */
  private final long frameBits;

  /** Lanes are planes, or the whole frame; a cell is what repeats along a row of one. */
  private final int lanes;

  private final int cellsAcross;
  private final int pixelsOfCell;
  private final byte[][] cells;

  /**
   * A stencil for the whole value of the pixel data.
   *
   * @param frames how many stand one behind the other
   * @param boxes inside the frame
   * @param isBigEndian whether samples have their high byte first
   * @param isInWords whether the value is OW
   * @param spareBits what clears the bits beside the samples, or absent
   */
  BoxStencil(
      FrameForm form,
      int frames,
      List<Box> boxes,
      boolean isBigEndian,
      boolean isInWords,
      Optional<Stencil> spareBits) {
    this.boxes = List.copyOf(boxes);
    this.spareBits = spareBits.orElse(null);
    this.frames = frames;
    rows = form.rows();
    isPacked = form.bitsAllocated() == 1;
    int unit = Math.max(1, form.bitsAllocated() / 8);
    isSwapped = isBigEndian && isInWords && unit == 1;
    boolean isHalved = isHalved(form);
    lanes = form.isPlanar() ? form.samples() : 1;
    pixelsOfCell = isHalved ? 2 : 1;
    cellsAcross = form.columns() / pixelsOfCell;
    cells = new byte[lanes][];
    for (int lane = 0; lane < lanes; lane++) {
      cells[lane] = isHalved ? halved(form) : cell(form, lane, unit, isBigEndian);
    }
    long pixels = (long) form.rows() * form.columns();
    frameBits = isPacked ? pixels : 8L * rows * cellsAcross * cells[0].length * lanes;
  }

  /** Whether a box can be drawn into native frames of this form. */
  static boolean canDraw(FrameForm form) {
    boolean isPackedColour = form.bitsAllocated() == 1 && form.samples() > 1;
    boolean isOddPair = isHalved(form) && (form.columns() & 1) != 0;
    boolean isWidePair = isHalved(form) && form.bitsAllocated() != 8;
    return !isPackedColour && !isOddPair && !isWidePair && !(isHalved(form) && form.isPlanar());
  }

  private static boolean isHalved(FrameForm form) {
    return form.samples() == 3 && form.photometric().equals(FrameForm.HALVED_CHROMA);
  }

  private static byte[] halved(FrameForm form) {
    byte luma = (byte) form.blankWord(0);
    return new byte[] {luma, luma, (byte) form.blankWord(1), (byte) form.blankWord(2)};
  }

  private byte[] cell(FrameForm form, int lane, int unit, boolean big) {
    int count = form.isPlanar() ? 1 : form.samples();
    byte[] cell = new byte[count * unit];
    for (int i = 0; i < count; i++) {
      int word = form.blankWord(form.isPlanar() ? lane : i);
      for (int b = 0; b < unit; b++) {
        cell[i * unit + b] = (byte) (word >>> 8 * (big ? unit - 1 - b : b));
      }
    }
    return cell;
  }

  @Override
  public void paint(byte[] bytes, int from, int to, long position) {
    if (spareBits != null) {
      spareBits.paint(bytes, from, to, position);
    }
    // A swapped byte stands one place before or behind its own.
    long start = isSwapped ? position & ~1L : position;
    long end = isSwapped ? position + to - from + 1 & ~1L : position + to - from;
    if (end <= start) {
      return;
    }
    long firstFrame = start * 8 / frameBits;
    long lastFrame = Math.min(frames - 1, (end * 8 - 1) / frameBits); // bits may be left over
    Piece piece = new Piece(bytes, from, to, position);
    for (long frame = firstFrame; frame <= lastFrame; frame++) {
      for (int lane = 0; lane < lanes; lane++) {
        for (Box box : boxes) {
          if (isPacked) {
            packed(piece, start, end, frame * frameBits, box);
          } else {
            lane(piece, start, end, frame * frameBits / 8, lane, box);
          }
        }
      }
    }
  }

  @Override
  public int unitBytes() {
    return spareBits == null ? 1 : spareBits.unitBytes();
  }

  private record Piece(byte[] bytes, int from, int to, long position) {}

  private void lane(Piece piece, long start, long end, long frameAt, int lane, Box box) {
    byte[] cell = cells[lane];
    long rowBytes = (long) cellsAcross * cell.length;
    long laneAt = frameAt + lane * rows * rowBytes;
    int left = box.x() / pixelsOfCell;
    int right = (box.endX() + pixelsOfCell - 1) / pixelsOfCell;
    long first = Math.max(box.y(), (start - laneAt) / rowBytes);
    long behind = Math.min(box.endY(), (end - laneAt + rowBytes - 1) / rowBytes);
    for (long row = first; row < behind; row++) {
      long at = laneAt + row * rowBytes;
      fill(piece, at + (long) left * cell.length, at + (long) right * cell.length, cell);
    }
  }

  /** Fills {@code [start, end)} of the value, as far as it lies in {@code piece}. */
  private void fill(Piece piece, long start, long end, byte[] cell) {
    long low = isSwapped ? start & ~1L : start;
    long high = isSwapped ? end + 1 & ~1L : end;
    int at = piece.from + (int) Math.max(0, low - piece.position);
    int stop = (int) Math.min(piece.to, high - piece.position + piece.from);
    if (isSwapped) {
      for (; at < stop; at++) {
        long own = piece.position + at - piece.from ^ 1;
        if (own >= start && own < end) {
          piece.bytes[at] = cell[(int) ((own - start) % cell.length)];
        }
      }
      return;
    }
    int next = (int) ((piece.position + at - piece.from - start) % cell.length);
    for (; at < stop; at++) {
      piece.bytes[at] = cell[next];
      next = next + 1 == cell.length ? 0 : next + 1;
    }
  }

  /** Bits of a byte are counted from its lowest (PS3.5 §8.1.1). */
  private void packed(Piece piece, long start, long end, long frameBit, Box box) {
    long columns = cellsAcross;
    long first = Math.max(box.y(), (start * 8 - frameBit) / columns);
    long behind = Math.min(box.endY(), (end * 8 - frameBit + columns - 1) / columns);
    boolean isSet = (cells[0][0] & 1) != 0;
    for (long row = first; row < behind; row++) {
      long bit = frameBit + row * columns + box.x();
      for (long stop = bit + box.width(); bit < stop; bit++) {
        long own = bit >>> 3;
        long at = (isSwapped ? own ^ 1 : own) - piece.position + piece.from;
        if (at >= piece.from && at < piece.to) {
          int one = 1 << (int) (bit & 7);
          int old = piece.bytes[(int) at];
          piece.bytes[(int) at] = (byte) (isSet ? old | one : old & ~one);
        }
      }
    }
  }
}
