package eir.dicom.stream;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.text.Latin1;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Deflated files (PS3.5 §A.5): the engine says where the stream begins, the host inflates it by the
 * means it has (java.util.zip, DecompressionStream), the engine puts the result into Explicit VR
 * Little Endian.
 *
 * <p>The host stops inflating at {@link Limits#fileBytes()} and {@link Limits#inflationRatio()}.
 */
public final class Deflated {
  private Deflated() {}

  /** Offset of the deflate stream in {@code source}; empty if the file is not a deflated one. */
  public static OptionalInt streamOffset(Source source) {
    ElementTable table = new DataSetWalker().walk(source);
    return table.fault() == Fault.DEFLATED
        ? OptionalInt.of(table.dataSetStart())
        : OptionalInt.empty();
  }

  /** The file in Explicit VR Little Endian: meta of {@code source}, data set {@code inflated}. */
  public static Source inflated(Source source, byte[] inflated) {
    ElementTable table = new DataSetWalker().walk(source);
    int row = table.find(Tags.TRANSFER_SYNTAX_UID, 0, table.firstOfDataSet());
    if (row < 0) { // meta elements out of order: refused as it stands
      return source;
    }
    byte[] uid = Latin1.bytes(Uids.EXPLICIT_VR_LITTLE_ENDIAN + "\0");
    int before = table.value(row);
    int behind = before + table.length(row);
    byte[] file =
        Arrays.copyOf(
            table.bytes(), before + uid.length + table.dataSetStart() - behind + inflated.length);
    file[before - 2] = (byte) uid.length;
    file[before - 1] = 0;
    System.arraycopy(uid, 0, file, before, uid.length);
    int end = before + uid.length;
    System.arraycopy(table.bytes(), behind, file, end, table.dataSetStart() - behind);
    end += table.dataSetStart() - behind;
    System.arraycopy(inflated, 0, file, end, inflated.length);
    return Source.of(file);
  }
}
