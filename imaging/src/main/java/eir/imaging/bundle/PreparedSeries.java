package eir.imaging.bundle;

import eir.dicom.Bytes;
import eir.imaging.Problem;
import eir.imaging.series.SeriesFacts;
import eir.imaging.series.SeriesLabel;
import java.util.List;
import java.util.Optional;

/** A series that was looked at once: what it is, what can be shown of it, and how. */
public final class PreparedSeries implements AutoCloseable {
  private final List<Bundle> bundles;
  private final List<InstanceProblem> problems;
  private final SeriesFacts facts;
  private final Workers workers;

  PreparedSeries(
      List<Bundle> bundles, List<InstanceProblem> problems, SeriesFacts facts, Workers workers) {
    this.bundles = List.copyOf(bundles);
    this.problems = List.copyOf(problems);
    this.facts = facts;
    this.workers = workers;
  }

  /** The bundles, the one with most frames first; none if nothing of the series can be shown. */
  public List<Bundle> bundles() {
    return bundles;
  }

  /** Number of frames in all bundles. */
  public int images() {
    return bundles.stream().mapToInt(Bundle::frames).sum();
  }

  /** Instances that are not shown, or not wholly, by index. */
  public List<InstanceProblem> problems() {
    return problems;
  }

  /** Why the series has no bundle; empty if it has one. */
  public Optional<Problem> problem() {
    return bundles.isEmpty()
        ? problems.stream().map(InstanceProblem::problem).max(Problem::compareTo)
        : Optional.empty();
  }

  /** Which sequence this is. */
  public SeriesLabel label() {
    return SeriesLabel.of(facts);
  }

  /** The middle slice as a JPEG at native size; empty if only browsers can decode the series. */
  public Optional<Bytes> poster() {
    return middle().map(Poster::of);
  }

  /** The middle slice as a small JPEG; empty if only browsers can decode the series. */
  public Optional<Bytes> thumbnail() {
    return middle().map(Thumbnail::of);
  }

  private Optional<Still> middle() {
    return bundles.isEmpty() ? Optional.empty() : bundles.getFirst().middle();
  }

  /** Ends the threads; the bundles cannot be written afterwards. */
  @Override
  public void close() {
    workers.close();
  }
}
