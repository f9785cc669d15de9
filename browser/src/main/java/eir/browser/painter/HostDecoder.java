package eir.browser.painter;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int16Array;
import org.teavm.jso.typedarrays.Int8Array;

/** A decoder that the page has for its pictures, as the worker hands it in. It never throws. */
public interface HostDecoder extends JSObject {

  /**
   * The samples of one frame as {@link eir.imaging.codec.FrameDecoder} gives them; null if it
   * cannot be decoded.
   */
  @Nullable Int16Array decode(
      Int8Array code, int rows, int columns, int samples, int bitsAllocated);
}
