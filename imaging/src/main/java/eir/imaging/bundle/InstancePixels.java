package eir.imaging.bundle;

import eir.dicom.MalformedDicomException;
import eir.dicom.stream.Source;
import eir.imaging.Frame;
import eir.imaging.FrameReader;
import eir.imaging.Unshown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames of a series' instances; keeps one reader a thread, so that a multi-frame header is
 * read once and not once a frame, and a thousand headers are never held together.
 */
final class InstancePixels {
  private record Open(int instance, FrameReader reader) {}

  private final List<Source> instances;
  private final ThreadLocal<@Nullable Open> last = new ThreadLocal<>();

  InstancePixels(List<Source> instances) {
    this.instances = instances;
  }

  Frame frame(Slice slice) {
    return reader(slice.instance()).read(slice.facts().frame());
  }

  byte[] code(Slice slice) {
    return reader(slice.instance()).code(slice.facts().frame());
  }

  private FrameReader reader(int instance) {
    Open open = last.get();
    if (open == null || open.instance() != instance) {
      open =
          switch (FrameReader.open(instances.get(instance))) {
            case FrameReader reader -> new Open(instance, reader);
            case Unshown(_) ->
                throw new MalformedDicomException(
                    "another file than in the first pass", "an unchanged source", 0x7FE00010, 0);
          };
      last.set(open);
    }
    return open.reader();
  }
}
