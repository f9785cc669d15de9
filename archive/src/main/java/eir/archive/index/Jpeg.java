package eir.archive.index;

import java.util.Arrays;

/**
 * A small picture of a series as JPEG, at most {@link #LIMIT_BYTES}: it lies in the index, so that
 * one query answers a link with all that its first screen needs.
 */
public final class Jpeg {
  /** The most bytes a picture may have. */
  public static final int LIMIT_BYTES = 1 << 20;

  private final byte[] bytes;

  private Jpeg(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy. */
  public static Jpeg of(byte[] bytes) {
    if (bytes.length < 2 || (bytes[0] & 0xFF) != 0xFF || (bytes[1] & 0xFF) != 0xD8) {
      throw new IllegalArgumentException("A JPEG begins with FF D8 (ITU-T T.81 §B.2.1)");
    }
    if (bytes.length > LIMIT_BYTES) {
      throw new IllegalArgumentException(
          "A picture in the index has at most %d bytes, but this one has %d; compress it further"
              .formatted(LIMIT_BYTES, bytes.length));
    }
    return new Jpeg(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public int lengthBytes() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Jpeg that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Jpeg[" + bytes.length + " bytes]";
  }
}
