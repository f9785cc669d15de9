package eir.deid.pixel;

/** Reads one compressed frame to its end and notes what in it speaks. */
interface CodeStream {
  /**
   * Reads from the start of a frame to behind its last coded byte.
   *
   * @return whether the frame could be read; what follows it in its fragment is the caller's
   */
  boolean read(FragmentReader in, Patches patches);
}
