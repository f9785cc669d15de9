package eir.bench.score;

import eir.deid.PixelLook;
import eir.deid.pixel.Box;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.TransferSyntax;
import eir.phantom.scan.BurnedText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name written into the samples of a native picture of 16 bits, and the box that a person would
 * draw over it.
 *
 * @param box around the writing, the same in every frame
 * @param rows of a frame
 * @param columns of a frame
 */
record WrittenText(Box box, int rows, int columns) {
  private static final int SAMPLE_BYTES = 2;
  private static final int MARGIN = 2;
  private static final int LETTER_WIDTH = 6;
  private static final int LETTER_HEIGHT = 7;
  private static final int LETTER_DOTS = 5;

  /** Writes {@code text} into {@code file}; empty, and nothing is written, if it does not fit. */
  static Optional<WrittenText> write(ElementTable table, byte[] file, String text) {
    int rows = table.firstUnsignedShort(table.find(Tags.ROWS), 0);
    int columns = table.firstUnsignedShort(table.find(Tags.COLUMNS), 0);
    int width = LETTER_WIDTH * text.length() + 2 * MARGIN;
    int height = LETTER_HEIGHT + 2 * MARGIN;
    boolean fits =
        !TransferSyntax.of(table.transferSyntaxUid()).orElseThrow().isEncapsulated()
            && !table.isBigEndian()
            && table.firstUnsignedShort(table.find(Tags.BITS_ALLOCATED), 0) == 8 * SAMPLE_BYTES
            && table.firstUnsignedShort(table.find(Tags.SAMPLES_PER_PIXEL), 1) == 1
            && columns >= width
            && rows >= height;
    if (!fits) {
      return Optional.empty();
    }
    int stored = table.firstUnsignedShort(table.find(Tags.BITS_STORED), 8 * SAMPLE_BYTES);
    int signed = table.firstUnsignedShort(table.find(Tags.PIXEL_REPRESENTATION), 0);
    WrittenText written = new WrittenText(new Box(0, 0, width, height), rows, columns);
    written.write(file, table.value(table.pixelRow()), text, (1 << stored - signed) - 1);
    return Optional.of(written);
  }

  private void write(byte[] file, int pixels, String text, int brightest) {
    for (int frame = pixels; frame + frameBytes() <= file.length; frame += frameBytes()) {
      for (int i = 0; i < LETTER_WIDTH * text.length() * LETTER_HEIGHT; i++) {
        int x = i % (LETTER_WIDTH * text.length());
        int y = i / (LETTER_WIDTH * text.length());
        int dot = x % LETTER_WIDTH;
        if (dot < LETTER_DOTS && BurnedText.isDot(text.charAt(x / LETTER_WIDTH), dot, y)) {
          int at = frame + SAMPLE_BYTES * ((y + MARGIN) * columns + x + MARGIN);
          file[at] = (byte) brightest;
          file[at + 1] = (byte) (brightest >> 8);
        }
      }
    }
  }

  /** What a person answers who has looked. */
  PixelLook look() {
    return new PixelLook.Looked(rows, columns, List.of(box));
  }

  /** Whether every frame of {@code pixels} has one value in the whole box. */
  boolean isGone(byte[] pixels) {
    boolean isGone = pixels.length >= frameBytes();
    for (int at = 0; isGone && at + 1 < pixels.length; at += SAMPLE_BYTES) {
      isGone = !isInside(at) || pixels[at] == pixels[0] && pixels[at + 1] == pixels[1];
    }
    return isGone;
  }

  /** {@code pixels} with nothing but zeros in the box. */
  byte[] outside(byte[] pixels) {
    byte[] outside = Arrays.copyOf(pixels, pixels.length);
    for (int at = 0; at < outside.length; at++) {
      outside[at] = isInside(at) ? 0 : outside[at];
    }
    return outside;
  }

  private boolean isInside(int at) {
    int pixel = at % frameBytes() / SAMPLE_BYTES;
    return pixel % columns < box.endX() && pixel / columns < box.endY();
  }

  private int frameBytes() {
    return SAMPLE_BYTES * rows * columns;
  }
}
