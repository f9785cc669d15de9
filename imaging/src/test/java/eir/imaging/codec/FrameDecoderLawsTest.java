package eir.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.MalformedDicomException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile streams: whatever the bytes, a decoder ends, and with no other exception than ours. */
class FrameDecoderLawsTest {
  private static final int MUTANTS_A_SEED = 300;

  static Stream<Arguments> vectorsAndSeeds() {
    return CodecVector.all()
        .flatMap(vector ->
            IntStream.range(0, vector.decoder() instanceof Jpeg2000Decoder ? 1 : 8)
                .mapToObj(seed -> Arguments.of(vector, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("vectorsAndSeeds")
  void mutantsAreDecodedOrMalformed(CodecVector vector, int seed) {
    Random random = new Random(seed);
    int malformed = 0;
    for (int i = 0; i < MUTANTS_A_SEED; i++) {
      byte[] mutant = mutant(vector.code(), random);
      try {
        vector.decode(mutant);
      } catch (MalformedDicomException expected) {
        assertThat(expected.getMessage()).startsWith("(7FE0,0010) at byte ");
        malformed++;
      }
    }

    assertThat(malformed).isPositive();
  }

  private static byte[] mutant(byte[] code, Random random) {
    byte[] mutant = code.clone();
    for (int change = 0; change <= random.nextInt(5); change++) {
      int reach = random.nextBoolean() ? mutant.length : Math.min(120, mutant.length);
      int at = random.nextInt(reach);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt();
        case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutant[at] = (byte) 0xFF;
        default -> mutant[at] = 0;
      }
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }
}
