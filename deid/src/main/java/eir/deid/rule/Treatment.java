package eir.deid.rule;

/** How a standard element is handled under a profile, before its value is seen. */
public enum Treatment {
  /** Goes, whatever the type. */
  REMOVE,
  /** Falls to the type rule of its {@link BaseAction} at once. */
  BY_TYPE,
  /** Each value keyed, UIDs of the standard apart. */
  UID,
  /** DA, DT: shifted. */
  DATE,
  /** TM: stays if it is a time. */
  TIME,
  /** (0010,1010). */
  AGE,
  /** (0010,0040): M, F, O. */
  SEX,
  /** (0010,1020), (0010,1030): stays if it is a number. */
  BODY,
  /** Stays if the grammar of keep-elements.tsv accepts it. */
  GRAMMAR,
  /**
   * As {@link #GRAMMAR}, defined terms of a CS: whoever is called like one, it says nothing of
   * them.
   */
  TERM,
  /** As {@link #GRAMMAR}, binary or decimal numbers: text cannot hide in them. */
  NUMBER,
  /** As {@link #GRAMMAR}; a maker spelt otherwise is written as the list spells it. */
  MAKER,
  /** As {@link #GRAMMAR}, and not equal to anything removed. */
  DEVICE_TEXT,
  /** Names a device or an institution that the profile keeps: plain text that fits its VR. */
  RETAINED,
  IMAGE_TYPE,
  DESCRIPTOR,
  SEQUENCE_NAME,
  COMMENT,
  /** (0018,0010): a descriptor that must not become empty. */
  CONTRAST,
  /** Part of a code item; written with the item, dropped elsewhere. */
  CODE,
  /** A sequence that stays and is cleaned inside. */
  CONTAINER,
  /**
   * A sequence of content items (113104): those that can be cleaned stay and are cleaned inside.
   */
  CONTENT,
  /** A dummy word. */
  DUMMY_TEXT,
  /** Empty. */
  EMPTY_TEXT,
  LUT,
  /** Written by Eir alone. */
  OWN
}
