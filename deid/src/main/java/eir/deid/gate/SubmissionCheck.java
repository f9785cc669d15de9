package eir.deid.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What only all files of a submission together can show (DEID G12, G13): one subject, one date a
 * study, one study a series, no instance twice.
 */
public final class SubmissionCheck {
  private final Map<String, String> dateOfStudy = new HashMap<>();
  private final Map<String, String> studyOfSeries = new HashMap<>();
  private final Map<String, String> seriesOfInstance = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private String pseudonym = "";

  /** Takes the next file that passed the gate. */
  public void add(Instance instance) {
    addSeries(
        instance.pseudonym(),
        instance.studyInstanceUid(),
        instance.studyDate(),
        instance.seriesInstanceUid());
    if (differs(seriesOfInstance, instance.sopInstanceUid(), instance.seriesInstanceUid())) {
      find(Finding.Rule.G13, "(0008,0018)", "instance-in-two-series");
    }
  }

  /**
   * Takes what the files of one series say together, from an index that holds no instance twice.
   *
   * @param studyDate in the one form that the caller uses for all, or empty
   */
  public void addSeries(
      String pseudonym, String studyInstanceUid, String studyDate, String seriesInstanceUid) {
    if (this.pseudonym.isEmpty()) {
      this.pseudonym = pseudonym;
    } else if (!this.pseudonym.equals(pseudonym)) {
      find(Finding.Rule.G7, "(0010,0020)", "second-subject");
    }
    if (differs(dateOfStudy, studyInstanceUid, studyDate)) {
      find(Finding.Rule.G12, "(0008,0020)", "second-study-date");
    }
    if (differs(studyOfSeries, seriesInstanceUid, studyInstanceUid)) {
      find(Finding.Rule.G13, "(0020,000E)", "series-in-two-studies");
    }
  }

  /** The findings so far, in the order of the files. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private static boolean differs(Map<String, String> known, String key, String value) {
    String before = known.putIfAbsent(key, value);
    return before != null && !before.equals(value);
  }

  private void find(Finding.Rule rule, String path, String reason) {
    findings.add(new Finding(rule, path, 0, reason));
  }
}
