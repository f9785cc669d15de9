package eir.imaging;

import eir.dicom.Bytes;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which fragments make which frame, PS3.5 Annex A.4.
 *
 * <p>Believed in this order: one frame has all fragments; as many fragments as frames; the Extended
 * Offset Table; the Basic Offset Table; fragments that begin with a start-of-image marker.
 */
final class FrameRanges {
  private final List<List<Fragment>> frames;

  private FrameRanges(List<List<Fragment>> frames) {
    this.frames = frames;
  }

  /**
   * Finds the fragments of {@code count} frames.
   *
   * @throws MalformedDicomException if neither tables nor markers tell them apart
   */
  static FrameRanges of(Source source, Header header, Encapsulated pixels, int count) {
    List<Fragment> fragments = pixels.fragments();
    if (count == 1 && !fragments.isEmpty()) {
      return new FrameRanges(List.of(fragments));
    }
    if (fragments.size() == count) {
      return new FrameRanges(fragments.stream().map(List::of).toList());
    }
    return byOffsets(fragments, extendedOffsets(header), count)
        .or(() -> byOffsets(fragments, basicOffsets(source, pixels.offsetTable()), count))
        .or(() -> byMarkers(source, fragments, count))
        .orElseThrow(() ->
            new MalformedDicomException(
                "%d fragments for %d frames and no offset table that fits"
                    .formatted(fragments.size(), count),
                "fragments that offsets or image markers divide into frames (PS3.5 §A.4)",
                Tags.PIXEL_DATA,
                pixels.offsetTable().offset()));
  }

  /** The bytes of a frame: its fragments one after the other. */
  byte[] read(Source source, int frame) {
    long length = 0;
    for (Fragment fragment : frames.get(frame)) {
      length += fragment.lengthBytes();
    }
    if (length > Integer.MAX_VALUE - 16) {
      throw new MalformedDicomException(
          "a compressed frame of 2 GiB or more",
          "a frame that memory can hold",
          Tags.PIXEL_DATA,
          frames.get(frame).getFirst().offset());
    }
    byte[] code = new byte[(int) length];
    int at = 0;
    for (Fragment fragment : frames.get(frame)) {
      if (source.read(fragment.offset(), code, at, fragment.lengthBytes())
          < fragment.lengthBytes()) {
        throw new MalformedDicomException(
            "the file ends inside a fragment",
            "all of its bytes (PS3.5 §A.4)",
            Tags.PIXEL_DATA,
            fragment.offset());
      }
      at += fragment.lengthBytes();
    }
    return code;
  }

  private static long[] extendedOffsets(Header header) {
    Optional<Bytes> table = header.bytes(Tags.EXTENDED_OFFSET_TABLE);
    return table.isEmpty() ? new long[0] : numbers(table.get().toArray(), 8);
  }

  private static long[] basicOffsets(Source source, Fragment table) {
    byte[] bytes = new byte[table.lengthBytes()];
    int read = source.read(table.offset(), bytes, 0, bytes.length);
    return read < bytes.length ? new long[0] : numbers(bytes, 4);
  }

  private static long[] numbers(byte[] bytes, int width) {
    long[] numbers = new long[bytes.length / width];
    for (int i = 0; i < numbers.length; i++) {
      for (int j = width - 1; j >= 0; j--) {
        numbers[i] = numbers[i] << 8 | (bytes[i * width + j] & 0xFF);
      }
    }
    return numbers;
  }

  private static Optional<List<List<Fragment>>> split(
      List<Fragment> fragments, boolean[] startsFrame, int count) {
    List<List<Fragment>> frames = new ArrayList<>();
    for (int i = 0; i < fragments.size(); i++) {
      if (startsFrame[i]) {
        frames.add(new ArrayList<>());
      }
      if (frames.isEmpty()) {
        return Optional.empty();
      }
      frames.getLast().add(fragments.get(i));
    }
    return frames.size() == count ? Optional.of(frames) : Optional.empty();
  }

  /** Offsets count from the item header of the first fragment; each must hit one (§A.4). */
  private static Optional<FrameRanges> byOffsets(
      List<Fragment> fragments, long[] offsets, int count) {
    if (offsets.length != count || fragments.size() < count) {
      return Optional.empty();
    }
    long base = fragments.getFirst().offset();
    boolean[] starts = new boolean[fragments.size()];
    int next = 0;
    for (int i = 0; i < starts.length && next < count; i++) {
      if (fragments.get(i).offset() - base == offsets[next]) {
        starts[i] = true;
        next++;
      }
    }
    return split(fragments, starts, count).map(FrameRanges::new);
  }

  private static Optional<FrameRanges> byMarkers(
      Source source, List<Fragment> fragments, int count) {
    boolean[] starts = new boolean[fragments.size()];
    byte[] head = new byte[4];
    for (int i = 0; i < starts.length; i++) {
      Fragment fragment = fragments.get(i);
      starts[i] =
          fragment.lengthBytes() >= 4
              && source.read(fragment.offset(), head, 0, 4) == 4
              && head[0] == (byte) 0xFF
              && (head[1] == (byte) 0xD8 && head[2] == (byte) 0xFF
                  || head[1] == 0x4F && head[2] == (byte) 0xFF && head[3] == 0x51);
    }
    return split(fragments, starts, count).map(FrameRanges::new);
  }
}
