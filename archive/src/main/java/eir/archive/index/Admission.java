package eir.archive.index;

/** What became of one instance that was brought to an upload. */
public enum Admission {
  /** On disk and in the index. */
  STORED,
  /** The upload held these very bytes already; as good as stored. */
  HELD,
  /** The upload holds other bytes under this SOP Instance UID; nothing was changed. */
  CONFLICT,
  /** The upload holds as many files as were announced; nothing was changed. */
  NOT_ANNOUNCED,
  /** The upload is closed, abandoned or unknown; nothing was changed. */
  NOT_OPEN
}
