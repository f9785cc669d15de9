package eir.archive.object;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A range of an open object as a stream; closing it leaves the object open. */
final class RangeInput extends InputStream {
  private final StoredObject object;
  private final long to;
  private long at;

  RangeInput(StoredObject object, long from, long to) {
    if (from < 0 || from > to || to > object.lengthBytes()) {
      throw new IllegalArgumentException(
          "Asked for bytes "
              + from
              + " to "
              + to
              + " of an object of "
              + object.lengthBytes()
              + " bytes");
    }
    this.object = object;
    this.at = from;
    this.to = to;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (at >= to) {
      return -1;
    }
    int n = object.read(at, into, from, (int) Math.min(length, to - at));
    if (n < 0) {
      throw new EOFException(
          "An object ended at byte " + at + ", before its length; verify the archive");
    }
    at += n;
    return n;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, to - at);
  }
}
