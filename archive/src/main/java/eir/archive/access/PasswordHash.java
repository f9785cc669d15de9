package eir.archive.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the usual text form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that
 * the cost can be raised and old hashes still be checked.
 */
final class PasswordHash {
  // OWASP's minimum is 19 MiB, t=2, p=1: 46 ms here (measured on two cores).
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** A hash that no password has, so that an unknown login takes as long as a known one. */
  static final String OF_NOBODY =
      text(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);

  private PasswordHash() {}

  static String of(Password password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return text(
        MEMORY_KIB,
        PASSES,
        LANES,
        salt,
        argon2id(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
  }

  /** Whether this password gave this hash; takes the same time for every wrong one. */
  static boolean matches(Password password, String stored) {
    String[] fields = stored.split("\\$");
    if (fields.length != 6 || !fields[1].equals("argon2id") || !fields[2].equals("v=19")) {
      throw new IllegalStateException("A stored password hash is not Argon2id; restore a backup");
    }
    String[] costs = fields[3].split("[=,]");
    byte[] salt = Base64.getDecoder().decode(fields[4]);
    byte[] expected = Base64.getDecoder().decode(fields[5]);
    byte[] actual =
        argon2id(
            password,
            Integer.parseInt(costs[1]),
            Integer.parseInt(costs[3]),
            Integer.parseInt(costs[5]),
            salt,
            expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  private static String text(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  private static byte[] argon2id(
      Password password, int memoryKib, int passes, int lanes, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.utf8(), hash);
    return hash;
  }
}
