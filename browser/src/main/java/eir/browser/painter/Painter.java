package eir.browser.painter;

import eir.deid.pixel.FramePainter.Painted;
import eir.imaging.codec.CodecPainter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** {@link CodecPainter} as the engine's script calls it; the worker decodes JPEG 2000 and HTJ2K. */
public final class Painter {
  private final CodecPainter codecs;

  /** A painter; it opens neither JPEG 2000 nor HTJ2K where {@code wavelets} is null. */
  @JSExport
  public Painter(@Nullable HostDecoder wavelets) {
    if (wavelets == null) {
      codecs = new CodecPainter();
    } else {
      HostFrameDecoder decoder = new HostFrameDecoder(wavelets);
      codecs = new CodecPainter(decoder, decoder);
    }
  }

  /** The transfer syntax in which painted frames come out; empty if none is opened here. */
  @JSExport
  public String writes(String transferSyntaxUid) {
    return codecs.writes(transferSyntaxUid).orElse("");
  }

  /**
   * One frame with blank boxes.
   *
   * @param form of the frame, {@link FormNumbers#of}
   * @param boxes {@link FormNumbers#of(java.util.List)}
   * @return null if it cannot be opened
   */
  @JSExport
  public @Nullable JSObject paint(
      String transferSyntaxUid,
      Int8Array code,
      Int32Array form,
      String photometric,
      Int32Array boxes) {
    Optional<Painted> painted =
        codecs.paint(
            transferSyntaxUid,
            code.copyToJavaArray(),
            FormNumbers.form(form.copyToJavaArray(), photometric),
            FormNumbers.boxes(boxes.copyToJavaArray()));
    return painted.isEmpty()
        ? null
        : painted(
            Int8Array.copyFromJavaArray(painted.get().code().toArray()),
            painted.get().wasLossy(),
            painted.get().isRgb());
  }

  @JSBody(
      params = {"code", "lossy", "rgb"},
      script = "return {code: code, lossy: lossy, rgb: rgb};")
  private static native JSObject painted(Int8Array code, boolean lossy, boolean rgb);
}
