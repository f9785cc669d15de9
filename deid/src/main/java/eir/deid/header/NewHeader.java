package eir.deid.header;

import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;

/**
 * What the last {@link HeaderCleaner#clean} made of a file's top level.
 *
 * @param table of the file as it came
 * @param journal of the cleaning
 * @param out the new header
 */
public record NewHeader(ElementTable table, Journal journal, HeaderBuffer out) {
  private static final int SHORT_HEADER_BYTES = 8;

  /** Whether the element {@code tag} of the file stands in the new header, be it empty. */
  public boolean has(int tag) {
    return entry(tag) >= 0;
  }

  /** The value of {@code tag}, an element of at most 64 KiB, without padding; empty if it went. */
  public String text(int tag) {
    int entry = entry(tag);
    if (entry < 0) {
      return "";
    }
    int from = journal.from(entry) + SHORT_HEADER_BYTES;
    int to = Dates.endNonBlank(out.bytes(), from, journal.to(entry));
    return Latin1.text(out.bytes(), from, to - from);
  }

  /** Whether an overlay plane stayed. */
  public boolean hasOverlay() {
    for (int i = 0; i < journal.size(); i++) {
      if (OverlayPlanes.isOne(journal.tag(i)) && journal.from(i) < journal.to(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The row of an element that says how to read the pixels and that did not stay, or -1: without it
   * nobody could.
   */
  public int lostPixelDescription() {
    for (int i = 0; i < journal.size(); i++) {
      boolean isGone =
          switch (journal.action(i)) {
            case 'X', 'Z', 'D' -> describesPixels(journal.tag(i));
            default -> false;
          };
      if (isGone && table.find(journal.tag(i)) == journal.row(i)) {
        return journal.row(i);
      }
    }
    return -1;
  }

  private int entry(int tag) {
    int row = table.find(tag);
    for (int i = 0; row >= 0 && i < journal.size(); i++) {
      if (journal.row(i) == row && journal.from(i) < journal.to(i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean describesPixels(int tag) {
    return switch (tag) {
      case Tags.SAMPLES_PER_PIXEL,
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.PLANAR_CONFIGURATION,
          Tags.NUMBER_OF_FRAMES,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.HIGH_BIT,
          Tags.PIXEL_REPRESENTATION ->
          true;
      default -> false;
    };
  }
}
