package eir.deid.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Sha256LawsTest {
  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyMessageInAnyPiecesHasTheDigestThatThePlatformGives(int seed)
      throws NoSuchAlgorithmException {
    Random random = new Random(seed);
    byte[] message = new byte[seed];
    random.nextBytes(message);

    Sha256 sha = new Sha256();
    for (int at = 0; at < message.length; ) {
      int end = Math.min(message.length, at + random.nextInt(1, 100));
      sha.update(message, at, end);
      at = end;
    }

    assertThat(sha.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(message));
    assertThat(sha.digest()).isEqualTo(Sha256.digest(new byte[0], 0, 0));
  }
}
