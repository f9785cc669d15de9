package eir.trial.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 hash, as 64 lower-case hexadecimal digits. */
public record Hash(String hex) {
  /** What stands before the first record of a chain. */
  public static final Hash ZERO = new Hash("0".repeat(64));

  public Hash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "A SHA-256 hash has 64 lower-case hexadecimal digits, but this text of %d differs"
              .formatted(hex.length()));
    }
  }

  /** The hash of the UTF-8 bytes of {@code text}. */
  public static Hash of(String text) {
    return of(new byte[0], text);
  }

  /** The hash of {@code salt} and then the UTF-8 bytes of {@code text}. */
  static Hash of(byte[] salt, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return new Hash(
          HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
