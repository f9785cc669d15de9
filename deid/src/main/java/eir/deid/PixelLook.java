package eir.deid;

/** Whether a person has looked at a picture that may have text in its pixels. */
public enum PixelLook {
  NOT_LOOKED_AT,
  /** A person confirmed that no text shows; 113101 is stamped. */
  NO_TEXT_SEEN
}
