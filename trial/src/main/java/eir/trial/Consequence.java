package eir.trial;

/** What else must happen because of an act, outside the journal of the case. */
public enum Consequence {
  /** The automatic checks Q01 to Q18 run on the new submission. */
  RUN_CHECKS,
  /** Both language versions of the letter are rendered. */
  RENDER_LETTERS,
  /** The letter that was sent can no longer change. */
  LOCK_LETTER,
  /** The named images vanish for all at once, links to them included. */
  HIDE_NAMED_IMAGES,
  /** The named images are shown again. */
  SHOW_NAMED_IMAGES,
  /** All images of the case vanish and all its links are revoked. */
  CLOSE_IMAGES,
  /** Pixels and headers are erased; the manifest of hashes stays. */
  ERASE_IMAGES
}
