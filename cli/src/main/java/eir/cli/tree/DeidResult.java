package eir.cli.tree;

import eir.deid.Report;
import eir.dicom.Identifying;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run of {@link DeidTree} ended.
 *
 * @param written outputs that passed the gate
 * @param resumed outputs that were there already
 * @param others outputs of this run of classes that no trial takes
 * @param leftOut files that are no DICOM images: other files, DICOMDIR
 * @param refused DICOM files without an output, in the order of the list
 * @param waiting series that a person must look at, in the order of the list
 */
public record DeidResult(
    int files,
    int written,
    int resumed,
    int others,
    List<Refused> leftOut,
    List<Refused> refused,
    List<Waiting> waiting,
    long bytesRead,
    long bytesWritten,
    double seconds,
    Report report) {
  /** Why one file has no output; {@code index} is its number in the sorted list. */
  public record Refused(int index, String reason, String path, long offset) {}

  /**
   * A series of which nothing was written, as nobody has looked at its pictures of this size.
   *
   * @param folder of one of its files, below IN
   */
  public record Waiting(
      Identifying<String> series, Identifying<Path> folder, int rows, int columns) {
    Waiting(Picture picture) {
      this(picture.series(), picture.folder(), picture.rows(), picture.columns());
    }
  }

  /** Refusals by reason, most frequent first. */
  public static Map<String, Integer> byReason(List<Refused> refused) {
    Map<String, Integer> counts = new HashMap<>();
    for (Refused one : refused) {
      counts.merge(one.reason, 1, Integer::sum);
    }
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
