package eir.archive.object;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of an object (FIPS 180-4): its name, its address and the proof of its bytes. */
public final class Sha256 implements Comparable<Sha256> {
  /** Length of the hash in bytes. */
  public static final int BYTES = 32;

  private final byte[] hash;

  private Sha256(byte[] hash) {
    this.hash = hash;
  }

  /** Takes a copy of 32 bytes. */
  public static Sha256 of(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("A SHA-256 has 32 bytes, but this one has " + hash.length);
    }
    return new Sha256(hash.clone());
  }

  /** Reads 64 hexadecimal digits; upper case is accepted, {@link #hex()} always gives lower. */
  public static Sha256 ofHex(String hex) {
    if (!isHex(hex)) {
      throw new IllegalArgumentException(
          "A SHA-256 is written as 64 hexadecimal digits; this text of "
              + hex.length()
              + " characters is not");
    }
    return new Sha256(HexFormat.of().parseHex(hex));
  }

  /** Whether {@link #ofHex} takes this text. */
  public static boolean isHex(String text) {
    return text.length() == 2 * BYTES && text.chars().allMatch(HexFormat::isHexDigit);
  }

  /** The hash of these bytes. */
  public static Sha256 hashOf(byte[] content) {
    return new Sha256(digest().digest(content));
  }

  /** The hash of all that is left in a stream; does not close it. */
  public static Sha256 hashOf(InputStream in) throws IOException {
    MessageDigest digest = digest();
    byte[] run = new byte[1 << 16];
    for (int n = in.read(run); n >= 0; n = in.read(run)) {
      digest.update(run, 0, n);
    }
    return finish(digest);
  }

  /** What a digest has taken in so far; resets it. */
  static Sha256 finish(MessageDigest digest) {
    return new Sha256(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** 64 hexadecimal digits in lower case. */
  public String hex() {
    return HexFormat.of().formatHex(hash);
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return hash.clone();
  }

  @Override
  public int compareTo(Sha256 other) {
    return Arrays.compareUnsigned(hash, other.hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return hex();
  }
}
