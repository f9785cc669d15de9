package eir.browser;

import eir.dicom.stream.Deflated;
import eir.dicom.stream.Source;
import java.util.Arrays;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/** Deflated files (PS3.5 §A.5): the worker inflates, as only the browser has the means. */
public final class Deflation {
  private Deflation() {}

  /** Offset of the deflate stream, -1 if the file is not a deflated one. */
  @JSExport
  public static int streamOffset(HostFile file) {
    return Deflated.streamOffset(HostSource.of(file)).orElse(-1);
  }

  /** The whole file in Explicit VR Little Endian, its data set inflated by the worker. */
  @JSExport
  public static Int8Array inflated(HostFile file, Int8Array dataSet) {
    Source source = Deflated.inflated(HostSource.of(file), dataSet.copyToJavaArray());
    int length = (int) source.lengthBytes();
    return Int8Array.copyFromJavaArray(Arrays.copyOf(source.prefix(length), length));
  }
}
