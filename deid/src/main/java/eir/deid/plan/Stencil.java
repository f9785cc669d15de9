package eir.deid.plan;

/** Overwrites the same places of a range of the input, in whatever pieces the range is copied. */
@FunctionalInterface
public interface Stencil {

  /**
   * Overwrites what of {@code bytes[from, to)} has to go. A place that is painted twice is as one
   * that was painted once.
   *
   * @param position where {@code bytes[from]} stands, counted from the first byte of the range
   */
  void paint(byte[] bytes, int from, int to, long position);

  /** How many bytes a piece must not part: each starts and ends at a multiple of it. */
  default int unitBytes() {
    return 1;
  }
}
