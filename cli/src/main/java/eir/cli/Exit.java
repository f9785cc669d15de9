package eir.cli;

/** Exit codes of every command. */
public enum Exit {
  DONE(0),
  /** The work was done and its answer is no: findings, refused files, a failed verification. */
  NEGATIVE(1),
  USAGE(2),
  /** A file or folder could not be read or written. */
  IO(3),
  /** A server, database, object store or the network did not do its part. */
  REMOTE(4),
  BUG(70),
  INTERRUPTED(130);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
