package eir.imaging;

import eir.dicom.Bytes;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.Header;
import java.util.Optional;

/**
 * The colours of PALETTE COLOR pixels, PS3.3 §C.7.6.3.1.5 and .6: look-up tables of 8 or 16 bits.
 *
 * <p>Entries of 16 bits are shown by their high byte. Segmented tables are not read.
 */
public final class Palette {
  private static final int[] DESCRIPTORS = {
    Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
    Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
    Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
  };
  private static final int[] TABLES = {
    Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
  };

  private final int first;
  private final byte[][] channels;

  private Palette(int first, byte[][] channels) {
    this.first = first;
    this.channels = channels;
  }

  /** The palette of a file; empty if a table is missing, segmented or of the wrong length. */
  static Optional<Palette> read(Header header) {
    byte[][] channels = new byte[3][];
    int first = 0;
    for (int channel = 0; channel < 3; channel++) {
      double[] descriptor = header.decimals(DESCRIPTORS[channel]);
      Optional<Bytes> data = header.bytes(TABLES[channel]);
      if (descriptor.length != 3 || data.isEmpty()) {
        return Optional.empty();
      }
      int entries = (int) descriptor[0] & 0xFFFF;
      entries = entries == 0 ? 1 << 16 : entries;
      first = (int) descriptor[1];
      Optional<byte[]> table =
          table(data.get(), entries, (int) descriptor[2], header.transferSyntax().isBigEndian());
      if (table.isEmpty()) {
        return Optional.empty();
      }
      channels[channel] = table.get();
    }
    return Optional.of(new Palette(first, channels));
  }

  private static Optional<byte[]> table(Bytes data, int entries, int bits, boolean bigEndian) {
    byte[] table = new byte[entries];
    if (data.length() >= 2 * entries) {
      int shown = (bits <= 8) == bigEndian ? 1 : 0; // which byte of a word is the colour
      for (int i = 0; i < entries; i++) {
        table[i] = (byte) data.at(2 * i + shown);
      }
      return Optional.of(table);
    }
    if (bits == 8 && data.length() >= entries) {
      for (int i = 0; i < entries; i++) {
        table[i] = (byte) data.at(bigEndian ? i ^ 1 : i);
      }
      return Optional.of(table);
    }
    return Optional.empty();
  }

  /** Looks up grey indices; {@code out} gets three values of 0 to 255 for each. */
  void colour(short[] indices, boolean signed, short[] out) {
    int last = channels[0].length - 1;
    for (int i = 0; i < indices.length; i++) {
      int index = (signed ? indices[i] : indices[i] & 0xFFFF) - first;
      for (int channel = 0; channel < 3; channel++) {
        byte[] table = channels[channel];
        int at = Math.max(0, Math.min(Math.min(last, table.length - 1), index));
        out[3 * i + channel] = (short) (table[at] & 0xFF);
      }
    }
  }
}
