package eir.imaging;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The samples of one frame as stored values: masked, sign extended, colour turned into RGB.
 *
 * <p>Grey frames have one sample a pixel, colour frames three (R, G, B, 0 to 255). The array is
 * owned by the frame and must not be changed by those who read it.
 */
public final class Frame {
  private final int rows;
  private final int columns;
  private final int samples;
  private final boolean signed;
  private final short[] values;

  /**
   * Wraps {@code values} without a copy.
   *
   * @param values {@code rows × columns × samples}, row by row, the samples of a pixel side by side
   * @param signed whether a value is a {@code short} as it is, or unsigned 16 bits
   */
  public Frame(int rows, int columns, int samples, boolean signed, short[] values) {
    if (values.length != rows * columns * samples) {
      throw new IllegalArgumentException(
          "%d values; expected %d × %d × %d".formatted(values.length, rows, columns, samples));
    }
    this.rows = rows;
    this.columns = columns;
    this.samples = samples;
    this.signed = signed;
    this.values = values;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** 1 or 3. */
  public int samples() {
    return samples;
  }

  public boolean isSigned() {
    return signed;
  }

  /** The stored value at {@code index} of {@code rows × columns × samples}. */
  public int value(int index) {
    return signed ? values[index] : values[index] & 0xFFFF;
  }

  /** The samples themselves, not a copy: read only. */
  public short[] values() {
    return values;
  }

  /**
   * SHA-256 in lower-case hex over the samples as little endian 16-bit words (tests, golden files).
   */
  public String digest() {
    byte[] bytes = new byte[values.length * 2];
    for (int i = 0; i < values.length; i++) {
      bytes[2 * i] = (byte) values[i];
      bytes[2 * i + 1] = (byte) (values[i] >> 8);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
