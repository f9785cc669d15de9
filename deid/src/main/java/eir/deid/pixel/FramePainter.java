package eir.deid.pixel;

import eir.dicom.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The host's means to open compressed frames, blank boxes in them and close them again: the JVM's
 * decoders and encoders, or in a browser a script that is loaded when the first box asks for it.
 *
 * <p>One frame at a time. The same frame and boxes give the same bytes on every host that opens it,
 * but for the irreversible wavelet of JPEG 2000, which each host's decoder rounds in its way. HTJ2K
 * is opened in the browser alone.
 */
public interface FramePainter {
  /** A host that opens none. */
  FramePainter NONE =
      new FramePainter() {
        @Override
        public Optional<String> writes(String transferSyntaxUid) {
          return Optional.empty();
        }

        @Override
        public Optional<Painted> paint(
            String transferSyntaxUid, byte[] code, FrameForm form, List<Box> boxes) {
          return Optional.empty();
        }
      };

  /**
   * In which transfer syntax frames come out that came in {@code transferSyntaxUid}; absent if none
   * of them is opened here.
   */
  Optional<String> writes(String transferSyntaxUid);

  /**
   * One frame with blank boxes. Outside them its decoded samples are the same, but for blocks of a
   * lossy JPEG that a box touches, which are blank as a whole.
   *
   * @param code the code stream; padding may follow it
   * @param boxes inside the frame, at least one
   * @return absent if the frame is broken or uses what nobody here reads
   */
  Optional<Painted> paint(String transferSyntaxUid, byte[] code, FrameForm form, List<Box> boxes);

  /**
   * A painted frame.
   *
   * @param code the new code stream, without padding
   * @param wasLossy whether the coding that it came in loses something, which the new one hides
   * @param isRgb whether a colour transform of the old coding was undone
   */
  record Painted(Bytes code, boolean wasLossy, boolean isRgb) {}
}
