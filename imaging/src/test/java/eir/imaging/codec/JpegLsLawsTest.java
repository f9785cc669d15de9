package eir.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoding loses nothing, whatever the bits, the size and the content. */
class JpegLsLawsTest {

  static IntStream seeds() {
    return IntStream.range(0, 600);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void decodingGivesBackWhatWasEncoded(int seed) {
    Random random = new Random(seed);
    int bits = 2 + random.nextInt(15);
    int rows = 1 + random.nextInt(24);
    int columns = 1 + random.nextInt(48);
    short[] samples = picture(random, rows * columns, 1 << bits);
    short[] out = new short[samples.length];

    byte[] code = new JpegLsEncoder(rows, columns, bits).encode(samples);
    new JpegLsDecoder().decode(code, 0, code.length, new FrameShape(rows, columns, 1, 16), out);

    assertThat(out).isEqualTo(samples);
  }

  /** Noise, rare steps, slow drift, lone spikes, or the two extremes: each walks other code. */
  private static short[] picture(Random random, int size, int range) {
    short[] samples = new short[size];
    int kind = random.nextInt(5);
    int value = random.nextInt(range);
    for (int i = 0; i < size; i++) {
      value =
          switch (kind) {
            case 0 -> random.nextInt(range);
            case 1 -> random.nextInt(10) == 0 ? random.nextInt(range) : value;
            case 2 -> Math.floorMod(value + random.nextInt(5) - 2, range);
            case 3 -> random.nextInt(30) == 0 ? range - 1 : 0;
            default -> random.nextBoolean() ? 0 : range - 1;
          };
      samples[i] = (short) value;
    }
    return samples;
  }
}
