package eir.archive.index;

import eir.archive.object.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a submission holds: studies, their series, their instances. */
public record Inventory(List<Study> studies) {
  public Inventory {
    studies = List.copyOf(studies);
  }

  /** All instances, study by study and series by series. */
  public List<Instance> instances() {
    return studies.stream()
        .flatMap(study -> study.series().stream())
        .flatMap(series -> series.instances().stream())
        .toList();
  }

  /** One study; its UID is a replaced one and its date a shifted one. */
  public record Study(String studyInstanceUid, Optional<LocalDate> studyDate, List<Series> series) {
    public Study {
      series = List.copyOf(series);
    }
  }

  /**
   * One series.
   *
   * @param id opaque and unique in the archive: what pages and the viewer call it
   * @param instances by instance number, then UID
   */
  public record Series(
      String id,
      String seriesInstanceUid,
      String modality,
      Optional<Integer> seriesNumber,
      String seriesDescription,
      List<Instance> instances) {
    public Series {
      instances = List.copyOf(instances);
    }
  }

  /** One instance and the object that is its file. */
  public record Instance(
      Sha256 sha256,
      long lengthBytes,
      String sopClassUid,
      String sopInstanceUid,
      String transferSyntaxUid,
      Optional<Integer> instanceNumber,
      int rows,
      int columns,
      int frames) {}
}
