package eir.archive.index;

import eir.archive.object.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * What was made of one series for the eye, by the background job {@code bundle-series}.
 *
 * @param label controlled words of the series, as JSON; no text of a file
 * @param hangingOrder place in the rail, small first
 * @param poster the middle slice at native size; empty without pixels
 * @param thumbnail the same, small
 * @param bundles the objects that hold the frames; none if there is a problem
 * @param problem code of why the series cannot be shown
 */
public record Presentation(
    String label,
    int hangingOrder,
    Optional<Jpeg> poster,
    Optional<Jpeg> thumbnail,
    List<Bundle> bundles,
    Optional<String> problem) {

  public Presentation {
    bundles = List.copyOf(bundles);
  }

  /** An object with encoded frames (docs/bundle.md). */
  public record Bundle(Sha256 sha256, long lengthBytes) {}

  /**
   * How far the work on a submission is.
   *
   * @param series all of them
   * @param made those with a presentation
   * @param unshown those of them that have a problem
   */
  public record Progress(int series, int made, int unshown) {}

  /**
   * A series of a submission with what is made of it so far.
   *
   * @param id opaque, as in {@link Inventory.Series}
   * @param images frames of all its instances
   * @param presentation empty while the job has not run
   */
  public record Shown(
      String id, String modality, int images, Optional<Presentation> presentation) {}
}
