package eir.deid.pixel;

import eir.deid.RefusalCode;
import eir.deid.header.HeaderBuffer;
import eir.deid.plan.Segment;
import eir.deid.plan.Segment.Blank;
import eir.deid.plan.Segment.Insert;
import eir.deid.plan.Segment.Keep;
import eir.deid.plan.Segment.Mask;
import eir.deid.plan.Stencil;
import eir.dicom.Bytes;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The way of the pixels: one kept range if they are native, kept fragments with silenced comments
 * if they are compressed; never a byte behind them.
 */
public final class PixelSection {
  private static final byte[] DELIMITER = {
    (byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0
  };

  private PixelSection() {}

  /** What can be done with the pixels of one file. */
  public sealed interface Result {
    /**
     * They can stay.
     *
     * @param segments what follows the header
     * @param masked the same, as long, without what hides in the spare bits of native samples; the
     *     same segments where nothing can hide there, or is cleared already
     * @param surplusBytes what was cut off behind them
     */
    record Fits(List<Segment> segments, List<Segment> masked, long surplusBytes) implements Result {
      public Fits {
        boolean isSame = masked.equals(segments);
        segments = List.copyOf(segments);
        masked = isSame ? segments : List.copyOf(masked);
      }

      /** Where nothing can hide in spare bits. */
      public Fits(List<Segment> segments, long surplusBytes) {
        this(segments, segments, surplusBytes);
      }
    }

    /** They cannot. */
    record Unfit(RefusalCode code, long offset) implements Result {}
  }

  /**
   * Plans the pixels of {@code source} and writes their element header to {@code out}.
   *
   * @param hidesOverlays whether an overlay lies in the spare bits of the samples
   */
  public static Result plan(
      Source source,
      ElementTable table,
      TransferSyntax syntax,
      boolean hidesOverlays,
      HeaderBuffer out) {
    return plan(source, table, syntax, hidesOverlays, List.of(), out);
  }

  /**
   * As above, with {@code boxes}, which lie inside the frame, blank in every frame; compressed
   * frames are painted before, as {@link PaintedFrames}.
   */
  public static Result plan(
      Source source,
      ElementTable table,
      TransferSyntax syntax,
      boolean hidesOverlays,
      List<Box> boxes,
      HeaderBuffer out) {
    int row = table.pixelRow();
    if (row < 0 || (table.tag(row) & 0xFFFF) != 0x10) {
      return new Result.Unfit(RefusalCode.NO_PIXELS, 0);
    }
    Optional<PixelDescription> pixels = PixelDescription.of(table);
    if (pixels.isEmpty()) {
      return new Result.Unfit(RefusalCode.PIXEL_DESCRIPTION, table.start(row));
    }
    if (syntax.isEncapsulated() != table.isUndefined(row)) {
      return new Result.Unfit(RefusalCode.FRAGMENTS, table.start(row));
    }
    if (!boxes.isEmpty()
        && (syntax.isEncapsulated() || !BoxStencil.canDraw(FrameForm.of(table, pixels.get())))) {
      return new Result.Unfit(RefusalCode.BOXES_IN_CODING, table.start(row));
    }
    return syntax.isEncapsulated()
        ? encapsulated(source, table, syntax, hidesOverlays, pixels.get(), out)
        : uncompressed(table, hidesOverlays, pixels.get(), boxes, out);
  }

  /** The pixels of {@code source} after they were painted; the header goes to {@code out}. */
  public static Result plan(PaintedFrames painted, ElementTable table, HeaderBuffer out) {
    return painted.section(table, out);
  }

  /** What the gate finds around the pixels; empty if there is nothing. */
  public static Optional<Unclean> check(
      Source source, ElementTable table, TransferSyntax syntax, Result result) {
    return switch (result) {
      case Result.Unfit unfit -> Optional.of(new Unclean("pixels-unfit", unfit.offset()));
      case Result.Fits fits when fits.surplusBytes() != 0 ->
          Optional.of(new Unclean("bytes-behind-pixels", table.fileLengthBytes()));
      case Result.Fits fits when syntax.isEncapsulated() ->
          // A patch shows as an insertion; the delimiter is the one that is always there.
          fits.segments().size() > 2
              ? Optional.of(new Unclean("live-comment", fits.segments().getFirst().lengthBytes()))
              : delimiter(source, table);
      case Result.Fits _ -> padding(source, table, PixelDescription.of(table).orElseThrow());
    };
  }

  /** The native samples whose spare bits the gate must look at besides {@link #check}. */
  public static Optional<NativeBits> spareBits(
      ElementTable table, TransferSyntax syntax, Result result) {
    if (syntax.isEncapsulated() || !(result instanceof Result.Fits)) {
      return Optional.empty();
    }
    PixelDescription pixels = PixelDescription.of(table).orElseThrow();
    long length = pixels.lengthBytes() + (isLastTurned(table, pixels) ? 1 : 0);
    return Optional.of(
        new NativeBits(table.value(table.pixelRow()), length, pixels, table.isBigEndian()));
  }

  /** One finding of {@link #check}. */
  public record Unclean(String reason, long offset) {}

  private static Optional<Unclean> delimiter(Source source, ElementTable table) {
    byte[] last = new byte[8];
    long at = table.fileLengthBytes() - 8;
    return source.read(at, last, 0, 8) == 8 && Arrays.equals(last, DELIMITER)
        ? Optional.empty()
        : Optional.of(new Unclean("bytes-behind-pixels", at));
  }

  private static Optional<Unclean> padding(
      Source source, ElementTable table, PixelDescription pixels) {
    if ((pixels.lengthBytes() & 1) == 0) {
      return Optional.empty();
    }
    byte[] pad = new byte[1];
    long at =
        table.value(table.pixelRow())
            + pixels.lengthBytes()
            - (isLastTurned(table, pixels) ? 1 : 0);
    return source.read(at, pad, 0, 1) == 1 && pad[0] == 0
        ? Optional.empty()
        : Optional.of(new Unclean("padding", at));
  }

  /**
   * Whether the byte that pads the value stands before the last sample: in big-endian words the
   * second of two bytes comes first (PS3.5 §7.3 and Annex D).
   */
  private static boolean isLastTurned(ElementTable table, PixelDescription pixels) {
    return (pixels.lengthBytes() & 1) != 0
        && table.isBigEndian()
        && table.vr(table.pixelRow()) == Vr.OW;
  }

  private static Result uncompressed(
      ElementTable table,
      boolean hidesOverlays,
      PixelDescription pixels,
      List<Box> boxes,
      HeaderBuffer out) {
    int row = table.pixelRow();
    long wanted = pixels.lengthBytes();
    long padded = wanted + (wanted & 1);
    long from = table.value(row);
    long stated = table.length(row) & 0xFFFFFFFFL;
    boolean isLastTurned = isLastTurned(table, pixels);
    long needed = isLastTurned ? padded : wanted;
    if (Math.min(stated, table.fileLengthBytes() - from) < needed || padded > 0xFFFFFFFEL) {
      return new Result.Unfit(RefusalCode.PIXELS_TOO_SHORT, table.start(row));
    }
    int vr = table.vr(row);
    if (vr != Vr.OB && vr != Vr.OW) {
      vr = pixels.bitsAllocated() > 8 ? Vr.OW : Vr.OB;
    }
    out.header(table.tag(row), vr, (int) padded);
    Spare kept = hidesOverlays && pixels.bitsAllocated() > 1 ? Spare.ZERO : Spare.KEPT;
    List<Segment> segments = segments(table, pixels, boxes, kept);
    long surplus = Math.max(0, table.fileLengthBytes() - from - padded);
    return pixels.hasSpareBits() && kept == Spare.KEPT
        ? new Result.Fits(
            segments,
            segments(table, pixels, boxes, pixels.isSigned() ? Spare.SIGN : Spare.ZERO),
            surplus)
        : new Result.Fits(segments, surplus);
  }

  /** What becomes of the bits of native samples that are none of the image's. */
  private enum Spare {
    KEPT,
    ZERO,
    /** Those that are neither zero nor the sample's sign become its sign. */
    SIGN
  }

  private static List<Segment> segments(
      ElementTable table, PixelDescription pixels, List<Box> boxes, Spare spare) {
    long wanted = pixels.lengthBytes();
    long padded = wanted + (wanted & 1);
    long from = table.value(table.pixelRow());
    boolean isLastTurned = isLastTurned(table, pixels);
    long needed = isLastTurned ? padded : wanted;
    List<Segment> segments = new ArrayList<>();
    if (!boxes.isEmpty()) {
      BoxStencil stencil =
          new BoxStencil(
              FrameForm.of(table, pixels),
              pixels.frames(),
              boxes,
              table.isBigEndian(),
              table.vr(table.pixelRow()) == Vr.OW,
              switch (spare) {
                case KEPT -> Optional.empty();
                case ZERO -> Optional.of(masked(table, pixels, from, wanted)::apply);
                case SIGN -> Optional.of(SpareBits.of(pixels, table.isBigEndian()));
              });
      segments.add(
          new Blank(from, needed, isLastTurned ? new PadStencil(stencil, wanted - 1) : stencil));
    } else if (isLastTurned) {
      if (wanted > 1) {
        segments.add(samples(table, spare, pixels, from, wanted - 1));
      }
      segments.add(new Insert(Bytes.owning(new byte[1])));
      segments.add(samples(table, spare, pixels, from + wanted, 1));
    } else {
      segments.add(samples(table, spare, pixels, from, wanted));
    }
    if (padded > needed) {
      segments.add(new Insert(Bytes.owning(new byte[1])));
    }
    return segments;
  }

  private static Segment samples(
      ElementTable table, Spare spare, PixelDescription pixels, long from, long length) {
    return switch (spare) {
      case KEPT -> new Keep(from, length);
      case ZERO -> masked(table, pixels, from, length);
      case SIGN -> new Blank(from, length, SpareBits.of(pixels, table.isBigEndian()));
    };
  }

  private static Mask masked(ElementTable table, PixelDescription pixels, long from, long length) {
    return new Mask(from, length, pixels.bitsAllocated() / 8, pixels.mask(), table.isBigEndian());
  }

  /** Paints with {@code stencil}, and zero over the byte at {@code pad}, which is no sample. */
  private record PadStencil(Stencil stencil, long pad) implements Stencil {
    @Override
    public void paint(byte[] bytes, int from, int to, long position) {
      stencil.paint(bytes, from, to, position);
      if (pad >= position && pad < position + to - from) {
        bytes[(int) (from + pad - position)] = 0;
      }
    }

    @Override
    public int unitBytes() {
      return stencil.unitBytes();
    }
  }

  private static Result encapsulated(
      Source source,
      ElementTable table,
      TransferSyntax syntax,
      boolean hidesOverlays,
      PixelDescription pixels,
      HeaderBuffer out) {
    int row = table.pixelRow();
    if (hidesOverlays) {
      return new Result.Unfit(RefusalCode.CODE_STREAM, table.start(row));
    }
    return switch (FrameWalk.walk(source, table, syntax, pixels)) {
      case FrameWalk.Result.Stopped stopped -> new Result.Unfit(stopped.code(), stopped.offset());
      case FrameWalk.Result.Walked(FrameWalk walk) -> {
        out.header(table.tag(row), table.vr(row) == Vr.OW ? Vr.OW : Vr.OB, -1);
        List<Segment> segments = patched(table.value(row), walk.lastFragmentEnd(), walk.patches());
        segments.add(new Insert(delimiter()));
        yield new Result.Fits(segments, table.fileLengthBytes() - walk.endOffset());
      }
    };
  }

  static Bytes delimiter() {
    return Bytes.copyOf(DELIMITER);
  }

  private static List<Segment> patched(long from, long to, Patches patches) {
    List<Segment> segments = new ArrayList<>();
    long at = from;
    for (int i = 0; i < patches.size(); i++) {
      if (patches.from(i) > at) {
        segments.add(new Keep(at, patches.from(i) - at));
      }
      byte[] bytes = patches.bytes(i);
      segments.add(new Insert(Bytes.owning(bytes)));
      at = patches.from(i) + bytes.length;
    }
    if (to > at) {
      segments.add(new Keep(at, to - at));
    }
    return segments;
  }
}
