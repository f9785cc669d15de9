package eir.archive.object;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A store of immutable byte runs, each under the SHA-256 of its bytes.
 *
 * <p>Safe for many threads and, on one S3 bucket, for many servers. Throws {@link
 * eir.archive.ArchiveException} when disk or network fail.
 */
public interface Objects extends AutoCloseable {

  /** Begins a new object; its bytes go to a temporary file on this machine. */
  Staged stage();

  /** Makes one staged object permanent: when this returns it survives a power cut. */
  default Committed commit(Staged staged) {
    return commitAll(List.of(staged)).getFirst();
  }

  /**
   * Makes many staged objects permanent at once, which costs far fewer waits for the disk than one
   * after the other.
   *
   * @return one answer for each, in the same order
   */
  List<Committed> commitAll(List<Staged> staged);

  /**
   * Opens an object for reading at any place.
   *
   * @return empty if the store holds no such object
   */
  Optional<StoredObject> open(Sha256 sha256);

  /** Whether the store holds it, by its name alone; {@link #verify} reads the bytes. */
  boolean exists(Sha256 sha256);

  /** Which of these the store does not hold. */
  Set<Sha256> missing(Collection<Sha256> hashes);

  /** Removes the bytes; nothing happens if there are none. The tombstone is the index's. */
  void delete(Sha256 sha256);

  /** Reads every byte and compares the hash with the name. */
  Verification verify(Sha256 sha256);

  /** Hands every object of the store to {@code each}, in no order. */
  void forEach(Consumer<Listed> each);

  /** Large files that arrive in parts. */
  Parts parts();

  /** Whether the store answers and can be written to; part of the readiness of a server. */
  boolean isReady();

  @Override
  void close();

  /**
   * A permanent object.
   *
   * @param wasThere whether the store held the same bytes before
   */
  record Committed(Sha256 sha256, long lengthBytes, boolean wasThere) {}

  /** An object found by listing the store; its bytes have not been read. */
  record Listed(Sha256 sha256, long lengthBytes, Instant writtenAt) {}

  /** What reading a whole object showed. */
  enum Verification {
    INTACT,
    /** The bytes give another hash: the disk or somebody changed them. */
    CHANGED,
    MISSING
  }
}
