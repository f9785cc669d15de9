package eir.dicom;

import java.util.Arrays;

/** An immutable run of bytes with value equality, which a {@code byte[]} in a record lacks. */
public final class Bytes {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies {@code bytes}; later changes to the array do not show. */
  public static Bytes copyOf(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** A copy of {@code bytes[from, to)}. */
  public static Bytes copyOf(byte[] bytes, int from, int to) {
    return new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /** Takes {@code bytes} without copying: the caller made the array and gives it away. */
  public static Bytes owning(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** Copies {@code [from, from + length)} of this into {@code into}, from index {@code at}. */
  public void copyTo(int from, byte[] into, int at, int length) {
    System.arraycopy(bytes, from, into, at, length);
  }

  public int length() {
    return bytes.length;
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** A fresh copy; the caller may change it. */
  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Length only: the content may be a patient's name. */
  @Override
  public String toString() {
    return "Bytes[" + bytes.length + "]";
  }
}
