package eir.fuzz;

import eir.dicom.stream.Source;
import java.util.Arrays;

/**
 * A file as a browser gives it: its beginning is a new array each time, exactly as long as asked;
 * and it counts what is asked.
 */
final class PiecedSource implements Source {
  private final byte[] bytes;
  private long readBytes;

  PiecedSource(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Bytes given so far. */
  long readBytes() {
    return readBytes;
  }

  @Override
  public long lengthBytes() {
    return bytes.length;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    BrokenLawException.require(offset >= 0 && length >= 0, "no place before the file is read");
    if (offset >= bytes.length) {
      return 0;
    }
    int count = Math.min(length, bytes.length - (int) offset);
    System.arraycopy(bytes, (int) offset, into, at, count);
    readBytes += count;
    return count;
  }

  @Override
  public byte[] prefix(int length) {
    BrokenLawException.require(length >= 0, "no negative length is asked");
    int count = Math.min(length, bytes.length);
    readBytes += count;
    return Arrays.copyOf(bytes, count);
  }
}
