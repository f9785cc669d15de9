package eir.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** An {@link eir.browser.painter.Painter} of the other script, as the worker hands it in. */
interface HostPainter extends JSObject {

  /** The transfer syntax in which painted frames come out; empty if none is opened. */
  String writes(String transferSyntaxUid);

  /** One frame with blank boxes; null if it cannot be opened. */
  @Nullable Painted paint(
      String transferSyntaxUid,
      Int8Array code,
      Int32Array form,
      String photometric,
      Int32Array boxes);

  /** A painted frame. */
  interface Painted extends JSObject {
    @JSProperty
    Int8Array getCode();

    @JSProperty
    boolean isLossy();

    @JSProperty
    boolean isRgb();
  }
}
