package eir.phantom.head;

/** Whether the head is as in the atlas or its mirror image. */
public enum Side {
  AS_DRAWN,
  MIRRORED
}
