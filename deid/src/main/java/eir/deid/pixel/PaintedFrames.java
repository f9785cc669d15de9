package eir.deid.pixel;

import eir.deid.RefusalCode;
import eir.deid.header.HeaderBuffer;
import eir.deid.header.ImageFacts;
import eir.deid.plan.Segment;
import eir.deid.plan.Segment.Insert;
import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.dicom.stream.TransferSyntax.Coding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compressed frames with blank boxes: opened, painted and closed one after the other by the host,
 * then kept as they will be written. A fragment each, and a Basic Offset Table where there was one.
 */
public final class PaintedFrames {
  /** All new frames of a file together; decoded there is one at a time. */
  public static final long MOST_BYTES = 256L << 20;

  /** Samples of one frame. */
  public static final long MOST_SAMPLES = 1L << 26;

  private final String transferSyntaxUid;
  private final ImageFacts facts;
  private final List<Bytes> frames;
  private final boolean hasOffsetTable;
  private final long surplusBytes;

  private PaintedFrames(
      String transferSyntaxUid,
      ImageFacts facts,
      List<Bytes> frames,
      boolean hasOffsetTable,
      long surplusBytes) {
    this.transferSyntaxUid = transferSyntaxUid;
    this.facts = facts;
    this.frames = frames;
    this.hasOffsetTable = hasOffsetTable;
    this.surplusBytes = surplusBytes;
  }

  /** Whether the frames could be painted. */
  public sealed interface Result {
    /** They were. */
    record Done(PaintedFrames frames) implements Result {}

    /** They were not. */
    record Unfit(RefusalCode code, long offset) implements Result {}
  }

  /**
   * Paints the frames of {@code source}, which is encapsulated.
   *
   * @param hidesOverlays whether an overlay lies in the spare bits of the samples
   * @param boxes inside the frame, at least one
   */
  public static Result paint(
      Source source,
      ElementTable table,
      TransferSyntax syntax,
      boolean hidesOverlays,
      List<Box> boxes,
      FramePainter painter) {
    int row = table.pixelRow();
    if (row < 0 || table.tag(row) != Tags.PIXEL_DATA) {
      return new Result.Unfit(RefusalCode.NO_PIXELS, 0);
    }
    Optional<PixelDescription> described = PixelDescription.of(table);
    if (described.isEmpty()) {
      return new Result.Unfit(RefusalCode.PIXEL_DESCRIPTION, table.start(row));
    }
    if (!table.isUndefined(row)) {
      return new Result.Unfit(RefusalCode.FRAGMENTS, table.start(row));
    }
    if (hidesOverlays) {
      return new Result.Unfit(RefusalCode.CODE_STREAM, table.start(row));
    }
    return switch (FrameWalk.walk(source, table, syntax, described.get())) {
      case FrameWalk.Result.Stopped stopped -> new Result.Unfit(stopped.code(), stopped.offset());
      case FrameWalk.Result.Walked(FrameWalk walk) ->
          paint(walk, table, syntax, described.get(), boxes, painter);
    };
  }

  private static Result paint(
      FrameWalk walk,
      ElementTable table,
      TransferSyntax syntax,
      PixelDescription pixels,
      List<Box> boxes,
      FramePainter painter) {
    int start = table.start(table.pixelRow());
    FrameForm form = FrameForm.of(table, pixels);
    FramePainter opens = syntax.coding() == Coding.UNCOMPRESSED_FRAMES ? new RawPainter() : painter;
    Optional<String> written = opens.writes(syntax.uid());
    if (written.isEmpty()) {
      return new Result.Unfit(RefusalCode.BOXES_IN_CODING, start);
    }
    if ((long) form.rows() * form.columns() * form.samples() > MOST_SAMPLES) {
      return new Result.Unfit(RefusalCode.BOXES_TOO_LARGE, start);
    }
    List<Bytes> frames = new ArrayList<>(walk.frames());
    boolean wasLossy = false;
    boolean isRgb = false;
    long before = 0;
    long after = 0;
    for (int i = 0; i < walk.frames(); i++) {
      if (walk.lengthBytes(i) > MOST_BYTES) {
        return new Result.Unfit(RefusalCode.BOXES_TOO_LARGE, start);
      }
      Optional<FramePainter.Painted> painted = opens.paint(syntax.uid(), walk.read(i), form, boxes);
      boolean isOneColour = painted.isPresent() && (i == 0 || painted.get().isRgb() == isRgb);
      if (painted.isEmpty() || !isOneColour) {
        return new Result.Unfit(RefusalCode.BOXES_IN_CODING, start);
      }
      frames.add(painted.get().code());
      wasLossy |= painted.get().wasLossy();
      isRgb = painted.get().isRgb();
      before += walk.lengthBytes(i);
      after += painted.get().code().length();
      if (after > MOST_BYTES) {
        return new Result.Unfit(RefusalCode.BOXES_TOO_LARGE, start);
      }
    }
    ImageFacts facts =
        written.get().equals(syntax.uid())
            ? ImageFacts.recoded()
            : ImageFacts.inOtherSyntax(
                form.samples(), wasLossy, isRgb, syntax, pixels.lengthBytes(), before);
    long surplus = table.fileLengthBytes() - walk.endOffset();
    return new Result.Done(
        new PaintedFrames(written.get(), facts, frames, walk.hasOffsetTable(), surplus));
  }

  /** The transfer syntax of the painted file. */
  public String transferSyntaxUid() {
    return transferSyntaxUid;
  }

  /** What the header has to say of the new frames. */
  public ImageFacts facts() {
    return facts;
  }

  /** The pixel section of the painted file, whose element header goes to {@code out}. */
  PixelSection.Result section(ElementTable table, HeaderBuffer out) {
    int row = table.pixelRow();
    out.header(table.tag(row), table.vr(row) == Vr.OW ? Vr.OW : Vr.OB, -1);
    List<Segment> segments = new ArrayList<>();
    segments.add(new Insert(Bytes.owning(offsetTable())));
    for (Bytes frame : frames) {
      segments.add(new Insert(Bytes.owning(item(frame.length() + (frame.length() & 1)))));
      segments.add(new Insert(frame));
      if ((frame.length() & 1) != 0) {
        segments.add(new Insert(Bytes.owning(new byte[1])));
      }
    }
    segments.add(new Insert(PixelSection.delimiter()));
    return new PixelSection.Result.Fits(segments, surplusBytes);
  }

  /** The first item: empty, or where each frame begins, counted from the second item. */
  private byte[] offsetTable() {
    byte[] table = new byte[8 + (hasOffsetTable ? 4 * frames.size() : 0)];
    System.arraycopy(item(table.length - 8), 0, table, 0, 8);
    int offset = 0;
    for (int i = 0; 8 + 4 * i < table.length; i++) {
      number(table, 8 + 4 * i, offset);
      int length = frames.get(i).length();
      offset += 8 + length + (length & 1);
    }
    return table;
  }

  private static byte[] item(int length) {
    byte[] header = {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, 0, 0, 0, 0};
    number(header, 4, length);
    return header;
  }

  private static void number(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }
}
