package eir.browser;

import eir.browser.painter.FormNumbers;
import eir.deid.pixel.Box;
import eir.deid.pixel.FrameForm;
import eir.deid.pixel.FramePainter;
import eir.dicom.Bytes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Opens no frame until the worker has fetched the painter, and then what it opens. */
final class HostFramePainter implements FramePainter {
  private @Nullable HostPainter painter;

  void paintBy(HostPainter fetched) {
    painter = fetched;
  }

  @Override
  public Optional<String> writes(String transferSyntaxUid) {
    String written = painter == null ? "" : painter.writes(transferSyntaxUid);
    return written.isEmpty() ? Optional.empty() : Optional.of(written);
  }

  @Override
  public Optional<Painted> paint(
      String transferSyntaxUid, byte[] code, FrameForm form, List<Box> boxes) {
    if (painter == null) {
      return Optional.empty();
    }
    HostPainter.Painted painted =
        painter.paint(
            transferSyntaxUid,
            Int8Array.copyFromJavaArray(code),
            Int32Array.copyFromJavaArray(FormNumbers.of(form)),
            form.photometric(),
            Int32Array.copyFromJavaArray(FormNumbers.of(boxes)));
    return painted == null
        ? Optional.empty()
        : Optional.of(
            new Painted(
                Bytes.owning(painted.getCode().copyToJavaArray()),
                painted.isLossy(),
                painted.isRgb()));
  }
}
