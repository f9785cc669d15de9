package eir.dicom.stream;

/** How a sequence and its items say where they end, PS3.5 §7.5. All four occur in the wild. */
public enum SequenceLength {
  DEFINED(true, true),
  UNDEFINED(false, false),
  /** A sequence with a delimiter around items that carry their length. */
  UNDEFINED_AROUND_DEFINED(false, true),
  /** A sequence that carries its length around items with delimiters. */
  DEFINED_AROUND_UNDEFINED(true, false);

  private final boolean sequenceDefined;
  private final boolean itemsDefined;

  SequenceLength(boolean sequenceDefined, boolean itemsDefined) {
    this.sequenceDefined = sequenceDefined;
    this.itemsDefined = itemsDefined;
  }

  boolean isSequenceDefined() {
    return sequenceDefined;
  }

  boolean areItemsDefined() {
    return itemsDefined;
  }
}
