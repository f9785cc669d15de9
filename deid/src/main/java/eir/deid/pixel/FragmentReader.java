package eir.deid.pixel;

import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.Source;
import java.util.List;

/** Reads fragments one after the other as if they were one run of bytes, 64 KiB at a time. */
final class FragmentReader {
  /** The answer at the end of the last fragment. */
  static final int END = -1;

  private static final int PIECE_BYTES = 64 << 10;

  private final Source source;
  private final List<Fragment> fragments;
  private final byte[] piece;
  private long pieceStart;
  private int pieceLength;
  private int fragment;
  private long at;

  FragmentReader(Source source, List<Fragment> fragments) {
    this.source = source;
    this.fragments = fragments;
    int longest = 0;
    for (Fragment each : fragments) {
      longest = Math.max(longest, each.lengthBytes());
    }
    piece = new byte[Math.min(PIECE_BYTES, Math.max(1, longest))];
    at = fragments.isEmpty() ? 0 : fragments.getFirst().offset();
  }

  /** The next byte, 0 to 255, or {@link #END}; afterwards {@link #offset} is behind it. */
  int next() {
    while (fragment < fragments.size()) {
      if (at < fragments.get(fragment).endOffset()) {
        int inPiece = (int) (at - pieceStart);
        if (at < pieceStart || inPiece >= pieceLength) {
          pieceStart = at;
          pieceLength = source.read(at, piece, 0, piece.length);
          inPiece = 0;
          if (pieceLength == 0) {
            return END;
          }
        }
        at++;
        return piece[inPiece] & 0xFF;
      }
      if (!nextFragment()) {
        return END;
      }
    }
    return END;
  }

  /** Goes to the start of the next fragment; whether there is one. */
  boolean nextFragment() {
    fragment++;
    if (fragment >= fragments.size()) {
      return false;
    }
    at = fragments.get(fragment).offset();
    return true;
  }

  /** Index of the fragment under the reader. */
  int fragment() {
    return fragment;
  }

  /** Whether the reader stands behind the last byte of its fragment. */
  boolean isAtFragmentEnd() {
    return fragment >= fragments.size() || at >= fragments.get(fragment).endOffset();
  }

  /** Offset in the file of the byte that {@link #next} gives, inside one fragment. */
  long offset() {
    return at;
  }

  /** Skips {@code count} bytes, over fragments; whether there were as many. */
  boolean skip(long count) {
    long left = count;
    while (left > 0) {
      if (fragment >= fragments.size()) {
        return false;
      }
      long here = Math.min(left, fragments.get(fragment).endOffset() - at);
      at += here;
      left -= here;
      if (left > 0 && !nextFragment()) {
        return false;
      }
    }
    return true;
  }

  /** The next two bytes as a big-endian number, or {@link #END}. */
  int nextShort() {
    int high = next();
    int low = next();
    return low == END ? END : high << 8 | low;
  }
}
