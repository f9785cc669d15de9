package eir.phantom.head;

/** What is before the brain of a made-up child. */
public enum Front {
  /** Nothing: the atlas' face was cut away. */
  CUT,
  /** A mask of soft tissue with jaw, cheeks and nose, nobody's: for tests of defacing. */
  MASKED
}
