package eir.deid.pixel;

import eir.deid.header.TopLevel;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import java.util.Optional;

/**
 * How the samples of a frame stand side by side, and which of them show black: all that it takes to
 * blank a box (PS3.3 §C.7.6.3).
 *
 * @param samples a pixel as the data set says: 3 for YBR_FULL_422
 * @param isPlanar Planar Configuration 1: one plane for each sample
 * @param photometric Photometric Interpretation (0028,0004)
 * @param black what a blank pixel holds
 */
public record FrameForm(
    int rows,
    int columns,
    int samples,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean isSigned,
    boolean isPlanar,
    String photometric,
    Black black) {

  /** Native YBR_FULL_422: two pixels in four bytes, Y Y Cb Cr (PS3.3 §C.7.6.3.1.2). */
  public static final String HALVED_CHROMA = "YBR_FULL_422";

  /**
   * The stored values of a blank pixel, of which none says anything of what was there.
   *
   * @param first of the only sample, or of R, C or Y
   * @param middle of G, M or Cb
   * @param last of B, Y or Cr
   * @param fourth of K
   */
  public record Black(int first, int middle, int last, int fourth) {
    /** The same value in each sample. */
    public static Black grey(int value) {
      return new Black(value, value, value, value);
    }

    /** The value of sample {@code index}. */
    public int of(int index) {
      return switch (index) {
        case 0 -> first;
        case 1 -> middle;
        case 2 -> last;
        default -> fourth;
      };
    }
  }

  /** The form of the frames of {@code table}, whose sizes {@code pixels} has checked. */
  static FrameForm of(ElementTable table, PixelDescription pixels) {
    String photometric = TopLevel.text(table, Tags.PHOTOMETRIC_INTERPRETATION);
    int planar = table.firstUnsignedShort(table.find(Tags.PLANAR_CONFIGURATION), 0);
    int samples = table.firstUnsignedShort(table.find(Tags.SAMPLES_PER_PIXEL), 1);
    return new FrameForm(
        pixels.rows(),
        pixels.columns(),
        samples,
        pixels.bitsAllocated(),
        pixels.bitsStored(),
        pixels.highBit(),
        pixels.isSigned(),
        samples > 1 && planar == 1,
        photometric,
        black(table, pixels, photometric));
  }

  /** The same after a colour transform was undone. */
  public FrameForm asRgb() {
    return new FrameForm(
        rows,
        columns,
        samples,
        bitsAllocated,
        bitsStored,
        highBit,
        isSigned,
        isPlanar,
        "RGB",
        Black.grey(0));
  }

  /**
   * What is black. Of grey images first what the image itself calls background, Pixel Padding Value
   * (0028,0120), then its darkest value, Smallest or Largest Image Pixel Value (0028,0106/0107), so
   * that both stay true and windows do not widen; then the end of the range that shows black. Of
   * palettes the first value that has a colour.
   */
  private static Black black(ElementTable table, PixelDescription pixels, String photometric) {
    int stored = pixels.bitsStored();
    boolean signed = pixels.isSigned();
    int most = signed ? (1 << stored - 1) - 1 : stored == 32 ? -1 : (1 << stored) - 1;
    int half = stored < 2 ? 0 : 1 << stored - 1;
    return switch (photometric) {
      case "YBR_FULL", HALVED_CHROMA, "YBR_ICT", "YBR_RCT" -> new Black(0, half, half, 0);
      case "RGB", "HSV", "ARGB" -> Black.grey(0);
      case "CMYK" -> new Black(0, 0, 0, most);
      case "PALETTE COLOR" ->
          Black.grey(
              stated(table, Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR, 1, pixels).orElse(0));
      case "MONOCHROME1" ->
          Black.grey(
              stated(table, Tags.PIXEL_PADDING_VALUE, 0, pixels)
                  .or(() -> stated(table, Tags.LARGEST_IMAGE_PIXEL_VALUE, 0, pixels))
                  .orElse(most));
      default ->
          Black.grey(
              stated(table, Tags.PIXEL_PADDING_VALUE, 0, pixels)
                  .or(() -> stated(table, Tags.SMALLEST_IMAGE_PIXEL_VALUE, 0, pixels))
                  .orElse(signed ? -1 << stored - 1 : 0));
    };
  }

  /** The 16-bit number at {@code index} of {@code tag}, if it is a stored value of the image. */
  private static Optional<Integer> stated(
      ElementTable table, int tag, int index, PixelDescription pixels) {
    int row = table.find(tag);
    if (row < 0 || table.length(row) < 2 * index + 2) {
      return Optional.empty();
    }
    int at = table.value(row) + 2 * index;
    int high = table.isBigEndian() ? at : at + 1;
    int low = table.isBigEndian() ? at + 1 : at;
    int bits = (table.bytes()[high] & 0xFF) << 8 | table.bytes()[low] & 0xFF;
    // Writers mistake US for SS and back; what the samples are decides.
    int value = pixels.isSigned() ? (short) bits : bits;
    int stored = pixels.bitsStored();
    boolean fits =
        stored >= 17
            || (pixels.isSigned()
                ? value >= -1 << stored - 1 && value < 1 << stored - 1
                : value < 1 << stored);
    return fits ? Optional.of(value) : Optional.empty();
  }

  /** Sample {@code index} of a blank pixel as its {@link #bitsAllocated} bits. */
  public int blankWord(int index) {
    return black.of(index) << highBit + 1 - bitsStored;
  }
}
