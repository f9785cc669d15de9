package eir.imaging;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.imaging.codec.FrameShape;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Image Pixel module of a file, PS3.3 §C.7.6.3, checked: only what can be shown gets one.
 *
 * @param shape of a frame as stored; palettes have one sample
 * @param bitsStored 1 to bits allocated
 * @param highBit {@code bitsStored - 1} to bits allocated - 1
 * @param isPlanar Planar Configuration 1: all R, then all G, then all B
 * @param frames 1 to {@value #MOST_FRAMES}
 */
public record PixelDescription(
    FrameShape shape,
    int bitsStored,
    int highBit,
    boolean isSigned,
    Photometric photometric,
    boolean isPlanar,
    int frames,
    Optional<Palette> palette,
    Optional<Padding> padding)
    implements Described {

  private static final int MOST_FRAMES = 1 << 16;

  /** Reads the module; never throws for what a file may hold. */
  public static Described read(Header header) {
    OptionalInt rows = header.integer(Tags.ROWS);
    OptionalInt columns = header.integer(Tags.COLUMNS);
    OptionalInt allocated = header.integer(Tags.BITS_ALLOCATED);
    Optional<Photometric> photometric =
        header.text(Tags.PHOTOMETRIC_INTERPRETATION).flatMap(Photometric::of);
    if (rows.isEmpty() || columns.isEmpty() || allocated.isEmpty()) {
      return new Unshown(Problem.DAMAGED);
    }
    if (photometric.isEmpty() || (allocated.getAsInt() != 8 && allocated.getAsInt() != 16)) {
      return new Unshown(Problem.PIXELS_NOT_SHOWN);
    }
    int samples = header.integer(Tags.SAMPLES_PER_PIXEL).orElse(1);
    if (rows.getAsInt() < 1
        || columns.getAsInt() < 1
        || samples != photometric.get().samples()
        || (samples == 3 && allocated.getAsInt() != 8)) {
      return new Unshown(
          samples == 3 && allocated.getAsInt() == 16 ? Problem.PIXELS_NOT_SHOWN : Problem.DAMAGED);
    }
    if (!FrameShape.isPossible(
        rows.getAsInt(), columns.getAsInt(), samples, allocated.getAsInt())) {
      return new Unshown(Problem.TOO_LARGE);
    }
    int stored = header.integer(Tags.BITS_STORED).orElse(allocated.getAsInt());
    int high = header.integer(Tags.HIGH_BIT).orElse(stored - 1);
    int frames = header.integer(Tags.NUMBER_OF_FRAMES).orElse(1);
    if (stored < 1 || stored > allocated.getAsInt() || high < stored - 1 || frames < 0) {
      return new Unshown(Problem.DAMAGED);
    }
    if (high >= allocated.getAsInt()) {
      return new Unshown(Problem.DAMAGED);
    }
    if (frames > MOST_FRAMES) {
      return new Unshown(Problem.TOO_LARGE);
    }
    Optional<Palette> palette = Optional.empty();
    if (photometric.get() == Photometric.PALETTE_COLOR) {
      palette = Palette.read(header);
      if (palette.isEmpty()) {
        return new Unshown(Problem.PIXELS_NOT_SHOWN);
      }
    }
    boolean signed = header.integer(Tags.PIXEL_REPRESENTATION).orElse(0) == 1;
    return new PixelDescription(
        new FrameShape(rows.getAsInt(), columns.getAsInt(), samples, allocated.getAsInt()),
        stored,
        high,
        signed,
        photometric.get(),
        header.integer(Tags.PLANAR_CONFIGURATION).orElse(0) == 1,
        Math.max(1, frames),
        palette,
        padding(header, stored, signed));
  }

  /** The element may be US or SS, and writers mistake one for the other: both read alike here. */
  private static Optional<Padding> padding(Header header, int bits, boolean signed) {
    OptionalInt value = header.integer(Tags.PIXEL_PADDING_VALUE);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    int one = stored(value.getAsInt(), bits, signed);
    int other =
        stored(
            header.integer(Tags.PIXEL_PADDING_RANGE_LIMIT).orElse(value.getAsInt()), bits, signed);
    return Optional.of(new Padding(Math.min(one, other), Math.max(one, other)));
  }

  private static int stored(int value, int bits, boolean signed) {
    int unused = 32 - bits;
    return signed ? (value << unused) >> unused : (value << unused) >>> unused;
  }

  /** Bytes of one frame in native form, chroma of YBR_FULL_422 halved. */
  public long nativeFrameBytes() {
    if (photometric == Photometric.YBR_FULL_422) {
      return (long) shape.rows() * ((shape.columns() + 1) / 2) * 4;
    }
    return (long) shape.sampleCount() * (shape.bitsAllocated() / 8);
  }
}
