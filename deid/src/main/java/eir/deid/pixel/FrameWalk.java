package eir.deid.pixel;

import eir.deid.RefusalCode;
import eir.dicom.MalformedDicomException;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fragments;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which fragments hold which frame of compressed pixels, found by reading every code stream to its
 * end; and what in them speaks.
 */
final class FrameWalk {
  private final Source source;
  private final Encapsulated found;
  private final List<Integer> firstFragments = new ArrayList<>();
  private final Patches patches = new Patches();

  private FrameWalk(Source source, Encapsulated found) {
    this.source = source;
    this.found = found;
  }

  /** What a walk comes to. */
  sealed interface Result {
    /** Every frame was read to its end. */
    record Walked(FrameWalk walk) implements Result {}

    /** One was not. */
    record Stopped(RefusalCode code, long offset) implements Result {}
  }

  static Result walk(
      Source source, ElementTable table, TransferSyntax syntax, PixelDescription pixels) {
    int row = table.pixelRow();
    Optional<CodeStream> stream = stream(syntax, pixels);
    if (stream.isEmpty()) {
      return new Result.Stopped(RefusalCode.CODE_STREAM, table.start(row));
    }
    PixelLocation location;
    try {
      location = Fragments.locate(source, table);
    } catch (MalformedDicomException broken) {
      return new Result.Stopped(RefusalCode.FRAGMENTS, broken.offset());
    }
    if (!(location instanceof Encapsulated found) || found.fragments().isEmpty()) {
      return new Result.Stopped(RefusalCode.FRAGMENTS, table.start(row));
    }
    FrameWalk walk = new FrameWalk(source, found);
    FragmentReader in = new FragmentReader(source, found.fragments());
    do {
      long start = in.offset();
      walk.firstFragments.add(in.fragment());
      if (walk.firstFragments.size() > pixels.frames() || !stream.get().read(in, walk.patches)) {
        return new Result.Stopped(RefusalCode.CODE_STREAM, start);
      }
      while (!in.isAtFragmentEnd()) {
        if (in.next() != 0) {
          walk.patches.add(in.offset() - 1, (byte) 0);
        }
      }
    } while (in.nextFragment());
    if (walk.firstFragments.size() != pixels.frames() || !walk.isTrueTable()) {
      return new Result.Stopped(RefusalCode.FRAGMENTS, table.value(row));
    }
    return new Result.Walked(walk);
  }

  /** What speaks: bytes to overwrite in the file. */
  Patches patches() {
    return patches;
  }

  /** First byte after the last fragment. */
  long lastFragmentEnd() {
    return found.fragments().getLast().endOffset();
  }

  /** First byte after the sequence delimiter. */
  long endOffset() {
    return found.endOffset();
  }

  int frames() {
    return firstFragments.size();
  }

  /** Whether the Basic Offset Table is filled. */
  boolean hasOffsetTable() {
    return found.offsetTable().lengthBytes() > 0;
  }

  /** Bytes of frame {@code index}, padding included. */
  long lengthBytes(int index) {
    long length = 0;
    for (Fragment fragment : fragments(index)) {
      length += fragment.lengthBytes();
    }
    return length;
  }

  /** The bytes of frame {@code index}, its fragments joined, without what speaks. */
  byte[] read(int index) {
    byte[] code = new byte[(int) lengthBytes(index)];
    int at = 0;
    for (Fragment fragment : fragments(index)) {
      source.read(fragment.offset(), code, at, fragment.lengthBytes());
      patches.apply(code, at, fragment.offset(), fragment.endOffset());
      at += fragment.lengthBytes();
    }
    return code;
  }

  private List<Fragment> fragments(int index) {
    int from = firstFragments.get(index);
    int to =
        index + 1 < firstFragments.size()
            ? firstFragments.get(index + 1)
            : found.fragments().size();
    return found.fragments().subList(from, to);
  }

  private static Optional<CodeStream> stream(TransferSyntax syntax, PixelDescription pixels) {
    return switch (syntax.coding()) {
      case JPEG -> Optional.of(new JpegStream(false, pixels));
      case JPEG_LS -> Optional.of(new JpegStream(true, pixels));
      case JPEG_2000 -> Optional.of(new Jpeg2000Stream(pixels));
      case RLE ->
          pixels.bitsAllocated() == 1 ? Optional.empty() : Optional.of(RleStream.of(pixels));
      case UNCOMPRESSED_FRAMES ->
          pixels.bitsAllocated() == 1 ? Optional.empty() : Optional.of(new RawStream(pixels));
      case NATIVE, OTHER -> Optional.empty();
    };
  }

  /** Whether the Basic Offset Table is empty or names the first fragment of each frame. */
  private boolean isTrueTable() {
    Fragment table = found.offsetTable();
    if (table.lengthBytes() == 0) {
      return true;
    }
    if (table.lengthBytes() != 4 * firstFragments.size()) {
      return false;
    }
    byte[] bytes = new byte[table.lengthBytes()];
    source.read(table.offset(), bytes, 0, bytes.length);
    long origin = found.fragments().getFirst().offset();
    for (int i = 0; i < firstFragments.size(); i++) {
      int offset = 0;
      for (int b = 3; b >= 0; b--) {
        offset = offset << 8 | bytes[4 * i + b] & 0xFF;
      }
      if (found.fragments().get(firstFragments.get(i)).offset() - origin
          != (offset & 0xFFFFFFFFL)) {
        return false;
      }
    }
    return true;
  }
}
