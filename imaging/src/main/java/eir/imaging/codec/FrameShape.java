package eir.imaging.codec;

/**
 * What the data set says a frame holds, and hence what a decoder must deliver.
 *
 * @param rows 1 to 65535
 * @param columns 1 to 65535
 * @param samples a pixel: 1 (grey, palette) or 3 (colour)
 * @param bitsAllocated 8 or 16; a code stream with deeper samples is malformed
 */
public record FrameShape(int rows, int columns, int samples, int bitsAllocated) {
  /** Larger frames are refused: 2²⁸ samples are 512 MiB. */
  private static final long MOST_SAMPLES = 1L << 28;

  public FrameShape {
    if (!isPossible(rows, columns, samples, bitsAllocated)) {
      throw new IllegalArgumentException(
          rows
              + " × "
              + columns
              + " × "
              + samples
              + " samples of "
              + bitsAllocated
              + " bits; expected 1 to 2^28 samples of 8 or 16 bits, 1 or 3 a pixel");
    }
  }

  /** Whether a frame of these numbers can be held at all. */
  public static boolean isPossible(int rows, int columns, int samples, int bitsAllocated) {
    return rows > 0
        && columns > 0
        && rows <= 0xFFFF
        && columns <= 0xFFFF
        && (samples == 1 || samples == 3)
        && (bitsAllocated == 8 || bitsAllocated == 16)
        && (long) rows * columns * samples <= MOST_SAMPLES;
  }

  /** {@code rows × columns × samples}: the length of a decoder's output array. */
  public int sampleCount() {
    return rows * columns * samples;
  }
}
