package eir.deid.pixel;

import eir.dicom.Bytes;
import java.util.List;
import java.util.Optional;

/** Paints frames of Encapsulated Uncompressed (PS3.5 §A.4.11), which are native bytes. */
final class RawPainter implements FramePainter {
  @Override
  public Optional<String> writes(String transferSyntaxUid) {
    return Optional.of(transferSyntaxUid);
  }

  @Override
  public Optional<Painted> paint(
      String transferSyntaxUid, byte[] code, FrameForm form, List<Box> boxes) {
    if (!BoxStencil.canDraw(form)) {
      return Optional.empty();
    }
    byte[] painted = code.clone();
    new BoxStencil(form, 1, boxes, false, false, Optional.empty())
        .paint(painted, 0, painted.length, 0);
    return Optional.of(new Painted(Bytes.owning(painted), false, false));
  }
}
