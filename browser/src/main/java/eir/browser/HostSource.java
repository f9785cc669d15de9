package eir.browser;

import eir.dicom.stream.Source;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * A Blob of the browser as a source; the worker reads it synchronously and keeps a window of it.
 */
record HostSource(HostFile file) implements Source {

  /** {@code file} itself, or its array without a copy where it is in memory. */
  static Source of(HostFile file) {
    byte[] whole = file.whole().copyToJavaArray(); // an alias of the same memory in JavaScript
    return whole.length > 0 ? Source.of(whole) : new HostSource(file);
  }

  @Override
  public long lengthBytes() {
    return (long) file.size();
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    byte[] piece = at == 0 && length == into.length ? into : new byte[length];
    int read = file.read((double) offset, Int8Array.copyFromJavaArray(piece));
    if (piece != into) {
      System.arraycopy(piece, 0, into, at, read);
    }
    return read;
  }
}
