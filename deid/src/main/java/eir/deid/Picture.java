package eir.deid;

import eir.deid.PixelLook.Looked;
import eir.deid.header.HeaderBuffer;
import eir.deid.header.ImageFacts;
import eir.deid.header.OwnOutput;
import eir.deid.header.PixelCleaning;
import eir.deid.header.TopLevel;
import eir.deid.pixel.Box;
import eir.deid.pixel.ExtendedOffsets;
import eir.deid.pixel.FramePainter;
import eir.deid.pixel.PaintedFrames;
import eir.deid.pixel.PixelSection;
import eir.deid.rule.Iod;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import java.util.List;
import java.util.Optional;

/**
 * What a person's answer makes of the pixels of one file.
 *
 * @param isLookedAt whether a person has looked, now or before Eir made the file
 * @param isDefaced whether the file is Eir's own and its face was taken out
 * @param keepsOverlays whether a person has seen that the overlay planes hold no text
 * @param boxes to be blank, inside the frame
 * @param painted compressed frames in which they are blank already
 */
record Picture(
    boolean isLookedAt,
    boolean isDefaced,
    boolean keepsOverlays,
    List<Box> boxes,
    Optional<PaintedFrames> painted) {

  Picture {
    boxes = List.copyOf(boxes);
  }

  /**
   * Of a file and the answer for it. An answer counts for frames of its size alone, and none counts
   * for a report, which has no picture.
   *
   * @param own whether Eir made the file
   * @param mayKeepOverlays whether overlay planes that were seen may stay (113103)
   */
  static Picture of(
      ElementTable table, Iod iod, PixelLook answer, boolean own, boolean mayKeepOverlays) {
    boolean isDefaced = own && OwnOutput.isDefaced(table);
    boolean wasLookedAt = own && OwnOutput.isLookedAt(table);
    if (iod != Iod.REPORT && answer instanceof Looked look && isOfSize(table, look)) {
      boolean keepsOverlays = // a face that was taken out could be drawn by an overlay
          mayKeepOverlays && look.overlays() && !OwnOutput.isDefaced(table);
      return new Picture(true, isDefaced, keepsOverlays, look.clipped(), Optional.empty());
    }
    // 113101 of before says nothing of overlays
    return new Picture(wasLookedAt, isDefaced, false, List.of(), Optional.empty());
  }

  /** Whether boxes were drawn on frames of another size: text here would stay. */
  static boolean isDrawnOnOtherSize(ElementTable table, Iod iod, PixelLook answer) {
    return iod != Iod.REPORT
        && answer instanceof Looked look
        && !look.boxes().isEmpty()
        && !isOfSize(table, look);
  }

  private static boolean isOfSize(ElementTable table, Looked look) {
    return table.firstUnsignedShort(table.find(Tags.ROWS), 0) == look.rows()
        && table.firstUnsignedShort(table.find(Tags.COLUMNS), 0) == look.columns();
  }

  /** Whether frames have to be opened, blanked and closed again. */
  boolean isToBePainted(ElementTable table) {
    return !boxes.isEmpty() && syntax(table).isEncapsulated();
  }

  /** The compressed frames of {@code source} with blank boxes. */
  PaintedFrames.Result paint(Source source, ElementTable table, FramePainter painter) {
    boolean hidesOverlays = TopLevel.hidesOverlays(table);
    return PaintedFrames.paint(source, table, syntax(table), hidesOverlays, boxes, painter);
  }

  Picture with(PaintedFrames frames) {
    return new Picture(isLookedAt, isDefaced, keepsOverlays, boxes, Optional.of(frames));
  }

  Picture withoutOverlays() {
    return new Picture(isLookedAt, isDefaced, false, boxes, painted);
  }

  /** Whether the Extended Offset Table of {@code table} is true of the output too. */
  boolean keepsOffsets(Source source, ElementTable table) {
    return painted.isEmpty() && ExtendedOffsets.areTrue(source, table);
  }

  /** What is stamped of it. */
  PixelCleaning cleaning() {
    return new PixelCleaning(isLookedAt, isDefaced, keepsOverlays);
  }

  /** The transfer syntax of the output. */
  String transferSyntaxUid(ElementTable table) {
    return painted.map(PaintedFrames::transferSyntaxUid).orElse(table.transferSyntaxUid());
  }

  /** What the header has to say anew. */
  ImageFacts facts() {
    return painted.map(PaintedFrames::facts).orElse(ImageFacts.UNCHANGED);
  }

  /** The segments behind the new header {@code out}, or why there are none. */
  PixelSection.Result section(Source source, ElementTable table, Iod iod, HeaderBuffer out) {
    if (iod == Iod.REPORT) {
      int row = table.pixelRow();
      long surplus = row < 0 ? 0 : table.fileLengthBytes() - table.start(row);
      return new PixelSection.Result.Fits(List.of(), surplus);
    }
    if (painted.isPresent()) {
      return PixelSection.plan(painted.get(), table, out);
    }
    boolean hidesOverlays = TopLevel.hidesOverlays(table);
    return PixelSection.plan(source, table, syntax(table), hidesOverlays, boxes, out);
  }

  private static TransferSyntax syntax(ElementTable table) {
    return TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
  }
}
