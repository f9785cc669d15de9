package eir.bench.residue;

import eir.deid.header.TopLevel;
import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fragments;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.Source;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The picture of a file as bytes that two files can be compared by: the stored bits of native
 * samples, neither what pads them nor what stands behind them; or coded bytes as {@link CodedBytes}
 * has them.
 */
final class Picture {
  private Picture() {}

  /** No bytes if the pixels cannot be found. */
  static byte[] of(Source source, ElementTable table) {
    try {
      return switch (Fragments.locate(source, table)) {
        case PixelLocation.Absent _ -> new byte[0];
        case PixelLocation.Native found -> samples(source, table, found.lengthBytes());
        case PixelLocation.Encapsulated found -> {
          ByteArrayOutputStream coded = new ByteArrayOutputStream();
          for (Fragment fragment : found.fragments()) {
            byte[] bytes = new byte[fragment.lengthBytes()];
            source.read(fragment.offset(), bytes, 0, bytes.length);
            coded.writeBytes(bytes);
          }
          yield CodedBytes.of(coded.toByteArray());
        }
      };
    } catch (MalformedDicomException broken) {
      return new byte[0];
    }
  }

  /** Whether the file holds as many samples, or fragments, as its header says. */
  static boolean isWhole(Source source, ElementTable table) {
    long frames = Math.max(1, TopLevel.integer(table, Tags.NUMBER_OF_FRAMES, 1));
    try {
      return switch (Fragments.locate(source, table)) {
        case PixelLocation.Absent _ -> false;
        case PixelLocation.Native found ->
            statedBytes(table) > 0
                && statedBytes(table)
                    <= Math.min(found.lengthBytes(), source.lengthBytes() - found.offset());
        case PixelLocation.Encapsulated found -> found.fragments().size() >= frames;
      };
    } catch (MalformedDicomException broken) {
      return false;
    }
  }

  private static byte[] samples(Source source, ElementTable table, long lengthBytes) {
    int row = table.pixelRow();
    int allocated = number(table, Tags.BITS_ALLOCATED, 0);
    int stored = number(table, Tags.BITS_STORED, allocated);
    int shift = number(table, Tags.HIGH_BIT, stored - 1) + 1 - stored;
    long stated = statedBytes(table);
    byte[] bytes = new byte[(int) Math.min(lengthBytes, source.lengthBytes() - table.value(row))];
    source.read(table.value(row), bytes, 0, bytes.length);
    boolean isTurned =
        (stated & 1) != 0 && stated < bytes.length && table.isBigEndian() && table.vr(row) == Vr.OW;
    if (isTurned) { // the byte that pads stands before the last sample
      bytes[(int) stated - 1] = bytes[(int) stated];
    }
    byte[] samples = Arrays.copyOf(bytes, (int) Math.min(stated, bytes.length));
    if (stored < allocated && (allocated == 8 || allocated == 16)) {
      int mask = (1 << stored) - 1 << shift;
      int unit = allocated / 8;
      for (int at = 0; at < samples.length; at++) {
        int place = table.isBigEndian() ? unit - 1 - at % unit : at % unit;
        samples[at] &= (byte) (mask >>> 8 * place);
      }
    }
    return samples;
  }

  /** What the header says that native pixels have. */
  private static long statedBytes(ElementTable table) {
    int allocated = number(table, Tags.BITS_ALLOCATED, 0);
    int perPixel = number(table, Tags.SAMPLES_PER_PIXEL, 1);
    boolean isHalved =
        perPixel == 3
            && TopLevel.text(table, Tags.PHOTOMETRIC_INTERPRETATION).equals("YBR_FULL_422");
    long count =
        (long) number(table, Tags.ROWS, 0)
            * number(table, Tags.COLUMNS, 0)
            * (isHalved ? 2 : perPixel)
            * Math.max(1, TopLevel.integer(table, Tags.NUMBER_OF_FRAMES, 1));
    return (count * allocated + 7) / 8;
  }

  private static int number(ElementTable table, int tag, int otherwise) {
    return table.firstUnsignedShort(table.find(tag), otherwise);
  }
}
