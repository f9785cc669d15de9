package eir.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes inputs as a fuzzer does, but always the same way from the same seed. */
final class Mutation {
  private static final int MOST_CHANGES = 5;
  private static final int LARGEST_BYTES = 4096;
  private static final int[] INTERESTING = {
    0,
    1,
    2,
    7,
    8,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFE,
    0xFFFF,
    0x7FFFFFFF,
    0x80000000,
    -1
  };

  private final SplittableRandom random;
  private final List<byte[]> words;

  Mutation(long seed, List<byte[]> words) {
    random = new SplittableRandom(seed);
    this.words = words;
  }

  /** One of {@code corpus}, changed in up to five places. */
  byte[] next(List<byte[]> corpus) {
    byte[] input = corpus.get(random.nextInt(corpus.size()));
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      input = changed(input, corpus);
    }
    return input.length > LARGEST_BYTES ? Arrays.copyOf(input, LARGEST_BYTES) : input;
  }

  private byte[] changed(byte[] input, List<byte[]> corpus) {
    if (input.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(input.length);
    return switch (random.nextInt(10)) {
      case 0 -> {
        byte[] out = input.clone();
        out[at] ^= (byte) (1 << random.nextInt(8));
        yield out;
      }
      case 1 -> {
        byte[] out = input.clone();
        out[at] = (byte) random.nextInt();
        yield out;
      }
      case 2 -> {
        byte[] out = input.clone();
        out[at] += (byte) (random.nextBoolean() ? 1 : -1);
        yield out;
      }
      case 3 -> number(input, at);
      case 4 -> over(input, at, words.get(random.nextInt(words.size())));
      case 5 -> spliced(input, at, at, words.get(random.nextInt(words.size())));
      case 6 ->
          spliced(input, at, Math.min(input.length, at + 1 + random.nextInt(16)), new byte[0]);
      case 7 -> {
        int from = random.nextInt(input.length);
        int to = Math.min(input.length, from + 1 + random.nextInt(64));
        yield spliced(input, at, at, Arrays.copyOfRange(input, from, to));
      }
      case 8 -> {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        if (other.length == 0) {
          yield input;
        }
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + 1 + random.nextInt(256));
        int behind = random.nextBoolean() ? at : Math.min(input.length, at + to - from);
        yield spliced(input, at, behind, Arrays.copyOfRange(other, from, to));
      }
      default -> random.nextInt(4) == 0 ? Arrays.copyOf(input, at) : number(input, at);
    };
  }

  /** Writes a number of one, two or four bytes that programs stumble over, in either order. */
  private byte[] number(byte[] input, int at) {
    byte[] out = input.clone();
    int value = INTERESTING[random.nextInt(INTERESTING.length)] + random.nextInt(3) - 1;
    int size = 1 << random.nextInt(3);
    boolean big = random.nextBoolean();
    for (int i = 0; i < size && at + i < out.length; i++) {
      out[at + i] = (byte) (value >>> 8 * (big ? size - 1 - i : i));
    }
    return out;
  }

  private static byte[] over(byte[] input, int at, byte[] word) {
    byte[] out = input.clone();
    System.arraycopy(word, 0, out, at, Math.min(word.length, out.length - at));
    return out;
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
    byte[] out = Arrays.copyOf(input, input.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(input, to, out, from + middle.length, input.length - to);
    return out;
  }
}
