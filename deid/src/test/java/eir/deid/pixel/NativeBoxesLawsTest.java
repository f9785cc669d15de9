package eir.deid.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.TestImage;
import eir.deid.TestSite;
import eir.deid.gate.Verdict;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Boxes in native frames of every form, against a reader that looks up one sample at a time: none
 * is left inside, none is changed outside, and pieces of any size give the same bytes.
 */
class NativeBoxesLawsTest {

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  /** A made-up file; {@code pixels} is the value of its pixel data. */
  private record Made(
      byte[] file,
      byte[] pixels,
      int rows,
      int columns,
      int frames,
      int samples,
      int bits,
      boolean isPlanar,
      boolean isHalved,
      boolean isSwapped) {

    /** Bit numbers, counted from the value's first byte, lowest bit first, of one sample. */
    List<Integer> places(int frame, int y, int x, int sample) {
      long pixel = ((long) frame * rows + y) * columns + x;
      List<Integer> bitsOf = new ArrayList<>();
      if (bits == 1) {
        bitsOf.add(at((int) (pixel / 8)) * 8 + (int) (pixel % 8));
        return bitsOf;
      }
      long unit;
      if (isHalved) {
        unit = pixel / 2 * 4 + (sample == 0 ? pixel % 2 : 1 + sample);
      } else if (isPlanar) {
        unit = ((((long) frame * samples + sample) * rows + y) * columns) + x;
      } else {
        unit = pixel * samples + sample;
      }
      for (int i = 0; i < bits; i++) {
        bitsOf.add(at((int) unit * (bits / 8) + i / 8) * 8 + i % 8);
      }
      return bitsOf;
    }

    private int at(int logicalByte) {
      return isSwapped ? logicalByte ^ 1 : logicalByte;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void insideNothingIsLeftAndOutsideNothingIsChanged(long seed) {
    var random = new SplittableRandom(seed);
    Made made = made(random);
    List<Box> boxes = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      boxes.add(
          new Box(
              random.nextInt(-3, made.columns),
              random.nextInt(-3, made.rows),
              random.nextInt(1, made.columns + 4),
              random.nextInt(1, made.rows + 4)));
    }
    boolean[] touched = new boolean[made.pixels.length * 8];
    for (int frame = 0; frame < made.frames; frame++) {
      for (int y = 0; y < made.rows; y++) {
        for (int x = 0; x < made.columns; x++) {
          if (isIn(boxes, made, x, y)) {
            for (int sample = 0; sample < made.samples; sample++) {
              made.places(frame, y, x, sample).forEach(place -> touched[place] = true);
            }
          }
        }
      }
    }

    Source source = Source.of(made.file);
    byte[] output =
        switch (TestSite.deidentifier()
            .plan(source, new PixelLook.Looked(made.rows, made.columns, boxes))) {
          case Outcome.Planned planned -> {
            byte[] whole = planned.plan().assemble(source);
            assertThat(inPieces(planned.plan().over(source), random)).isEqualTo(whole);
            yield whole;
          }
          case Outcome.Refused refused -> throw new AssertionError(refused.toString());
        };

    byte[] pixels = pixels(output, made.pixels.length);
    byte[] other = pixels(drawn(other(made), boxes), made.pixels.length);
    for (int bit = 0; bit < touched.length; bit++) {
      if (touched[bit]) {
        assertThat(bit(pixels, bit)).as("bit %d inside", bit).isEqualTo(bit(other, bit));
      } else {
        assertThat(bit(pixels, bit)).as("bit %d outside", bit).isEqualTo(bit(made.pixels, bit));
      }
    }
    assertThat(TestSite.gate().check(Source.of(output))).isInstanceOf(Verdict.Passed.class);
    assertThat(drawn(made(output, made), boxes)).as("drawn twice").isEqualTo(output);
  }

  private static boolean isIn(List<Box> boxes, Made made, int x, int y) {
    return boxes.stream()
        .flatMap(box -> box.within(made.rows, made.columns).stream())
        .anyMatch(box -> {
          int left = made.isHalved ? box.x() & ~1 : box.x();
          int right = made.isHalved ? box.endX() + 1 & ~1 : box.endX();
          return x >= left && x < right && y >= box.y() && y < box.endY();
        });
  }

  private static byte[] drawn(Made made, List<Box> boxes) {
    Source source = Source.of(made.file);
    Outcome outcome =
        TestSite.deidentifier().plan(source, new PixelLook.Looked(made.rows, made.columns, boxes));
    return ((Outcome.Planned) outcome).plan().assemble(source);
  }

  /** The same picture with every bit of the pixels turned: what is blank does not hang on them. */
  private static Made other(Made made) {
    byte[] file = made.file.clone();
    int from = (int) location(file).offset();
    for (int i = 0; i < made.pixels.length; i++) {
      file[from + i] = (byte) ~file[from + i];
    }
    return made(file, made);
  }

  private static Made made(byte[] file, Made like) {
    return new Made(
        file,
        like.pixels,
        like.rows,
        like.columns,
        like.frames,
        like.samples,
        like.bits,
        like.isPlanar,
        like.isHalved,
        like.isSwapped);
  }

  private static Made made(SplittableRandom random) {
    boolean isBig = random.nextInt(3) == 0;
    int rows = random.nextInt(1, 9);
    int columns = random.nextInt(1, 11);
    int frames = random.nextInt(1, 4);
    String form =
        List.of("MONOCHROME1", "MONOCHROME2", "PALETTE COLOR", "RGB", "YBR_FULL", "YBR_FULL_422")
            .get(random.nextInt(6));
    boolean isColour = form.equals("RGB") || form.startsWith("YBR");
    boolean isHalved = form.equals("YBR_FULL_422");
    if (isHalved) {
      columns = columns + 1 & ~1;
    }
    int[] widths =
        isHalved ? new int[] {8} : isColour ? new int[] {8, 16} : new int[] {1, 8, 16, 32};
    int bits = widths[random.nextInt(widths.length)];
    boolean isPlanar = isColour && !isHalved && random.nextBoolean();
    boolean isSigned = bits > 1 && !isColour && random.nextBoolean();
    int samples = isColour ? 3 : 1;
    long units = (long) rows * columns * (isHalved ? 2 : samples) * frames;
    int length = (int) (bits == 1 ? (units + 7) / 8 : units * (bits / 8));
    String vr = bits > 8 || random.nextBoolean() ? "OW" : "OB";
    boolean isSwapped = isBig && vr.equals("OW") && bits <= 8;
    byte[] pixels = new byte[isSwapped ? length + 1 & ~1 : length];
    random.nextBytes(pixels);
    if (pixels.length > length) {
      pixels[length - 1] = 0; // pads, before the last sample
    }
    TestImage image =
        new TestImage(isBig ? Encoding.EXPLICIT_BIG : Encoding.EXPLICIT_LITTLE)
            .number(Tags.SAMPLES_PER_PIXEL, samples)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", form)
            .text(Tags.NUMBER_OF_FRAMES, "IS", "" + frames)
            .number(Tags.ROWS, rows)
            .number(Tags.COLUMNS, columns)
            .number(Tags.BITS_ALLOCATED, bits)
            .number(Tags.BITS_STORED, bits)
            .number(Tags.HIGH_BIT, bits - 1)
            .number(Tags.PIXEL_REPRESENTATION, isSigned ? 1 : 0)
            .put(Tags.PIXEL_DATA, to -> to.bytes(Tags.PIXEL_DATA, vr, pixels));
    if (isColour) {
      image.number(Tags.PLANAR_CONFIGURATION, isPlanar ? 1 : 0);
    }
    return new Made(
        image.bytes(), pixels, rows, columns, frames, samples, bits, isPlanar, isHalved, isSwapped);
  }

  private static byte[] inPieces(Source output, SplittableRandom random) {
    byte[] whole = new byte[(int) output.lengthBytes()];
    int at = 0;
    while (at < whole.length) {
      int wanted = Math.min(whole.length - at, random.nextInt(1, 40));
      at += output.read(at, whole, at, wanted);
    }
    return whole;
  }

  private static PixelLocation.Native location(byte[] file) {
    return (PixelLocation.Native) Header.read(Source.of(file)).pixels();
  }

  private static byte[] pixels(byte[] file, int length) {
    int from = (int) location(file).offset();
    return Arrays.copyOfRange(file, from, from + length);
  }

  private static int bit(byte[] bytes, int index) {
    return bytes[index / 8] >> index % 8 & 1;
  }
}
