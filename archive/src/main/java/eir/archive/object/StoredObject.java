package eir.archive.object;

import java.io.InputStream;

/**
 * An open object: random reads, and ranges as streams. Close it. Random reads are safe for many
 * threads at once.
 */
public interface StoredObject extends AutoCloseable {

  /** Length of the whole object. */
  long lengthBytes();

  /**
   * Reads up to {@code length} bytes from {@code offset} into {@code into} at {@code at}.
   *
   * @return how many were read, at least 1; −1 at or after the end
   */
  int read(long offset, byte[] into, int at, int length);

  /**
   * The bytes {@code [from, to)} as a stream.
   *
   * @throws IllegalArgumentException if the range leaves the object
   */
  InputStream stream(long from, long to);

  /** All bytes as a stream. */
  default InputStream stream() {
    return stream(0, lengthBytes());
  }

  @Override
  void close();
}
