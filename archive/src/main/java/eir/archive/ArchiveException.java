package eir.archive;

/**
 * The archive's machine failed, or what it holds is broken: disk full, database gone, an object
 * whose bytes no longer give its hash.
 *
 * <p>Expected outcomes ("this instance is held already") are values, never this. The message says
 * what to do now and holds no path, key or content.
 */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArchiveException(String message) {
    super(message);
  }

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
