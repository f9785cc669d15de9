package eir.imaging.face;

import eir.imaging.Frame;
import eir.imaging.FrameFacts;

/** One cross-section of a head: where it lies, and its samples when they are asked for. */
public interface HeadSlice {
  /** Where it lies, and what its samples mean. */
  FrameFacts facts();

  /** Number of rows. */
  int rows();

  /** Number of columns. */
  int columns();

  /** Reads the samples, grey and {@code rows × columns}; asked for once. */
  Frame read();
}
