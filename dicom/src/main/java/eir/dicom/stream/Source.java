package eir.dicom.stream;

/**
 * The bytes of one file, readable at any place: an array, a file, a slice of a browser's Blob.
 *
 * <p>No I/O type shows, so that the same engine runs on the JVM and in a worker. A source does not
 * change while it is read.
 */
public interface Source {

  /** Size of the file in bytes. */
  long lengthBytes();

  /**
   * Reads up to {@code length} bytes that start at {@code offset} into {@code into}, from index
   * {@code at}.
   *
   * @return how many were read: {@code length}, or less only where the file ends; never negative
   */
  int read(long offset, byte[] into, int at, int length);

  /**
   * An array that begins with the first {@code length} bytes of the file, or with all of it if it
   * is shorter. It may be the source's own and longer than asked: read only, never write.
   */
  default byte[] prefix(int length) {
    byte[] bytes = new byte[(int) Math.min(length, lengthBytes())];
    int read = read(0, bytes, 0, bytes.length);
    return read == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, read);
  }

  /** The file whose content is {@code bytes}; the array is not copied and must not change. */
  static Source of(byte[] bytes) {
    return new MemorySource(bytes, bytes.length);
  }

  /** The file whose content is {@code bytes[0, length)}; the array is not copied. */
  static Source of(byte[] bytes, int length) {
    return new MemorySource(bytes, length);
  }
}
