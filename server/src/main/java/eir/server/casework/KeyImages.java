package eir.server.casework;

import eir.archive.Archive;
import eir.archive.index.Inventory;
import eir.archive.object.StoredObject;
import eir.imaging.Vector;
import eir.imaging.bundle.KeyImage;
import eir.server.preparation.SeriesSources;
import eir.trial.reading.Mark;
import eir.trial.reading.ReadForm;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slice that each reader measured, with the two diameters on it. A slice that is hidden, or
 * that only browsers decode, is not among them.
 */
public final class KeyImages {
  private static final List<String> DIAMETERS = List.of("D1", "D2");

  private KeyImages() {}

  /**
   * One reader's slice.
   *
   * @param label of the read: R1, R2, R3
   * @param dataUri of its JPEG, {@code width × height}
   */
  public record Shown(String label, String dataUri, int width, int height, List<Line> lines) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  /** A diameter on it, with its length as the reader gave it. */
  public record Line(KeyImage.Point from, KeyImage.Point to, String mm) {}

  /** Of the reads that the viewer of {@code seen} may see. */
  static List<Shown> of(SeenCase seen, Archive archive) {
    if (!seen.view().images() || seen.view().reads().isEmpty()) {
      return List.of();
    }
    List<Inventory.Instance> instances =
        seen.file().submission().stream()
            .flatMap(sent -> archive.submissions().ofUpload(sent.upload().text()).stream())
            .flatMap(sent -> archive.submissions().inventory(sent.id()).instances().stream())
            .toList();
    List<Shown> shown = new ArrayList<>();
    for (Map.Entry<String, ReadForm> read : seen.view().reads().entrySet()) {
      of(read.getKey(), read.getValue(), instances, archive).ifPresent(shown::add);
    }
    return shown;
  }

  private static Optional<Shown> of(
      String label, ReadForm read, List<Inventory.Instance> instances, Archive archive) {
    Optional<Mark> longest = read.mark("D1").filter(Mark::isLine);
    return longest.flatMap(mark ->
        instances.stream()
            .filter(one -> one.sopInstanceUid().equals(mark.instanceUid()))
            .findFirst()
            .filter(one -> isStored(one, archive))
            .flatMap(one -> image(one, mark, archive))
            .map(image -> shown(label, read, mark, image)));
  }

  private static boolean isStored(Inventory.Instance instance, Archive archive) {
    Optional<StoredObject> object = archive.objects().open(instance.sha256());
    object.ifPresent(StoredObject::close);
    return object.isPresent();
  }

  private static Optional<KeyImage> image(Inventory.Instance instance, Mark mark, Archive archive) {
    try (SeriesSources files = new SeriesSources(archive.objects(), List.of(instance))) {
      return KeyImage.of(files.sources().getFirst(), mark.frameNumber() - 1);
    }
  }

  private static Shown shown(String label, ReadForm read, Mark longest, KeyImage image) {
    List<Line> lines =
        DIAMETERS.stream()
            .flatMap(item -> read.mark(item).stream())
            .filter(mark -> mark.isLine() && mark.isOnSliceOf(longest))
            .flatMap(mark -> line(mark, read, image))
            .toList();
    String jpeg = Base64.getEncoder().encodeToString(image.jpeg().toArray());
    return new Shown(label, "data:image/jpeg;base64," + jpeg, image.width(), image.height(), lines);
  }

  private static Stream<Line> line(Mark mark, ReadForm read, KeyImage image) {
    return read.number(mark.item()).stream()
        .map(mm ->
            new Line(
                image.at(vector(mark.points().getFirst())),
                image.at(vector(mark.points().getLast())),
                mm.toPlainString()));
  }

  private static Vector vector(Mark.Point point) {
    return new Vector(
        point.xMm().doubleValue(), point.yMm().doubleValue(), point.zMm().doubleValue());
  }
}
