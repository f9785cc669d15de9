package eir.cli.tree;

import eir.cli.tree.DeidResult.Refused;
import eir.cli.tree.DeidResult.Waiting;
import eir.deid.RefusalCode;
import eir.deid.Report;
import eir.deid.gate.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What one thread of a run counts, and how the counts of all become a result. */
final class DeidTally {
  final Report report = new Report();
  private final Map<Integer, Waiting> waiting = new HashMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private int written;
  private int resumed;
  private int others;
  private long bytesWritten;

  void refuse(int index, String reason, String path, long offset) {
    refused.add(new Refused(index, reason, path, offset));
  }

  /** The output of {@code index} did not pass the gate. */
  void refuse(int index, Verdict.Refused verdict) {
    var first = verdict.findings().getFirst();
    String reason = RefusalCode.GATE.name() + "_" + first.rule() + "_" + first.reason();
    refuse(index, reason, first.path(), first.offset());
  }

  /** Another output of this run, or of one before, has the name of that of {@code index}. */
  void refuseName(int index, String reason) {
    refuse(index, reason, "(0008,0018)", 0);
  }

  void await(int index, Picture picture) {
    waiting.put(index, new Waiting(picture));
  }

  void wrote(long lengthBytes) {
    written++;
    bytesWritten += lengthBytes;
  }

  void resumed() {
    resumed++;
  }

  /** An output of a class that no trial takes. */
  void other() {
    others++;
  }

  static DeidResult sum(List<DeidTally> tallies, FileList input, double seconds) {
    DeidTally all = new DeidTally();
    for (DeidTally one : tallies) {
      all.report.add(one.report);
      all.waiting.putAll(one.waiting);
      all.refused.addAll(one.refused);
      all.written += one.written;
      all.resumed += one.resumed;
      all.others += one.others;
      all.bytesWritten += one.bytesWritten;
    }
    all.refused.sort((a, b) -> Integer.compare(a.index(), b.index()));
    return new DeidResult(
        input.size(),
        all.written,
        all.resumed,
        all.others,
        all.refused.stream().filter(DeidTally::isNoImage).toList(),
        all.refused.stream().filter(one -> !isNoImage(one)).toList(),
        all.series(),
        input.lengthBytes(),
        all.bytesWritten,
        seconds,
        all.report);
  }

  /** The series that wait, each size of frames once, in the order of the list. */
  private List<Waiting> series() {
    SequencedMap<String, Waiting> series = new LinkedHashMap<>();
    waiting.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .forEach(
            one -> series.put(one.series().reveal() + " " + one.rows() + " " + one.columns(), one));
    return List.copyOf(series.values());
  }

  private static boolean isNoImage(Refused one) {
    return one.reason().equals(RefusalCode.NOT_DICOM.name())
        || one.reason().equals(RefusalCode.DICOMDIR.name());
  }
}
