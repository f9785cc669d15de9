package eir.browser.painter;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.imaging.codec.FrameDecoder;
import eir.imaging.codec.FrameShape;
import java.util.Arrays;
import org.teavm.jso.typedarrays.Int16Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Decodes with what the worker handed in. */
final class HostFrameDecoder implements FrameDecoder {
  private final HostDecoder host;

  HostFrameDecoder(HostDecoder host) {
    this.host = host;
  }

  @Override
  public void decode(byte[] code, int from, int to, FrameShape shape, short[] out) {
    Int16Array samples =
        host.decode(
            Int8Array.copyFromJavaArray(Arrays.copyOfRange(code, from, to)),
            shape.rows(),
            shape.columns(),
            shape.samples(),
            shape.bitsAllocated());
    if (samples == null || samples.getLength() != out.length) {
      throw new MalformedDicomException(
          "a code stream that its decoder refuses",
          "a valid code stream (PS3.5 §8.2)",
          Tags.PIXEL_DATA,
          0);
    }
    System.arraycopy(samples.copyToJavaArray(), 0, out, 0, out.length);
  }
}
