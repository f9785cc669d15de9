package eir.deid.plan;

import eir.dicom.Bytes;

/**
 * One stretch of an output file: bytes kept from the input, bytes put in their place, or samples
 * kept but for bits that are no part of them, or for boxes that are blank.
 */
public sealed interface Segment {

  /** Length of this stretch in the output file, in bytes; never zero. */
  long lengthBytes();

  /**
   * Input bytes carried over unchanged because a rule proved them harmless.
   *
   * @param fromByte offset in the input file, counted from its first byte, preamble included
   * @param lengthBytes how many bytes; may exceed 2 GiB, as pixel data is kept without being read
   */
  record Keep(long fromByte, long lengthBytes) implements Segment {
    public Keep {
      if (fromByte < 0 || lengthBytes <= 0) {
        throw new IllegalArgumentException(
            "A kept range starts at or after 0 and is not empty, but this one starts at "
                + fromByte
                + " and has "
                + lengthBytes
                + " bytes");
      }
    }

    /** Offset of the first input byte after this range. */
    public long endByte() {
      return fromByte + lengthBytes;
    }
  }

  /**
   * Bytes found nowhere in the input: a replaced value, a recomputed length, the new file meta.
   *
   * @param bytes the encoded bytes, in the transfer syntax of the output
   */
  record Insert(Bytes bytes) implements Segment {
    public Insert {
      if (bytes.length() == 0) {
        throw new IllegalArgumentException("An insertion of nothing is no segment; leave it out");
      }
    }

    @Override
    public long lengthBytes() {
      return bytes.length();
    }
  }

  /**
   * Input samples of which only the stored bits are kept: overlays once hid in the others (PS3.5
   * §8.1.2).
   *
   * @param fromByte offset in the input file
   * @param lengthBytes how many bytes, a multiple of {@code unitBytes}
   * @param unitBytes bytes of a sample: 1, 2 or 4
   * @param mask the bits that stay, of a sample as a number
   * @param isBigEndian whether samples have their high byte first
   */
  record Mask(long fromByte, long lengthBytes, int unitBytes, int mask, boolean isBigEndian)
      implements Segment {

    /** The mask of the byte at {@code position}, counted from the first byte of the segment. */
    public byte maskAt(long position) {
      int inUnit = (int) (position % unitBytes);
      int shift = 8 * (isBigEndian ? unitBytes - 1 - inUnit : inUnit);
      return (byte) (mask >>> shift);
    }

    /** Masks {@code bytes[from, to)}, whose first byte stands at {@code position}. */
    public void apply(byte[] bytes, int from, int to, long position) {
      for (int i = from; i < to; i++) {
        bytes[i] &= maskAt(position + i - from);
      }
    }
  }

  /**
   * Input samples of which some places are overwritten: boxes that a person drew over text, bits
   * beside signed samples.
   *
   * @param fromByte offset in the input file
   * @param lengthBytes how many bytes
   * @param stencil what is overwritten, and with what
   */
  record Blank(long fromByte, long lengthBytes, Stencil stencil) implements Segment {
    public Blank {
      if (fromByte < 0 || lengthBytes <= 0) {
        throw new IllegalArgumentException(
            "A range with blank boxes starts at or after 0 and is not empty, but this one starts at "
                + fromByte
                + " and has "
                + lengthBytes
                + " bytes");
      }
    }
  }
}
