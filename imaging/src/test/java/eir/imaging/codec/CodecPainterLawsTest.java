package eir.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.pixel.Box;
import eir.dicom.MalformedDicomException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for boxes in compressed frames, whatever the compression. */
class CodecPainterLawsTest {
  private static final int MUTANTS_A_SEED = 200;

  static Stream<Arguments> streamsAndSeeds() {
    return PaintedStream.all()
        .flatMap(stream ->
            IntStream.range(0, stream.before() instanceof Jpeg2000Decoder ? 2 : 20)
                .mapToObj(seed -> Arguments.of(stream, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("streamsAndSeeds")
  void outsideEverySampleStaysAndInsideAllAreBlank(PaintedStream stream, int seed) {
    List<Box> boxes = boxes(stream, new Random(seed));

    short[] before = stream.decoded();
    short[] after = stream.decoded(stream.painted(boxes));

    int samples = stream.form().samples();
    for (int sample = 0; sample < samples; sample++) {
      boolean[] touched = touched(stream, boxes, sample);
      short blank = (short) stream.form().blankWord(sample);
      for (int pixel = 0; pixel < touched.length; pixel++) {
        int at = pixel * samples + sample;
        assertThat(after[at])
            .as("sample %d of pixel %d", sample, pixel)
            .isEqualTo(touched[pixel] ? blank : before[at]);
      }
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("streamsAndSeeds")
  void noByteHangsOnWhatStoodInTheBoxes(PaintedStream stream, int seed) {
    List<Box> boxes = boxes(stream, new Random(seed));
    byte[] painted = stream.painted(boxes);
    if (stream.before() != stream.after()) {
      return; // in another syntax than before
    }

    byte[] other = stream.painted(stream.code(), stream.whitened(), boxes);

    assertThat(other).isNotEqualTo(painted);
    assertThat(stream.painted(other, stream.form(), boxes)).isEqualTo(painted);
    assertThat(stream.painted(painted, stream.form(), boxes)).isEqualTo(painted);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("streamsAndSeeds")
  void mutantsArePaintedOrLeft(PaintedStream stream, int seed) {
    Random random = new Random(seed);
    List<Box> boxes = boxes(stream, random);
    CodecPainter painter = new CodecPainter();
    for (int i = 0; i < MUTANTS_A_SEED; i++) {
      byte[] mutant = mutant(stream.code(), random);
      painter
          .paint(stream.syntax(), mutant, stream.form(), boxes)
          .ifPresent(painted -> decodedOrMalformed(stream, painted.code().toArray()));
    }
  }

  /** What was painted can be read, or its headers name what nobody reads. */
  private static void decodedOrMalformed(PaintedStream stream, byte[] painted) {
    try {
      stream.decoded(painted);
    } catch (MalformedDicomException _) {
      // such as a mutated precision
    }
  }

  private static List<Box> boxes(PaintedStream stream, Random random) {
    List<Box> boxes = new ArrayList<>();
    int rows = stream.form().rows();
    int columns = stream.form().columns();
    while (boxes.isEmpty()) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        new Box(
                random.nextInt(columns + 4) - 4,
                random.nextInt(rows + 4) - 4,
                1 + random.nextInt(columns / 2),
                1 + random.nextInt(rows / 2))
            .within(rows, columns)
            .ifPresent(boxes::add);
      }
    }
    return boxes;
  }

  /** The pixels that may change: those in a box, of a block JPEG those in blocks with such. */
  private static boolean[] touched(PaintedStream stream, List<Box> boxes, int sample) {
    int rows = stream.form().rows();
    int columns = stream.form().columns();
    boolean[] touched = new boolean[rows * columns];
    boolean isHalved = stream.name().contains("4:2:0") && sample > 0;
    int block = !stream.isInBlocks() ? 1 : isHalved ? 16 : 8;
    for (Box box : boxes) {
      for (int y = box.y() / block * block; y < box.endY(); y += block) {
        for (int x = box.x() / block * block; x < box.endX(); x += block) {
          for (int i = 0; i < block * block; i++) {
            int row = y + i / block;
            int column = x + i % block;
            if (row < rows && column < columns) {
              touched[row * columns + column] = true;
            }
          }
        }
      }
    }
    return touched;
  }

  private static byte[] mutant(byte[] code, Random random) {
    byte[] mutant = code.clone();
    for (int change = 0; change <= random.nextInt(5); change++) {
      int reach = random.nextBoolean() ? mutant.length : Math.min(700, mutant.length);
      mutant[random.nextInt(reach)] = (byte) random.nextInt();
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
  }
}
