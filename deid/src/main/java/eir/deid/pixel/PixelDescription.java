package eir.deid.pixel;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Latin1;
import java.util.Optional;

/**
 * The numbers of the Image Pixel Module (PS3.3 §C.7.6.3) that give the size of native pixels.
 *
 * @param frames (0028,0008), 1 if absent
 * @param samples per pixel as stored: 2 for YBR_FULL_422
 * @param isSigned (0028,0103)
 */
public record PixelDescription(
    int rows,
    int columns,
    int samples,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean isSigned,
    int frames) {

  /** Reads the numbers from the top level; empty if one is missing or makes no sense. */
  public static Optional<PixelDescription> of(ElementTable table) {
    int rows = number(table, Tags.ROWS, 0);
    int columns = number(table, Tags.COLUMNS, 0);
    int samples = number(table, Tags.SAMPLES_PER_PIXEL, 1);
    int allocated = number(table, Tags.BITS_ALLOCATED, 0);
    int stored = number(table, Tags.BITS_STORED, allocated);
    int highBit = number(table, Tags.HIGH_BIT, stored - 1);
    int frames = frames(table);
    boolean known = allocated == 1 || allocated == 8 || allocated == 16 || allocated == 32;
    boolean good =
        known
            && rows > 0
            && columns > 0
            && (samples == 1 || samples == 3 || samples == 4)
            && stored > 0
            && stored <= allocated
            && highBit < allocated
            && highBit >= stored - 1
            && frames > 0;
    if (!good) {
      return Optional.empty();
    }
    int stridden = samples == 3 && text(table).equals("YBR_FULL_422") ? 2 : samples;
    boolean signed = number(table, Tags.PIXEL_REPRESENTATION, 0) == 1;
    return Optional.of(
        new PixelDescription(rows, columns, stridden, allocated, stored, highBit, signed, frames));
  }

  /** Samples of a pixel in a code stream. */
  int components() {
    return samples == 2 ? 3 : samples;
  }

  /**
   * Whether a lossless code stream may have this precision: not more bits than are stored, but that
   * many writers code all that are allocated.
   */
  boolean mayCode(int precision) {
    return precision >= 1 && (precision <= bitsStored || precision == bitsAllocated);
  }

  /** Bytes of all frames without padding. */
  public long lengthBytes() {
    long samplesInAll = (long) rows * columns * samples * frames;
    return bitsAllocated == 1 ? (samplesInAll + 7) / 8 : samplesInAll * (bitsAllocated / 8);
  }

  /** The bits of a sample that are the image's, as a mask; all of them for bit-packed frames. */
  public int mask() {
    if (bitsAllocated == 1 || bitsStored == 32) {
      return -1;
    }
    return (1 << bitsStored) - 1 << highBit + 1 - bitsStored;
  }

  /** Whether some bits of a sample are none of the image's. */
  public boolean hasSpareBits() {
    return bitsAllocated > 1 && bitsStored < bitsAllocated;
  }

  private static int number(ElementTable table, int tag, int otherwise) {
    return table.firstUnsignedShort(table.find(tag), otherwise);
  }

  private static int frames(ElementTable table) {
    int row = table.find(Tags.NUMBER_OF_FRAMES);
    if (row < 0) {
      return 1;
    }
    int number = 0;
    int digits = 0;
    for (int i = 0; i < table.length(row); i++) {
      int digit = table.bytes()[table.value(row) + i] - '0';
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
        if (++digits > 8) {
          return 0;
        }
      } else if (digit != ' ' - '0' && digit != -'0') {
        return 0;
      }
    }
    return digits == 0 ? 1 : number;
  }

  private static String text(ElementTable table) {
    int row = table.find(Tags.PHOTOMETRIC_INTERPRETATION);
    return row < 0 ? "" : Latin1.text(table.bytes(), table.value(row), table.length(row)).trim();
  }
}
