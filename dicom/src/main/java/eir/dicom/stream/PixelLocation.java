package eir.dicom.stream;

import java.util.List;

/** Where the pixels of a file lie. Offsets count from the first byte of the file. */
public sealed interface PixelLocation {

  /** The data set has no pixel data. */
  record Absent() implements PixelLocation {}

  /** One run of samples; {@code lengthBytes} is the element's own word and may leave the file. */
  record Native(long offset, long lengthBytes) implements PixelLocation {}

  /**
   * Fragments of PS3.5 Annex A.4.
   *
   * @param offsetTable the Basic Offset Table, may be empty
   * @param fragments the rest in file order
   * @param endOffset first byte after the sequence delimiter
   */
  record Encapsulated(Fragment offsetTable, List<Fragment> fragments, long endOffset)
      implements PixelLocation {
    public Encapsulated {
      fragments = List.copyOf(fragments);
    }
  }

  /** The value of one item: {@code lengthBytes} bytes from {@code offset}. */
  record Fragment(long offset, int lengthBytes) {
    /** First byte after the value. */
    public long endOffset() {
      return offset + lengthBytes;
    }
  }
}
