package eir.dicom.stream;

/** Where encapsulated pixel data lists the offsets of its frames, PS3.5 §A.4. */
public enum OffsetTable {
  /** The Basic Offset Table item is there and empty. */
  EMPTY,
  /** 32-bit offsets in the first item. */
  BASIC,
  /** 64-bit offsets and lengths in (7FE0,0001) and (7FE0,0002); one fragment a frame. */
  EXTENDED
}
