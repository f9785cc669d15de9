package eir.archive.object;

import java.io.InputStream;
import java.util.Optional;

/**
 * Large files on their way in, part by part. What was acknowledged survives a restart, and with S3
 * any server may take the next part.
 */
public interface Parts {

  /** How many bytes of this file have arrived so far; 0 for a file not begun. */
  long offset(Key key);

  /**
   * Appends the bytes of {@code body}. What came before the line broke is kept; the offset in the
   * answer is on disk.
   *
   * @param offset where the sender believes this part begins
   * @param limitBytes how many bytes the whole file may have; more are refused
   */
  Appended append(Key key, long offset, InputStream body, long limitBytes);

  /**
   * All parts as one staged object, hashed, for the gate.
   *
   * @return empty if the bytes do not give the hash in the key; the parts are then dropped
   */
  Optional<Staged> assemble(Key key);

  /** Forgets the parts of one file. */
  void drop(Key key);

  /** Forgets all parts of an upload. */
  void dropAll(String upload);

  /**
   * Which file of which upload.
   *
   * @param upload id of the upload
   * @param sha256 of the whole file, as the sender states it
   */
  record Key(String upload, Sha256 sha256) {
    public Key {
      if (!upload.matches("[0-9a-z]{1,32}")) {
        throw new IllegalArgumentException(
            "An upload's id has 1 to 32 digits and lower-case letters; this one differs");
      }
    }
  }

  /** What became of a part. */
  sealed interface Appended {
    /** Kept; the next part begins at {@code offset}. */
    record Kept(long offset) implements Appended {}

    /** Nothing was kept: the next part begins at {@code offset}, not where this one began. */
    record WrongOffset(long offset) implements Appended {}

    /** Nothing beyond the announced length is kept; begin this file again. */
    record TooLong() implements Appended {}
  }
}
